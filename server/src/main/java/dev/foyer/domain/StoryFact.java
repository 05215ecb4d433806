package dev.foyer.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Conversations of an evening and what is told of them to those who were not there.
public sealed interface StoryFact extends FactBody {
  record AgendaSet(EventId event, long version, List<Slot> slots) implements StoryFact {
    public AgendaSet {
      slots = List.copyOf(slots);
    }

    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// A part of the evening.
  ///
  /// @param minutes at least 1
  record Slot(Use use, String title, int minutes) {}

  /// A table for one topic in a slot of open time.
  ///
  /// @param slot its place in the agenda, from 0
  /// @param seats 0 once it is closed
  record SideTableOpened(
      ItemId table,
      EventId event,
      long version,
      int slot,
      int seats,
      String topic,
      @Nullable InvitationId host)
      implements StoryFact {
    @Override
    public String subject() {
      return "side-table/" + table.hex();
    }
  }

  record SideTableJoined(ItemId table, GuestId guest, long version, Place place)
      implements StoryFact {
    @Override
    public String subject() {
      return "side-table/" + table.hex();
    }
  }

  /// A line on a wall: nobody's name stands beside it.
  record LinePosted(ItemId line, EventId event, long version, Wall wall, String text)
      implements StoryFact {
    @Override
    public String subject() {
      return "line/" + line.hex();
    }
  }

  /// Somebody has written down in a moment what was talked about.
  ///
  /// @param person the first of those who are named, under whose key it is
  /// @param named all who are named and have to agree before it leaves the table
  /// @param wanted who is not here and is meant by it
  record StoryCaptured(
      ItemId story,
      EventId event,
      PersonId person,
      List<PersonId> named,
      List<PersonId> wanted,
      PrivateText topic,
      PrivateText line,
      Leave leave)
      implements StoryFact, Personal {
    public StoryCaptured {
      named = List.copyOf(named);
      wanted = List.copyOf(wanted);
    }

    @Override
    public String subject() {
      return "story/" + story.hex();
    }
  }

  /// One of those who are named agrees that it leaves the table, or does so no more.
  record StoryAnswered(ItemId story, PersonId by, long version, AnswerFact.Said said)
      implements StoryFact {
    @Override
    public String subject() {
      return "story/" + story.hex();
    }
  }

  /// Word for somebody who was not there: a link and a person who introduces.
  ///
  /// @param person who was not there
  record DigestItemQueued(
      ItemId item,
      EventId event,
      PersonId person,
      ItemId story,
      PersonId introducer,
      PrivateText link)
      implements StoryFact, Personal {
    @Override
    public String subject() {
      return "digest-item/" + item.hex();
    }
  }

  /// The introducer of an item agrees, or does so no more.
  record IntroducerAnswered(ItemId item, long version, AnswerFact.Said said) implements StoryFact {
    @Override
    public String subject() {
      return "digest-item/" + item.hex();
    }
  }

  /// A digest has gone out, or is about to: the same items are never sent by another name.
  record DigestSent(EventId event, PersonId to, List<ItemId> items) implements StoryFact {
    public DigestSent {
      items = List.copyOf(items);
    }

    @Override
    public String subject() {
      return "person/" + to.hex();
    }
  }

  /// What a part of the evening is for.
  enum Use {
    TALK,
    OPEN,
    MEAL
  }

  enum Place {
    TAKEN,
    GIVEN_BACK
  }

  enum Wall {
    /// From hosts to everybody in the house; an empty text takes it down.
    NOTICE,
    TOPICS,
    VISION
  }

  /// Whether it may leave the table at all.
  enum Leave {
    STAYS_AT_THE_TABLE,
    MAY_BE_SHARED
  }
}
