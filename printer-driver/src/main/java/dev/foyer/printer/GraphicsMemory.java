package dev.foyer.printer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What lies in the printer's memory: art for the evening, fields for one badge. A damaged transfer
/// is dropped by the printer because its checksum fails, so its directory tells what arrived whole.
/// Not thread-safe.
final class GraphicsMemory implements Memory {
  private static final int TRIES = 3;
  private static final int SLOTS = 36 * 36;
  private static final String EVERY_SLOT = "F*";

  private final Conversation conversation;
  private final StoringLanguage language;
  private Set<String> known = Set.of();
  private long connection = -1;

  /// Starts anywhere, so that what another program left behind hardly ever bears the same name.
  private int slot = new SecureRandom().nextInt(SLOTS);

  GraphicsMemory(Conversation conversation, StoringLanguage language) {
    this.conversation = conversation;
    this.language = language;
  }

  /// Sends art, unless it is there, and fields; sends again what did not arrive whole.
  @Override
  public Stored store(LabelPrinter.Job job) {
    meet();
    String art = nameOf(job.art());
    String fields = nextSlot();
    if (!known.contains(art)) {
      known = stored().orElse(Set.of());
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (!known.contains(art)) {
        conversation.tell(language.store(art, job.art()));
      }
      conversation.tell(language.settings(job.fields()));
      conversation.tell(language.store(fields, job.fields()));
      Optional<Set<String>> there = stored();
      known = there.orElse(Set.of());
      if (known.containsAll(List.of(art, fields))) {
        return new Stored.Whole(parcel(List.of(art, fields)));
      }
      Optional<PrinterStatus> status = there.isPresent() ? Optional.empty() : conversation.status();
      if (there.isEmpty() && status.isEmpty()) {
        return new Stored.Silent();
      }
      Set<StateReason> reasons = status.map(PrinterStatus::reasons).orElse(Set.of());
      if (!reasons.isEmpty()) {
        forget(fields);
        return new Stored.Refused(reasons);
      }
    }
    forget(fields);
    return new Stored.Refused(Set.of(StateReason.TRANSFER_DAMAGED));
  }

  /// To a printer that says nothing: art and fields travel as one, as nothing is known of what it
  /// remembers.
  @Override
  public Parcel storeUnheard(LabelPrinter.Job job) {
    meet();
    known = Set.of();
    String name = nextSlot();
    conversation.tell(language.settings(job.fields()));
    conversation.tell(language.store(name, job.art().over(job.fields())));
    return parcel(List.of(name));
  }

  /// Art stays.
  @Override
  public void clear() {
    connection = conversation.connection();
    conversation.tell(language.clear());
    forget(EVERY_SLOT);
  }

  /// After a new opening of the link, what an earlier program or an earlier connection left behind
  /// must neither come out nor pass for what is sent now.
  private void meet() {
    if (conversation.connection() != connection) {
      known = Set.of();
      clear();
    }
  }

  /// What is released together; art stays when the label is forgotten.
  private Parcel parcel(List<String> names) {
    String fields = names.getLast();
    return new Parcel(fields, language.release(names), language.forget(fields));
  }

  private Optional<Set<String>> stored() {
    return conversation.askAtLeisure(language.askStored(), language::stored);
  }

  private void forget(String name) {
    conversation.tell(language.forget(name));
  }

  private String nextSlot() {
    slot = (slot + 1) % SLOTS;
    String number = Integer.toString(slot, 36).toUpperCase(Locale.ROOT);
    return "F" + (number.length() < 2 ? "0" : "") + number;
  }

  /// A name made from the dots, so that a changed template never recalls its elder.
  private static String nameOf(Label art) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((art.width() + "x" + art.height()).getBytes(StandardCharsets.US_ASCII));
      return "A" + HexFormat.of().withUpperCase().formatHex(digest.digest(art.rows()), 0, 3);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
