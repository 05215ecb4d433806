package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.languages.Zpl;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is at the other end may be no printer at all.
@Timeout(30)
class ConversationTest {
  private static final Job JOB = new Job(Pictures.art(), Pictures.fields(1));

  @Test
  void aDeviceThatTalksByItselfIsNoPrinterAndHoldsNobodyUp() {
    try (Scale scale = new Scale();
        LabelPrinter printer = new LabelPrinter(new Zpl(), scale)) {
      assertEquals(PrinterStatus.BABBLING, printer.status());
      assertEquals(new Outcome.Failed(Set.of(StateReason.OTHER)), printer.print(JOB));
      assertInstanceOf(Outcome.Pending.class, printer.settle(7));
    }
  }

  @Test
  void whoIsInterruptedAsksNoMore() {
    try (Scale scale = new Scale()) {
      Conversation conversation = new Conversation(scale, new Zpl());
      Thread.currentThread().interrupt();
      assertThrows(PrinterException.class, conversation::status);
      assertTrue(Thread.interrupted());
    }
  }

  /// Weighs something heavy, and says so a hundred times a second.
  private static final class Scale implements Link {
    private boolean open;

    @Override
    public void write(byte[] bytes) {
      // It does not listen.
    }

    @Override
    public byte[] read(Duration patience) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new byte[] {'4', '2', 'k', 'g'};
    }

    @Override
    public Duration travel(int bytes) {
      return Duration.ZERO;
    }

    @Override
    public byte[] drain() {
      // The next weight comes at once.
      return new byte[0];
    }

    @Override
    public boolean open() {
      boolean anew = !open;
      open = true;
      return anew;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
