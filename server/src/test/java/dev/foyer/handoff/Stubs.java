package dev.foyer.handoff;

import dev.foyer.mail.Mailbox;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A conversation of five, of whom two have agreed to some channels and one to none.
final class Stubs {
  static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

  private Stubs() {}

  static Person person(String name, String address, Set<Channel> agreed) {
    return new Person(name, Optional.of(Mailbox.of(address)), agreed);
  }

  static final Person KEEPER = person("Ana Petrović", "ana@example.org", ALL);
  static final Person EVERYWHERE = person("Ben <b> Okafor", "ben@example.org", ALL);
  static final Person FORUM_ONLY =
      person("Cleo Marsh", "cleo@example.org", Set.of(Channel.DISCOURSE));
  static final Person GROUP_ONLY = person("Dov Adler", "dov@example.org", Set.of(Channel.GROUP));
  static final Person NOWHERE = person("Edda Quist", "edda@example.org", Set.of());

  static Words words(String topic, String... outcomes) {
    return new Words(
        topic,
        List.of(outcomes),
        URI.create("https://foyer.example/c/12"),
        LocalDate.of(2026, 12, 17));
  }

  static Stub stub(Words words) {
    return new Stub(
        "c12", words, KEEPER, List.of(KEEPER, EVERYWHERE, FORUM_ONLY, GROUP_ONLY, NOWHERE));
  }

  static Stub stub() {
    return stub(
        words(
            "Bread ovens in *courtyards* & who pays", "One oven by spring", "@everyone: bricks!"));
  }
}
