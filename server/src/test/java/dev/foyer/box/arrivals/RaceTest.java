package dev.foyer.box.arrivals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.box.arrivals.Strangers.WalkIn;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.Profile;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.platform.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  private static final int STATIONS = 8;
  private static final int CODES = 1_000;

  @TempDir Path data;

  @Test
  void eightStationsScanningTheSameCodeAtTheSameInstantAdmitItOnce() throws Exception {
    try (Venue venue = new Venue(data);
        ExecutorService stations = Executors.newFixedThreadPool(STATIONS)) {
      List<Guest> guests =
          venue.evening.invite(
              IntStream.range(0, CODES).mapToObj(i -> Wish.named("Guest " + i)).toList());
      CyclicBarrier together = new CyclicBarrier(STATIONS);
      List<Callable<List<Answer>>> work = new ArrayList<>();
      for (int number = 0; number < STATIONS; number++) {
        DeviceId station = new DeviceId("%016x".formatted(1_000 + number));
        work.add(() -> scanAll(venue, guests, new Station(station, together)));
      }
      List<List<Answer>> answers = new ArrayList<>();
      for (Future<List<Answer>> station : stations.invokeAll(work)) {
        answers.add(station.get());
      }
      for (int guest = 0; guest < CODES; guest++) {
        int code = guest;
        long admitted =
            answers.stream().filter(of -> of.get(code) instanceof Answer.Admitted).count();
        long already =
            answers.stream().filter(of -> of.get(code) instanceof Answer.AlreadyAdmitted).count();
        assertEquals(List.of(1L, STATIONS - 1L), List.of(admitted, already));
      }
      assertEquals(CODES, venue.facts(GuestAdmitted.class).size());
      assertEquals(CODES, venue.facts(BadgeQueued.class).size());
    }
  }

  private record Station(DeviceId id, CyclicBarrier together) {}

  private static List<Answer> scanAll(Venue venue, List<Guest> guests, Station station)
      throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (Guest guest : guests) {
      station.together().await();
      answers.add(venue.arrivals.scan(Venue.at(station.id()), guest.token().bare()));
    }
    return answers;
  }

  @Test
  void manyRetriesOfOneScanAtTheSameInstantGetOneAnswer() throws Exception {
    try (Venue venue = new Venue(data);
        ExecutorService retries = Executors.newFixedThreadPool(STATIONS)) {
      Guest ana = venue.evening.invite("Ana Quintero");
      Ask ask = Venue.at(venue.kiosk);
      Callable<Answer> scan = () -> venue.arrivals.scan(ask, ana.token().bare());
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> retry :
          retries.invokeAll(IntStream.range(0, STATIONS).mapToObj(i -> scan).toList())) {
        answers.add(retry.get());
      }
      assertEquals(1, answers.stream().distinct().count());
      assertEquals(1, venue.facts(GuestAdmitted.class).size());
    }
  }

  @Test
  void hostsWhoAnswerTheSameRingAtTheSameInstantLetOneGuestIn() throws Exception {
    try (Venue venue = new Venue(data);
        ExecutorService hosts = Executors.newFixedThreadPool(STATIONS)) {
      for (int round = 0; round < 50; round++) {
        Answer held = venue.scan(venue.evening.stranger(Evening.SUPPER));
        RequestId request =
            Objects.requireNonNull(assertInstanceOf(Answer.NeedsHost.class, held).request());
        WalkIn walkIn = new WalkIn(Profile.named("Mai"), Newcomer.RETURNING, null, request);
        CyclicBarrier together = new CyclicBarrier(STATIONS);
        Callable<Boolean> answer =
            () -> {
              together.await();
              try {
                venue.arrivals.strangers().walkIn(Venue.at(venue.tablet), walkIn);
                return true;
              } catch (Problem somebodyElseHas) {
                assertEquals(409, somebodyElseHas.status());
                return false;
              }
            };
        int letIn = 0;
        for (Future<Boolean> host :
            hosts.invokeAll(IntStream.range(0, STATIONS).mapToObj(i -> answer).toList())) {
          letIn += host.get() ? 1 : 0;
        }
        assertEquals(1, letIn);
      }
      assertEquals(50, venue.facts(GuestAdmitted.class).size());
      assertEquals(50, venue.facts(BadgeQueued.class).size());
    }
  }
}
