import { describe, expect, it } from "vitest";
import { evening } from "../client/evening";
import { order } from "./orders";
import { type Host, START, step } from "./state";

const EMPTY = evening({
  event: { event: "e1", name: "Dinner", place: "Hall" },
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
  tell: "Grete",
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
  by: "",
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

  it("rings softly for a newcomer whom nobody has greeted, once", () => {
    const [there, ring] = step(HOST, { on: "arrival", arrival: ana });
    expect(ring).toEqual([{ do: "ring" }]);
    expect(step(there, { on: "arrival", arrival: ana })[1]).toEqual([]);
    const greeted = { ...ana, admission: "a-3", greetedAt: ana.at };
    expect(step(there, { on: "arrival", arrival: greeted })[1]).toEqual([]);
  });

  it("asks how many of a party are here, and goes on with what was asked for, by the same id", () => {
    const entry = { by: "merge", request: "r1", invitation: "i1", name: "Ana" } as const;
    const [host] = step(HOST, {
      on: "decided",
      decision: {
        decision: "how-many",
        scanId: "s",
        firstName: "Ana",
        party: { size: 3, arrived: 1 },
      },
      entry,
      people: 0,
      next: "n",
    });
    expect(host.dialog).toEqual({ is: "how-many", entry, remaining: 2 });
    expect(host.asked).toBe("s");
    expect(order(entry, host.asked, 2)).toEqual({
      path: "/api/requests/r1/merge",
      body: { scanId: "s", people: 2, invitation: "i1" },
    });
  });

  it("lets in whoever a request is about, so that the request ends with it", () => {
    const [ringing] = step(HOST, { on: "request", request });
    const [host] = step(ringing, {
      on: "decided",
      decision: {
        decision: "needs-host",
        scanId: "s",
        request: null,
        why: "TOO_MANY",
        firstName: "Ana",
      },
      entry: { by: "merge", request: "r1", invitation: "i1", name: "Ana" },
      people: 4,
      next: "n",
    });
    expect(host.dialog).toMatchObject({ is: "let-in", request, people: 4 });
    expect(host.asked).toBe("n");
  });

  it("keeps the id of what is asked for until another question is opened", () => {
    const dialog = { is: "walk-in", request: null, voucher: null } as const;
    const [open] = step(HOST, { on: "ask", dialog, id: "1" });
    const [failed] = step(open, { on: "said", text: "no answer", bad: true });
    expect(failed.asked).toBe("1");
    const [again] = step(failed, { on: "busy", busy: true });
    expect(again).toMatchObject({ asked: "1", busy: true, said: null });
    expect(step(again, { on: "ask", dialog, id: "2" })[0].asked).toBe("2");
  });

  it("rings when a guest turns out to have come in twice, and not for what was there before", () => {
    const calm = {
      at: "2026-11-24T18:00:00Z",
      here: { name: "North door", twin: false },
      policy: "open",
      doors: [],
      trouble: { doubles: [], parked: [], parkedCount: 0, forks: [] },
    };
    const double = {
      event: "e1",
      invitation: "i1",
      index: 0,
      name: "Ana",
      people: 1,
      entrances: [],
    };
    const twice = { ...calm, trouble: { ...calm.trouble, doubles: [double] } };
    expect(step(HOST, { on: "doors", doors: twice, heard: 1 })[1]).toEqual([]);
    const [host] = step(HOST, { on: "doors", doors: calm, heard: 1 });
    const [told, ring] = step(host, { on: "doors", doors: twice, heard: 2 });
    expect(ring).toEqual([{ do: "ring" }]);
    expect(told.doors).toEqual({ doors: twice, heard: 2 });
    expect(step(told, { on: "doors", doors: twice, heard: 3 })[1]).toEqual([]);
  });

  it("does not speak of a silence that is over", () => {
    const [silent] = step(HOST, { on: "said", text: "no answer", bad: true });
    expect(step(silent, { on: "live", live: "heard" })[0].said).toBeNull();
    const [good] = step(HOST, { on: "said", text: "Ana is checked in.", bad: false });
    expect(step(good, { on: "live", live: "heard" })[0].said).not.toBeNull();
  });

  it("drops what was found for an older query, and looks on the page and in a dialog apart", () => {
    const [page] = step(HOST, { on: "search", where: "page", query: "an" });
    const [late] = step(page, { on: "found", where: "page", query: "a", guests: [] });
    expect(late).toEqual(page);
    const [both] = step(page, { on: "search", where: "dialog", query: "bo" });
    expect([both.page.query, both.sheet.query]).toEqual(["an", "bo"]);
  });
});
