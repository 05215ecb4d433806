package dev.foyer.printer;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A printer's room for one label. What is heard while a label is still under way is no answer to
/// the question behind it. Not thread-safe.
final class ImageBuffer implements Memory {
  private static final int TRIES = 3;
  private static final int LETTERS = 16;
  private static final int TICKETS = LETTERS * LETTERS * LETTERS * LETTERS;

  private final Conversation conversation;
  private final LoadingLanguage language;
  private long connection = -1;

  /// What was loaded last and is neither out nor dropped.
  private @Nullable Parcel waiting;

  /// Starts anywhere, so that news of another program's label hardly ever bears the same one.
  private int ticket = new SecureRandom().nextInt(TICKETS);

  ImageBuffer(Conversation conversation, LoadingLanguage language) {
    this.conversation = conversation;
    this.language = language;
  }

  @Override
  public Stored store(LabelPrinter.Job job) {
    meet();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      conversation.listen();
      Parcel parcel = load(job);
      byte[] question = language.askLoaded(parcel.ticket());
      if (question.length == 0) {
        return new Stored.Whole(parcel);
      }
      Optional<Boolean> whole =
          conversation
              .askAtLeisure(
                  question,
                  answer ->
                      conversation.underWay()
                          ? Optional.empty()
                          : language.loaded(conversation.heard(), answer, parcel.ticket()))
              .or(() -> language.loadedInSilence(conversation.heard(), parcel.ticket()));
      if (whole.orElse(false)) {
        return new Stored.Whole(parcel);
      }
      Optional<PrinterStatus> status = whole.isPresent() ? Optional.empty() : conversation.status();
      if (whole.isEmpty() && status.isEmpty()) {
        return new Stored.Silent();
      }
      clear();
      Set<StateReason> reasons = status.map(PrinterStatus::reasons).orElse(Set.of());
      if (!reasons.isEmpty()) {
        return new Stored.Refused(reasons);
      }
    }
    return new Stored.Refused(Set.of(StateReason.TRANSFER_DAMAGED));
  }

  @Override
  public Parcel storeUnheard(LabelPrinter.Job job) {
    meet();
    return load(job);
  }

  @Override
  public boolean holds(Parcel parcel) {
    return parcel.equals(waiting);
  }

  /// The next label takes its place.
  @Override
  public void forget(Parcel parcel) {
    waiting = null;
  }

  @Override
  public void clear() {
    connection = conversation.connection();
    waiting = null;
    conversation.tell(language.clear());
    conversation.rest(language.rest());
  }

  private Parcel load(LabelPrinter.Job job) {
    Label whole = job.whole();
    String name = nextTicket();
    conversation.tell(language.settings(whole));
    conversation.tell(language.load(whole, name));
    Parcel parcel = new Parcel(name, language.release(whole, name), new byte[0]);
    waiting = parcel;
    return parcel;
  }

  private void meet() {
    if (conversation.connection() != connection) {
      clear();
    }
  }

  /// Four letters from A to P.
  private String nextTicket() {
    ticket = (ticket + 1) % TICKETS;
    StringBuilder letters = new StringBuilder();
    for (int rest = ticket, i = 0; i < 4; i++, rest /= LETTERS) {
      letters.append((char) ('A' + rest % LETTERS));
    }
    return letters.toString();
  }
}
