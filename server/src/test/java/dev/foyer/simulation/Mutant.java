package dev.foyer.simulation;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.InvitationId;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.platform.Json;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Manners;
import dev.foyer.replication.Questions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// What is wrong with every machine of a world, if anything is: mistakes that the simulator has to
/// catch.
enum Mutant {
  /// The program as it is.
  NONE,

  /// Says that bytes are on stable storage when they are not.
  ACKNOWLEDGES_BEFORE_THE_FORCE {
    @Override
    Card card(Path data, Card.Image image, Random random) throws IOException {
      return new Card(data, image, random) {
        @Override
        void force(File file) {}
      };
    }
  },

  /// Takes what was refused with 400 out of the outbox.
  DROPS_ON_400 {
    @Override
    Manners manners() {
      return Manners.dropsWhatIsRefused();
    }
  },

  /// Of two values of a field the one with the later time wins, whoever knew of whom.
  LETS_A_FAR_AHEAD_CLOCK_WIN {
    @Override
    boolean foldsAnew() {
      return true;
    }

    @Override
    FactBody seen(Recorded recorded, FactBody body) {
      return versioned(body, recorded.fact().stamp().at().millis());
    }
  },

  /// Of two values of a field the one that was heard last wins.
  LETS_THE_LAST_TO_ARRIVE_WIN {
    @Override
    FactBody seen(Recorded recorded, FactBody body) {
      return versioned(body, recorded.position());
    }

    @Override
    boolean foldsAnew() {
      return true;
    }
  },

  /// Sends nothing more while something is refused with 400.
  WAITS_BEHIND_WHAT_IS_REFUSED {
    @Override
    Manners manners() {
      return Manners.waitsBehindWhatIsRefused();
    }
  },

  /// Hands out what has a higher sequence number than the last that was asked for.
  PAGES_BY_SEQUENCE {
    @Override
    Manners manners() {
      return Manners.pagesBySequence();
    }
  },

  /// Writes under the same epoch after each start.
  KEEPS_ITS_EPOCH {
    @Override
    boolean keepsEpochs() {
      return true;
    }
  },

  /// Passes on only facts that it can apply.
  KEEPS_PARKED_FACTS_TO_ITSELF {
    @Override
    Manners manners() {
      return Manners.relaysOnlyWhatItCanApply();
    }
  },

  /// Tells another door that a guest is admitted, and writes it nowhere.
  ANSWERS_A_CLAIM_WITHOUT_THE_JOURNAL {
    @Override
    Questions desk(Replica replica, Questions sound) {
      return (asker, question) -> {
        InvitationId invitation = new InvitationId(question.path("invitation").asText());
        boolean awaited =
            replica
                .memory()
                .read(state -> state.guests().find(invitation))
                .filter(known -> !known.awaited().isEmpty())
                .isPresent();
        return awaited ? Json.tree(Map.of("word", "ADMITTED")) : sound.answer(asker, question);
      };
    }
  },

  /// Gives nobody the key of a person of whom they have the facts.
  HANDS_OVER_NO_KEY_LATER {
    @Override
    Manners manners() {
      return Manners.handsOverNoKeyLater();
    }
  },

  /// Says nothing of an erasure that only the tombstones know, when an older journal was brought
  /// back beside them.
  KEEPS_ITS_TOMBSTONES_TO_ITSELF {
    @Override
    boolean saysErasuresAgain() {
      return false;
    }
  };

  /// The card as a start of the program sees it.
  Card card(Path data, Card.Image image, Random random) throws IOException {
    return new Card(data, image, random);
  }

  Manners manners() {
    return Manners.sound();
  }

  boolean keepsEpochs() {
    return false;
  }

  /// Whether an erasure that the journal has lost is recorded again at the start.
  boolean saysErasuresAgain() {
    return true;
  }

  /// Who answers other doors' claims.
  Questions desk(Replica replica, Questions sound) {
    return sound;
  }

  /// Asks what a replica believes.
  <T> T state(Replica replica, Function<CommunityState, T> question) {
    return foldsAnew()
        ? question.apply(fold(replica.ledger().read(1, Integer.MAX_VALUE)))
        : replica.memory().read(question);
  }

  /// Whether it takes facts otherwise than the program does.
  boolean foldsAnew() {
    return false;
  }

  /// What facts amount to, learned in this order.
  CommunityState fold(List<Recorded> facts) {
    CommunityState state = new CommunityState();
    for (Recorded recorded : facts) {
      FactBody body = recorded.body();
      if (body != null) {
        state.apply(recorded.fact(), seen(recorded, body));
      }
    }
    return state;
  }

  /// A fact as the fold takes it.
  FactBody seen(Recorded recorded, FactBody body) {
    return body;
  }

  private static FactBody versioned(FactBody body, long version) {
    return switch (body) {
      case PersonProfiled b -> new PersonProfiled(b.person(), version, b.profile());
      case EventPlanned b -> new EventPlanned(b.event(), version, b.plan());
      default -> body;
    };
  }
}
