package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A firmware without a printer around it: what it would print, and what it says.
class Bench implements Firmware.Machine {
  private final StringBuilder said = new StringBuilder();
  private final List<Label> printed = new ArrayList<>();

  List<Label> printed() {
    return printed;
  }

  String said() {
    return said.toString();
  }

  @Override
  public void print(Label label) {
    printed.add(label);
  }

  @Override
  public void cancel() {
    printed.clear();
  }

  @Override
  public void say(byte[] answer) {
    said.append(new String(answer, StandardCharsets.ISO_8859_1));
  }

  @Override
  public boolean has(Fault fault) {
    return false;
  }

  @Override
  public boolean paperOut() {
    return false;
  }

  @Override
  public boolean stopped() {
    return false;
  }

  @Override
  public boolean printing() {
    return false;
  }

  @Override
  public int waiting() {
    return 0;
  }

  @Override
  public long count() {
    return printed.size();
  }
}
