package dev.foyer.mail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A desk that keeps its books in memory.
class Books implements Outbox.Desk {
  final List<Letter> due = new ArrayList<>();
  final Set<String> withdrawn = new HashSet<>();
  final List<String> sent = new ArrayList<>();
  final List<Reply> refused = new ArrayList<>();

  @Override
  public List<Letter> due() {
    return due.stream().filter(letter -> !sent.contains(letter.id())).toList();
  }

  @Override
  public boolean mayGo(Letter letter) {
    return !withdrawn.contains(letter.id());
  }

  @Override
  public void recordSent(Letter letter) {
    sent.add(letter.id());
  }

  @Override
  public void recordRefused(Letter letter, Reply reply) {
    refused.add(reply);
  }
}
