import { describe, expect, it } from "vitest";
import { type Door, doors, venues } from "../client/doors";
import { away, boxLine, clockTime, countLine, doorLine } from "./lines";

const AT = "2026-11-27T19:06:00Z";
const NOW = Date.parse(AT);
const SEVEN = "2026-11-27T19:04:00Z";

const south: Door = {
  box: "b2",
  name: "South door",
  link: { state: "connected", lastHeard: "2026-11-27T19:05:58Z", unsent: 0, oldestUnsent: null },
  open: true,
  setAside: false,
  clock: { ahead: 1, drifts: false, quality: "trusted" },
  twin: false,
};
const gone: Door = {
  ...south,
  link: { state: "unreachable", lastHeard: SEVEN, unsent: 3, oldestUnsent: SEVEN },
};

describe("a door in words", () => {
  it("is connected, and was heard a moment ago by the box's clock", () => {
    expect(doorLine(south, "open", NOW)).toBe("South door: connected, heard 2 s ago.");
    const late = { ...south, link: { ...south.link, lastHeard: "2026-11-27T19:00:00Z" } };
    expect(doorLine(late, "open", NOW)).toContain("6 min ago");
  });

  it("that cannot be reached means that its guests are let in here, where that is the policy", () => {
    expect(doorLine(gone, "open", NOW)).toBe(
      `South door cannot be reached since ${clockTime(SEVEN)}. ` +
        "Its guests are let in here too; should one come in twice you will see it below.",
    );
  });

  it("that cannot be reached leaves its guests to a host, where that is the policy", () => {
    const line = doorLine(gone, "strict", NOW);
    expect(line).toContain("Guests of that door ring for you.");
    expect(line).not.toContain("let in here too");
  });

  it("was perhaps never heard, belongs to another event, or was taken out", () => {
    const never = { ...gone, link: { ...gone.link, lastHeard: null } };
    expect(doorLine(never, "open", NOW)).toContain("has not been heard since this box started");
    expect(doorLine({ ...gone, open: false }, "open", NOW)).toContain("not open for this event");
    expect(doorLine({ ...gone, setAside: true }, "open", NOW)).toContain("is taken out");
    expect(doorLine({ ...south, setAside: true }, "open", NOW)).toContain("heard again");
  });

  it("has a wrong clock, or a twin, and says so", () => {
    const behind = { ahead: -12, drifts: true, quality: "untrusted" };
    const line = doorLine({ ...south, clock: behind, twin: true }, "open", NOW);
    expect(line).toContain("12 s behind");
    expect(line).toContain("does not know the time for sure");
    expect(line).toContain("Two boxes speak as South door");
  });

  it("is away if it should be there and does not answer", () => {
    const seen = (...all: Door[]) => ({
      ...doors({
        at: AT,
        here: { name: "North door", twin: false },
        policy: "open",
        doors: [],
        trouble: { doubles: [], parked: [], parkedCount: 0, forks: [] },
      }),
      doors: all,
    });
    expect(away(seen(south, gone))).toEqual([gone]);
    expect(away(seen({ ...gone, setAside: true }, { ...gone, open: false }))).toEqual([]);
  });
});

describe("a box and its count, as central has heard", () => {
  const board = venues({
    at: AT,
    boxes: [
      {
        box: "b1",
        name: "North door",
        lastHeard: SEVEN,
        event: "Supper",
        twin: false,
        told: {
          at: SEVEN,
          unsent: 3,
          oldestUnsent: SEVEN,
          parked: 1,
          forks: 0,
          storage: "damaged",
          clock: { ahead: 0, drifts: false, quality: "trusted" },
        },
      },
    ],
    events: [],
    trouble: { doubles: [], parked: [], parkedCount: 0, forks: [] },
  });

  it("says when it was heard and what it said then", () => {
    const [box] = board.boxes;
    const line = box === undefined ? "" : boxLine(box, NOW);
    expect(line).toContain(`was last heard at ${clockTime(SEVEN)}`);
    expect(line).toContain("3 to send");
    expect(line).toContain("As it said at");
    expect(line).toContain("Its disk has a fault");
    expect(line).toContain("1 entry cannot be used there");
  });

  it("agrees, or says how many are on their way", () => {
    const count = { box: "b1", name: "North door", told: 43, toldAt: AT, counted: 43 };
    expect(countLine(count, NOW)).toBe("North door counted 43, central counted 43.");
    expect(countLine({ ...count, counted: 40 }, NOW)).toBe(
      "North door counted 43, central counted 40. 3 more are on their way.",
    );
    expect(countLine({ ...count, told: 42 }, NOW)).toContain("Central has heard of 1 more");
    expect(countLine({ ...count, toldAt: SEVEN }, NOW)).toContain("Counted there at");
    expect(countLine({ ...count, told: null, toldAt: null }, NOW)).toContain("has not said yet");
  });
});
