package dev.foyer.central;

import dev.foyer.digest.DigestMail;
import dev.foyer.digest.Stop;
import dev.foyer.digest.StopLinks;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.StoryFact.DigestItemQueued;
import dev.foyer.domain.StoryFact.IntroducerAnswered;
import dev.foyer.domain.StoryFact.StoryAnswered;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.keys.Secrets;
import dev.foyer.mail.Outbox;
import dev.foyer.mail.SmtpServer;
import dev.foyer.projection.Replica;
import dev.foyer.stories.DigestDesk;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The mail that central writes: digests, and how they are stopped. Where central has no mail
/// server nothing is sent, and what is due waits.
final class Mails implements AutoCloseable {
  private static final int KEY_SIZE = 32;
  private static final String NOWHERE = "https://localhost";

  private final Replica replica;
  private final StopLinks links;
  private final Optional<DigestDesk> desk;
  private final Optional<Outbox> outbox;

  Mails(CentralConfig config, Replica replica, Secrets secrets) {
    this.replica = replica;
    Optional<String> address = config.publicUrl().filter(url -> url.startsWith("https:"));
    links = new StopLinks(address.orElse(NOWHERE), key(secrets));
    desk = config.mail().map(server -> desk(server, address.isPresent()));
    outbox =
        config
            .mail()
            .flatMap(
                server ->
                    desk.map(due -> new Outbox(server, due, replica.clock(), new SecureRandom())));
  }

  private DigestDesk desk(SmtpServer server, boolean reachable) {
    return new DigestDesk(
        replica,
        new DigestMail(server.from()),
        person ->
            new Stop(
                reachable ? Optional.of(links.link(person)) : Optional.empty(), server.from()));
  }

  private static Bytes key(Secrets secrets) {
    byte[] made = new byte[KEY_SIZE];
    new SecureRandom().nextBytes(made);
    return secrets
        .find(Secrets.STOP)
        .orElseGet(() -> secrets.keep(Secrets.STOP, Map.of(Secrets.KEY, Bytes.of(made))))
        .getOrDefault(Secrets.KEY, Bytes.EMPTY);
  }

  StopLinks links() {
    return links;
  }

  Optional<Outbox> outbox() {
    return outbox;
  }

  /// What is told of this event goes at once, whether it is over or not.
  void sendAtOnce(EventId event) {
    desk.ifPresent(due -> due.sendAtOnce(event));
    outbox.ifPresent(Outbox::wake);
  }

  /// A reader wants no more digests; what waits for them is due no more.
  void stop(PersonId person) {
    replica.ledger().alone(() -> record(person));
  }

  private boolean record(PersonId person) {
    boolean wanted =
        !replica
            .memory()
            .read(state -> state.answers().said(person, Purpose.DIGEST))
            .equals(Optional.of(Said.NO));
    if (wanted) {
      long version =
          replica.memory().read(state -> state.answers().nextConsent(person, Purpose.DIGEST));
      replica.ledger().record(List.of(new ConsentSaid(person, Purpose.DIGEST, version, Said.NO)));
    }
    return wanted;
  }

  /// Digests go from now on, each as soon as it is known of and due.
  void start() {
    outbox.ifPresent(Outbox::started);
    replica.ledger().listen(this::heard);
  }

  private void heard(List<Recorded> facts) {
    if (facts.stream().anyMatch(Mails::mayMakeADigestDue)) {
      outbox.ifPresent(Outbox::wake);
    }
  }

  private static boolean mayMakeADigestDue(Recorded recorded) {
    return recorded.body() instanceof EventPlanned
        || recorded.body() instanceof DigestItemQueued
        || recorded.body() instanceof IntroducerAnswered
        || recorded.body() instanceof StoryAnswered;
  }

  @Override
  public void close() {
    outbox.ifPresent(Outbox::close);
  }
}
