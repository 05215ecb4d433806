package dev.foyer.printer;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies in the printer's memory: art for the evening, fields for one badge, and formats that
/// make a label of both. Not thread-safe.
final class GraphicsMemory implements Memory {
  private static final int TRIES = 3;
  private static final int SLOTS = 36 * 36;
  private static final String ALL_FIELDS = "F*";

  private final Conversation conversation;
  private final StoringLanguage language;
  private final StoredPictures pictures;
  private final StoredFormats formats;
  private long connection = -1;

  /// What was sent last and is neither out nor dropped.
  private @Nullable Parcel waiting;

  /// Starts anywhere, so that what another program left behind hardly ever bears the same name.
  private int slot = new SecureRandom().nextInt(SLOTS);

  GraphicsMemory(Conversation conversation, StoringLanguage language) {
    this.conversation = conversation;
    this.language = language;
    this.pictures = new StoredPictures(conversation, language);
    this.formats = new StoredFormats(conversation, language, pictures);
  }

  /// Sends art, unless it is there, and fields; sends again what did not arrive whole.
  @Override
  public Stored store(LabelPrinter.Job job) {
    meet();
    waiting = null;
    String art = nameOf(job.art());
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Stored> end = attempt(job, art);
      if (end.isPresent()) {
        return end.get();
      }
    }
    forgetFields();
    return new Stored.Refused(Set.of(StateReason.TRANSFER_DAMAGED));
  }

  /// Empty if it is worth another attempt.
  private Optional<Stored> attempt(LabelPrinter.Job job, String art) {
    return switch (formats.ensure(job.fields(), art)) {
      case KEPT -> storeForFormat(job, art);
      case NEVER -> storeForNames(job, art);
      case DAMAGED -> Optional.of(new Stored.Refused(Set.of(StateReason.TRANSFER_DAMAGED)));
      case UNHEARD -> unheard();
    };
  }

  /// Into a place in which, as the printer has told, nothing lies: what an earlier label left there
  /// would pass for this one's if these fields are damaged on their way.
  private Optional<Stored> storeForFormat(LabelPrinter.Job job, String art) {
    if (!pictures.areKnown() && !pictures.ask()) {
      return unheard();
    }
    Optional<String> free =
        StoredFormats.PLACES.stream().filter(place -> !pictures.has(place)).findFirst();
    if (free.isEmpty()) {
      forgetFields();
      return Optional.empty();
    }
    String place = free.get();
    String format = formats.format(job.fields(), art, place).name();
    return send(job, art, new Parcel(place, language.releaseBy(format), language.forget(place)));
  }

  /// By the pictures' names, which is all that some printers know.
  private Optional<Stored> storeForNames(LabelPrinter.Job job, String art) {
    if (!pictures.has(art) && !pictures.ask()) {
      return unheard();
    }
    conversation.tell(language.settings(job.fields()));
    return send(job, art, released(List.of(art, nextSlot())));
  }

  private Optional<Stored> send(LabelPrinter.Job job, String art, Parcel parcel) {
    if (!pictures.has(art)) {
      pictures.send(art, job.art());
    }
    pictures.send(parcel.ticket(), job.fields());
    if (!pictures.ask()) {
      return unheard();
    }
    int bytes = job.art().stride() * job.art().height();
    if (!pictures.areWhole(List.of(art, parcel.ticket()), bytes)) {
      return Optional.empty();
    }
    waiting = parcel;
    return Optional.of(new Stored.Whole(parcel));
  }

  /// The printer did not answer: it is silent, or something holds it up, or a byte was lost.
  private Optional<Stored> unheard() {
    Optional<PrinterStatus> status = conversation.status();
    if (status.isEmpty()) {
      return Optional.of(new Stored.Silent());
    }
    Set<StateReason> reasons = status.get().reasons();
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    forgetFields();
    return Optional.of(new Stored.Refused(reasons));
  }

  /// To a printer that says nothing: art and fields travel as one, as nothing is known of what it
  /// remembers.
  @Override
  public Parcel storeUnheard(LabelPrinter.Job job) {
    meet();
    pictures.doubt();
    String name = nextSlot();
    conversation.tell(language.settings(job.fields()));
    pictures.send(name, job.art().over(job.fields()));
    Parcel parcel = released(List.of(name));
    waiting = parcel;
    return parcel;
  }

  @Override
  public boolean holds(Parcel parcel) {
    return parcel.equals(waiting);
  }

  @Override
  public void forget(Parcel parcel) {
    waiting = null;
    conversation.tell(parcel.forget());
  }

  /// Art stays.
  @Override
  public void clear() {
    connection = conversation.connection();
    waiting = null;
    formats.doubt();
    conversation.tell(language.clear());
    forgetFields();
  }

  /// After a new opening of the link, what an earlier program or an earlier connection left behind
  /// must neither come out nor pass for what is sent now.
  private void meet() {
    if (conversation.connection() != connection) {
      clear();
    }
  }

  private void forgetFields() {
    pictures.doubt();
    pictures.forget(ALL_FIELDS);
  }

  /// What is released together; art stays when the label is forgotten.
  private Parcel released(List<String> names) {
    String fields = names.getLast();
    return new Parcel(fields, language.release(names), language.forget(fields));
  }

  private String nextSlot() {
    slot = (slot + 1) % SLOTS;
    String number = Integer.toString(slot, 36).toUpperCase(Locale.ROOT);
    return "F" + (number.length() < 2 ? "0" : "") + number;
  }

  private static String nameOf(Label art) {
    return "A" + HexFormat.of().withUpperCase().formatHex(Fingerprint.of(art), 0, 3);
  }
}
