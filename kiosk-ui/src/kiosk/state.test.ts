import { describe, expect, it } from "vitest";
import { decision, type Station } from "../client/door";
import {
  choices,
  type Effect,
  type Event,
  FIRST_SCREEN,
  type Found,
  mayScan,
  maySee,
  type Screen,
  step,
} from "./state";

const NOW = 1_000_000;

function play(...events: Event[]): { screen: Screen; effects: Effect[] } {
  let screen: Screen = FIRST_SCREEN;
  let effects: Effect[] = [];
  for (const event of events) {
    [screen, effects] = step(screen, event);
  }
  return { screen, effects };
}

const scanned: Event = { on: "scanned", text: "F1:ABC", scanId: "5a", now: NOW };

function found(request: string, state: Found, next = "unused"): Event {
  return { on: "rung", request, found: state, next, now: NOW };
}

function many(size: number): Event {
  const asked = decision({
    decision: "how-many",
    scanId: "5a",
    firstName: "Ana",
    party: { size, arrived: 1 },
  });
  return { on: "answered", decision: asked, now: NOW };
}

const held: Event = {
  on: "answered",
  decision: decision({ decision: "needs-host", scanId: "5a", request: "r5a", why: "REVOKED" }),
  now: NOW,
};

const STATION: Station = {
  box: "door",
  station: "Kiosk",
  community: null,
  event: null,
  storage: "ok",
};

const admitted = decision({
  decision: "admitted",
  scanId: "5a",
  firstName: "Ana",
  firstTimer: true,
  inviter: { name: "Jonas", here: true },
  guests: [{}],
  party: { size: 1, arrived: 1 },
  welcome: { firstTimersHere: null },
  badges: [{ job: "b1", state: "queued", reasons: [] }],
  repeated: false,
});

const returning = decision({
  decision: "admitted",
  scanId: "5a",
  firstName: "Mei",
  firstTimer: false,
  inviter: null,
  guests: [{}],
  party: { size: 1, arrived: 1 },
  welcome: { firstTimersHere: null, aloneHere: 6, again: true, asks: "greet" },
  badges: [],
  repeated: false,
});

describe("the question on the second visit", () => {
  const asked: Event = { on: "answered", decision: returning, now: NOW };

  it("is put to whom the box asks, and to nobody else", () => {
    expect(play(scanned, asked).screen.state).toMatchObject({ is: "welcome", asks: "to-greet" });
    const first = play(scanned, { on: "answered", decision: admitted, now: NOW });
    expect(first.screen.state).toMatchObject({ asks: "nothing" });
  });

  it("tells the box of a yes, once, and nobody of a no", () => {
    const yes: Event = { on: "would-greet", would: true };
    const said = play(scanned, asked, yes);
    expect(said.screen.state).toMatchObject({ is: "welcome", asks: "yes" });
    expect(said.effects).toEqual([{ do: "would-greet", scanId: "5a" }]);
    expect(play(scanned, asked, yes, yes).effects).toEqual([]);
    const no = play(scanned, asked, { on: "would-greet", would: false });
    expect(no.screen.state).toMatchObject({ asks: "no" });
    expect(no.effects).toEqual([]);
  });

  it("holds nobody up: the next guest may hold up a code, and no time is added", () => {
    const { screen } = play(scanned, asked);
    expect(mayScan(screen)).toBe(true);
    const plain = play(scanned, { on: "answered", decision: admitted, now: NOW }).screen.state;
    const until = (state: object) => ("until" in state ? state.until : null);
    expect(until(screen.state)).toBe(until(plain));
  });
});

