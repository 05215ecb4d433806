package dev.foyer.printer;

import java.time.Duration;
import java.util.function.Consumer;

/// A link at which somebody listens, and may do something before it is written to.
record Overheard(Link link, Consumer<byte[]> before) implements Link {
  @Override
  public void write(byte[] bytes) {
    before.accept(bytes);
    link.write(bytes);
  }

  @Override
  public byte[] read(Duration patience) {
    return link.read(patience);
  }

  @Override
  public Duration travel(int bytes) {
    return link.travel(bytes);
  }

  @Override
  public byte[] drain() {
    return link.drain();
  }

  @Override
  public boolean open() {
    return link.open();
  }

  @Override
  public void close() {
    link.close();
  }
}
