import { describe, expect, it } from "vitest";
import { evening } from "../client/evening";
import { type Host, START, step } from "./state";

const EMPTY = evening({
  event: { name: "Dinner", place: "Hall" },
  counts: { expected: 2, arrived: 0, firstTimers: { expected: 1, arrived: 0 } },
  arrivals: [],
  requests: [],
  badges: [],
  printers: [],
  central: { state: "none" },
  storage: { state: "ok" },
  clock: { quality: "trusted" },
});
const HOST: Host = { ...START, evening: EMPTY };

const ana = {
  admission: "a-1",
  invitation: "i1",
  index: 0,
  name: "Ana",
  firstTimer: true,
  inviter: null,
  organisation: "",
  station: "door",
  at: "2026-11-24T18:00:00.000Z",
  party: { size: 1, arrived: 1 },
  badge: { job: "b1", state: "queued", reasons: [] },
  undone: false,
  greetedAt: null,
};

const request = {
  request: "r1",
  kind: "help",
  why: "ASKED",
  stationName: "door",
  at: "2026-11-24T18:00:00.000Z",
  name: "",
  invitation: null,
  state: "open",
};

describe("the host's evening", () => {
  it("shows an arrival once, newest first, however often it is told", () => {
    const bo = { ...ana, admission: "a-2", name: "Bo", at: "2026-11-24T18:01:00.000Z" };
    let [host] = step(HOST, { on: "arrival", arrival: ana });
    [host] = step(host, { on: "arrival", arrival: bo });
    [host] = step(host, { on: "arrival", arrival: ana });
    expect(host.evening?.arrivals.map((a) => a.name)).toEqual(["Bo", "Ana"]);
  });

  it("rings once for each request", () => {
    const [once, ring] = step(HOST, { on: "request", request });
    expect(ring).toEqual([{ do: "ring" }]);
    const [twice, quiet] = step(once, { on: "request", request: { ...request, state: "coming" } });
    expect(quiet).toEqual([]);
    expect(twice.evening?.requests.map((r) => r.state)).toEqual(["coming"]);
    const [closed] = step(twice, { on: "request-closed", request: "r1" });
    expect(closed.evening?.requests).toEqual([]);
  });

  it("lists a badge as long as it needs a person's eyes", () => {
    const badge = {
      job: "b1",
      state: "waiting",
      reasons: ["media-empty"],
      name: "Ana",
      invitation: "i1",
      index: 0,
      question: false,
    };
    const [there] = step(HOST, { on: "arrival", arrival: ana });
    const [waits] = step(there, { on: "badge", badge });
    expect(waits.evening?.badges).toHaveLength(1);
    const [done] = step(waits, { on: "badge", badge: { ...badge, state: "printed" } });
    expect(done.evening?.badges).toEqual([]);
    expect(done.evening?.arrivals[0]?.badge?.state).toBe("printed");
  });

  it("asks how many of a party are here", () => {
    const [host] = step(HOST, {
      on: "decided",
      decision: {
        decision: "how-many",
        scanId: "s",
        firstName: "Ana",
        party: { size: 3, arrived: 1 },
      },
      name: "Ana",
      invitation: "i1",
    });
    expect(host.dialog).toMatchObject({ is: "how-many", remaining: 2 });
  });

  it("drops what was found for an older query", () => {
    const [searching] = step(HOST, { on: "search", query: "an" });
    const [late] = step(searching, { on: "found", query: "a", guests: [] });
    expect(late).toEqual(searching);
  });
});