describe("the kiosk", () => {
  it("asks the box about a scan with the id that was minted once", () => {
    const { screen, effects } = play(scanned);
    expect(screen.state.is).toBe("deciding");
    expect(effects).toEqual([{ do: "scan", scanId: "5a", text: "F1:ABC", people: 0, wait: 0 }]);
  });

  it("repeats a scan that was not answered with the same id, and then sends the guest to a host", () => {
    const silence: Event = { on: "unanswered", scanId: "5a", why: "silence", now: NOW };
    const once = play(scanned, silence);
    expect(once.effects).toEqual([
      { do: "scan", scanId: "5a", text: "F1:ABC", people: 0, wait: 500 },
    ]);
    expect(once.screen.state.is).toBe("deciding");
    const [soon] = step(once.screen, { on: "tick", now: NOW + 6_900 });
    expect(soon.state.is).toBe("deciding");
    expect(step(soon, { on: "tick", now: NOW + 7_000 })[0].state.is).toBe("silent");
  });

  it("goes on asking for a guest who was sent to a host, and welcomes them after all", () => {
    const sent = play(scanned, { on: "tick", now: NOW + 7_000 });
    const asked = step(sent.screen, {
      on: "unanswered",
      scanId: "5a",
      why: "silence",
      now: NOW + 8_000,
    });
    expect(asked[1]).toEqual([{ do: "scan", scanId: "5a", text: "F1:ABC", people: 0, wait: 500 }]);
    const events: Event[] = [
      { on: "live", live: "silent" },
      { on: "live", live: "heard" },
      { on: "badge", badge: { job: "b1", state: "printed", reasons: [] }, now: NOW },
      { on: "answered", decision: admitted, now: NOW + 9_000 },
    ];
    const screen = events.reduce((now, event) => step(now, event)[0], asked[0]);
    expect(screen.state).toMatchObject({ is: "welcome", badge: "printed" });
  });

  it("tells a guest whose badge was printed ahead where it is", () => {
    const ahead = {
      ...admitted,
      badges: [{ job: "b1", state: "printed", reasons: ["printed-ahead", "label-counter 7"] }],
    };
    const { screen } = play(scanned, { on: "answered", decision: ahead, now: NOW });
    expect(screen.state).toMatchObject({ is: "welcome", badge: "ahead" });
  });

  it("asks no longer once the guest's screen has gone", () => {
    const silence: Event = { on: "unanswered", scanId: "5a", why: "silence", now: NOW + 40_000 };
    const sent: Event[] = [scanned, { on: "tick", now: NOW + 7_000 }];
    const gone = play(...sent, { on: "live", live: "silent" }, { on: "tick", now: NOW + 33_000 });
    expect(gone.screen.state).toMatchObject({ is: "silent", open: null });
    expect(step(gone.screen, silence)[1]).toEqual([]);
    const answered: Event = { on: "answered", decision: admitted, now: NOW + 40_000 };
    expect(step(gone.screen, answered)[0].state.is).toBe("silent");
    const next = play(...sent, { ...scanned, scanId: "5b", now: NOW + 8_000 });
    expect(step(next.screen, silence)[1]).toEqual([]);
  });

  it("says whether it can take a code", () => {
    expect(mayScan(play().screen)).toBe(true);
    expect(mayScan(play(scanned).screen)).toBe(false);
    expect(mayScan(play({ on: "live", live: "silent" }).screen)).toBe(false);
    expect(mayScan(play(scanned, many(3)).screen)).toBe(false);
    expect(mayScan(play(scanned, { on: "answered", decision: admitted, now: NOW }).screen)).toBe(
      true,
    );
  });

  it("welcomes the guest and says when the badge is ready", () => {
    const { screen } = play(scanned, { on: "answered", decision: admitted, now: NOW });
    expect(screen.state).toMatchObject({ is: "welcome", badge: "printing" });
    const printed = step(screen, {
      on: "badge",
      badge: { job: "b1", state: "printed", reasons: [] },
      now: NOW + 1_000,
    })[0];
    expect(printed.state).toMatchObject({ is: "welcome", badge: "printed", until: NOW + 7_000 });
    expect(step(printed, { on: "tick", now: NOW + 7_000 })[0].state.is).toBe("idle");
  });

  it("sends the guest to the host for the badge when the printer has a fault", () => {
    const { screen } = play(
      scanned,
      { on: "answered", decision: admitted, now: NOW },
      { on: "badge", badge: { job: "b1", state: "waiting", reasons: ["media-empty"] }, now: NOW },
    );
    expect(screen.state).toMatchObject({ is: "welcome", badge: "fault" });
  });

  it("hears of a badge that waits even when the news overtakes the answer to the scan", () => {
    const { screen } = play(
      scanned,
      { on: "badge", badge: { job: "other", state: "printed", reasons: [] }, now: NOW },
      { on: "badge", badge: { job: "b1", state: "waiting", reasons: ["media-empty"] }, now: NOW },
      { on: "answered", decision: admitted, now: NOW },
    );
    expect(screen.state).toMatchObject({ is: "welcome", badge: "fault" });
  });

  it("sends a guest whose badge takes long to a host before it turns to the next one", () => {
    const welcomed = play(scanned, { on: "answered", decision: admitted, now: NOW });
    const [late] = step(welcomed.screen, { on: "tick", now: NOW + 13_000 });
    expect(late.state).toMatchObject({ is: "welcome", badge: "late" });
    expect(step(late, { on: "tick", now: NOW + 30_000 })[0].state.is).toBe("idle");
  });

  it("lets the next guest scan while the last one still reads the welcome", () => {
    const { screen } = play(
      scanned,
      { on: "answered", decision: admitted, now: NOW },
      { ...scanned, text: "F1:DEF", scanId: "5b", now: NOW },
    );
    expect(screen.state).toMatchObject({ is: "deciding", scanId: "5b" });
  });

  it("lets a code that waits in view come only when the answer before it can have been read", () => {
    const { screen } = play(scanned, { on: "answered", decision: admitted, now: NOW });
    expect(maySee(screen, NOW + 1_900)).toBe(false);
    expect(maySee(screen, NOW + 2_000)).toBe(true);
    expect(maySee(step(screen, { on: "back" })[0], NOW + 100)).toBe(true);
  });

  it("ignores an answer to a scan that nobody waits for any more", () => {
    const late = play(scanned, { on: "back" }, { on: "answered", decision: admitted, now: NOW });
    expect(late.screen.state.is).toBe("idle");
  });

  it("asks a party how many are here and scans again with the same id", () => {
    const asked = play(scanned, many(3));
    expect(asked.screen.state).toMatchObject({ is: "how-many", remaining: 2 });
    const [, effects] = step(asked.screen, { on: "people", people: 2, now: NOW });
    expect(effects).toEqual([{ do: "scan", scanId: "5a", text: "F1:ABC", people: 2, wait: 0 }]);
  });

  it("lets a party of any size say how many are here", () => {
    const { screen } = play(scanned, many(51));
    const pages: number[][] = [];
    let shown = screen;
    for (let page = 0; page < 6; page++) {
      if (shown.state.is === "how-many") {
        pages.push(choices(shown.state));
      }
      [shown] = step(shown, { on: "more", now: NOW });
    }
    expect(pages.slice(0, 5).flat()).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(pages[5]).toEqual(pages[0]);
    expect(Math.max(...pages.map((page) => page.length))).toBe(11);
    expect(choices({ remaining: 12, page: 0 })).toHaveLength(12);
  });

  it("rings for a person from every state but pairing, also without the box", () => {
    const silent = play({ on: "live", live: "silent" });
    expect(silent.screen.state.is).toBe("silent");
    const [help, effects] = step(silent.screen, { on: "need-person", request: "r1", now: NOW });
    expect(help.state.is).toBe("help");
    expect(effects).toEqual([{ do: "help", request: "r1", about: null }]);
  });

  it("comes back by itself when the box is heard again", () => {
    const { screen } = play({ on: "live", live: "silent" }, { on: "live", live: "heard" });
    expect(screen.state.is).toBe("idle");
  });

  it("takes a typed code of ten characters only", () => {
    const keys = Array.from("ABCDE12345", (key): Event => ({ on: "key", key, now: NOW }));
    const short = play({ on: "type", now: NOW }, ...keys.slice(1), {
      on: "enter",
      scanId: "5c",
      now: NOW,
    });
    expect(short.effects).toEqual([]);
    const whole = play({ on: "type", now: NOW }, ...keys, { on: "enter", scanId: "5c", now: NOW });
    expect(whole.effects).toEqual([
      { do: "scan", scanId: "5c", text: "ABCDE12345", people: 0, wait: 0 },
    ]);
  });

  it("is there for the next guest after one scan got no answer", () => {
    const { screen } = play(scanned, { on: "unanswered", scanId: "5a", why: "other", now: NOW });
    expect(screen.state.is).toBe("silent");
    expect(step(screen, { on: "tick", now: NOW + 60_000 })[0].state.is).toBe("idle");
  });

  it("goes back to the box's silence, not to a start that cannot scan", () => {
    const help: Event = { on: "need-person", request: "r1", now: NOW };
    const { screen } = play({ on: "live", live: "silent" }, help, {
      on: "tick",
      now: NOW + 90_000,
    });
    expect(screen.state.is).toBe("silent");
    expect(step(screen, { on: "back" })[0].state.is).toBe("silent");
    expect(step(screen, scanned)[1]).toEqual([]);
  });

  it("lets a guest read the welcome to its end when the box falls silent meanwhile", () => {
    const { screen } = play(
      scanned,
      { on: "answered", decision: admitted, now: NOW },
      { on: "live", live: "silent" },
    );
    expect(screen.state.is).toBe("welcome");
    const [late] = step(screen, { on: "tick", now: NOW + 13_000 });
    expect(late.state).toMatchObject({ is: "welcome", badge: "late" });
    expect(step(late, { on: "tick", now: NOW + 60_000 })[0].state.is).toBe("silent");
  });

  it("says that somebody was called only once the box has heard it", () => {
    const rung = play({ on: "need-person", request: "r1", now: NOW });
    expect(rung.screen.state).toMatchObject({ is: "help", call: "ringing" });
    const [called] = step(rung.screen, found("r1", "open"));
    expect(called.state).toMatchObject({ is: "help", call: "called" });
    const [coming] = step(called, { on: "coming", request: "r1", now: NOW });
    expect(coming.state).toMatchObject({ is: "help", call: "coming" });
    expect(step(coming, { on: "resolved", request: "r1" })[0].state.is).toBe("idle");
  });

  it("rings again when it is pressed again, with a new call only where the last one is over", () => {
    const again: Event = { on: "need-person", request: "r2", now: NOW + 30_000 };
    const twice = play({ on: "need-person", request: "r1", now: NOW }, found("r1", "open"), again);
    expect(twice.effects).toEqual([{ do: "help", request: "r1", about: null }]);
    expect(twice.screen.state).toMatchObject({ is: "help", call: "called", until: NOW + 90_000 });
    const [anew, effects] = step(twice.screen, found("r1", "resolved", "r3"));
    expect(anew.state).toMatchObject({ is: "help", request: "r3", call: "ringing" });
    expect(effects).toEqual([{ do: "help", request: "r3", about: null }]);
  });

  it("tells a guest who was held up that a host is on the way", () => {
    const [coming] = step(play(scanned, held).screen, { on: "coming", request: "r5a", now: NOW });
    expect(coming.state).toMatchObject({ is: "needs-host", call: "coming" });
    expect(step(coming, { on: "resolved", request: "r5a" })[0].state.is).toBe("idle");
    const [other] = step(coming, { on: "resolved", request: "another" });
    expect(other.state.is).toBe("needs-host");
  });

  it("rings the call that a held-up scan has made already, not a second one", () => {
    const pressed = play(scanned, held, { on: "need-person", request: "r2", now: NOW });
    expect(pressed.effects).toEqual([{ do: "help", request: "r5a", about: "5a" }]);
    expect(pressed.screen.state).toMatchObject({ is: "help", request: "r5a", call: "called" });
  });

  it("forgets a half-typed code and an unanswered question after a while", () => {
    const half = play({ on: "type", now: NOW }, { on: "key", key: "A", now: NOW + 30_000 });
    expect(step(half.screen, { on: "tick", now: NOW + 60_000 })[0].state.is).toBe("typing");
    expect(step(half.screen, { on: "tick", now: NOW + 90_000 })[0].state.is).toBe("idle");
  });

  it("stays stopped until the box says that its storage works again", () => {
    const { screen } = play({ on: "storage-stopped" }, { on: "back" }, scanned);
    expect(screen.state.is).toBe("stopped");
    const heard: Event[] = [
      { on: "live", live: "heard" },
      { on: "live", live: "silent" },
      { on: "live", live: "heard" },
      { on: "station", station: { ...STATION, storage: "stopped" } },
    ];
    const still = heard.reduce((now, event) => step(now, event)[0], screen);
    expect(still.state.is).toBe("stopped");
    expect(step(still, { on: "station", station: STATION })[0].state.is).toBe("idle");
  });

  it("stops when a look at the box says that its storage has stopped", () => {
    const stopped: Station = { ...STATION, storage: "stopped" };
    expect(play({ on: "station", station: stopped }).screen.state.is).toBe("stopped");
    const reading = play(
      scanned,
      { on: "answered", decision: admitted, now: NOW },
      { on: "station", station: stopped },
    );
    expect(reading.screen.state.is).toBe("welcome");
    expect(step(reading.screen, { on: "back" })[0].state.is).toBe("stopped");
  });

  it("keeps a half-typed code when it looks at the box meanwhile", () => {
    const { screen } = play({ on: "type", now: NOW }, { on: "station", station: STATION });
    expect(screen.state.is).toBe("typing");
  });
});
