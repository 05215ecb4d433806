package dev.foyer.moving;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal;
import dev.foyer.keys.Digests;
import dev.foyer.keys.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/// What one side holds, in one hash: where every stream ends and the chain's hash there (which
/// covers each of its facts), the furthest head that its author has signed, the forks, everybody's
/// key, and the secrets of the community and the replica. Two sides with one hash hold the same.
///
/// @param hash SHA-256 over one line for each, sorted
public record Census(long facts, int streams, int people, Bytes hash) {
  static final List<String> OWNERS = List.of("community", "replica", Secrets.TLS, Secrets.STOP);

  static Census of(Side side) {
    Journal journal = side.journal();
    List<String> lines = new ArrayList<>();
    long facts = 0;
    Map<StreamId, Journal.Head> heads = new TreeMap<>(journal.heads());
    for (Map.Entry<StreamId, Journal.Head> head : heads.entrySet()) {
      StreamId stream = head.getKey();
      long seq = head.getValue().seq();
      facts += seq;
      lines.add("stream %s %d %s".formatted(stream, seq, head.getValue().hash()));
      journal
          .signedHead(stream, 1, seq)
          .ifPresent(
              signed ->
                  lines.add(
                      "signed %s %d %s %s"
                          .formatted(stream, signed.seq(), signed.hash(), signed.signature())));
    }
    for (Fact fork : journal.forks()) {
      lines.add("fork " + Digests.sha256(Envelope.encode(fork)));
    }
    for (PersonId person : side.people().people()) {
      SecretKey key = side.people().find(person).orElseThrow();
      lines.add("person %s %s".formatted(person, Digests.sha256(key.getEncoded())));
    }
    for (String owner : OWNERS) {
      Map<String, Bytes> secrets = side.secrets().find(owner).orElse(Map.of());
      secrets.forEach(
          (name, secret) ->
              lines.add(
                  "secret %s %s %s".formatted(owner, name, Digests.sha256(secret.toArray()))));
    }
    lines.sort(null);
    Bytes hash = Digests.sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return new Census(facts, heads.size(), side.people().people().size(), hash);
  }
}
