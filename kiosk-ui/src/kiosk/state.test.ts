import { describe, expect, it } from "vitest";
import { decision } from "../client/door";
import { type Effect, type Event, type Screen, step } from "./state";

const START: Screen = { state: { is: "idle" }, station: null, camera: "on", box: "heard" };
const NOW = 1_000_000;

function play(...events: Event[]): { screen: Screen; effects: Effect[] } {
  let screen = START;
  let effects: Effect[] = [];
  for (const event of events) {
    [screen, effects] = step(screen, event);
  }
  return { screen, effects };
}

const scanned: Event = { on: "scanned", text: "F1:ABC", scanId: "5a" };

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
    expect(play(scanned, silence, silence, silence).screen.state.is).toBe("silent");
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
      { on: "scanned", text: "F1:DEF", scanId: "5b" },
    );
    expect(screen.state).toMatchObject({ is: "deciding", scanId: "5b" });
  });

  it("ignores an answer to a scan that nobody waits for any more", () => {
    const late = play(scanned, { on: "back" }, { on: "answered", decision: admitted, now: NOW });
    expect(late.screen.state.is).toBe("idle");
  });

  it("asks a party how many are here and scans again with the same id", () => {
    const many = decision({
      decision: "how-many",
      scanId: "5a",
      firstName: "Ana",
      party: { size: 3, arrived: 1 },
    });
    const asked = play(scanned, { on: "answered", decision: many, now: NOW });
    expect(asked.screen.state).toMatchObject({ is: "how-many", remaining: 2 });
    const [, effects] = step(asked.screen, { on: "people", people: 2 });
    expect(effects).toEqual([{ do: "scan", scanId: "5a", text: "F1:ABC", people: 2, wait: 0 }]);
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
    const short = play({ on: "type", now: NOW }, ...keys.slice(1), { on: "enter", scanId: "5c" });
    expect(short.effects).toEqual([]);
    const whole = play({ on: "type", now: NOW }, ...keys, { on: "enter", scanId: "5c" });
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
    const [called] = step(rung.screen, { on: "called", request: "r1" });
    expect(called.state).toMatchObject({ is: "help", call: "called" });
    const [coming] = step(called, { on: "coming", request: "r1", now: NOW });
    expect(coming.state).toMatchObject({ is: "help", call: "coming" });
  });

  it("forgets a half-typed code and an unanswered question after a while", () => {
    const half = play({ on: "type", now: NOW }, { on: "key", key: "A", now: NOW + 30_000 });
    expect(step(half.screen, { on: "tick", now: NOW + 60_000 })[0].state.is).toBe("typing");
    expect(step(half.screen, { on: "tick", now: NOW + 90_000 })[0].state.is).toBe("idle");
  });

  it("stays stopped while the storage is, whatever is pressed", () => {
    const { screen } = play({ on: "storage-stopped" }, { on: "back" }, scanned);
    expect(screen.state.is).toBe("stopped");
    expect(step(screen, { on: "live", live: "heard" })[0].state.is).toBe("idle");
  });
});
