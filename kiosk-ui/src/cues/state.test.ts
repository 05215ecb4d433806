import { describe, expect, it } from "vitest";
import { asks } from "../client/cues";
import { due, key, next, nextWords, nowWords, offset } from "./state";

const seen = asks({
  now: "2026-06-05T18:00:00Z",
  cues: [
    { at: "2026-06-05T18:15:00Z", kind: "ritual", text: "A toast" },
    { at: "2026-06-05T18:25:00Z", kind: "gather-casts", text: "" },
  ],
  casts: [],
  undone: [],
});

const at = (minutes: number) => Date.parse(seen.now) + minutes * 60_000;

describe("a cue", () => {
  it("comes at its time, by the box's clock, and goes after ten minutes", () => {
    expect(due(seen.cues, at(14), new Set())).toEqual([]);
    expect(due(seen.cues, at(15), new Set()).map(nowWords)).toEqual(["Now: A toast"]);
    expect(due(seen.cues, at(25), new Set()).map((cue) => cue.kind)).toEqual(["gather-casts"]);
    expect(due(seen.cues, at(35), new Set())).toEqual([]);
    expect(offset(seen, at(0) - 5_000)).toBe(5_000);
  });

  it("stays away once somebody has taken it away", () => {
    const away = new Set(seen.cues.map(key));
    expect(due(seen.cues, at(16), away)).toEqual([]);
  });

  it("is announced before it comes", () => {
    const first = next(seen.cues, at(0));
    expect(first && nextWords(first, "20:15")).toBe("20:15: A toast");
    const second = next(seen.cues, at(16));
    expect(second && nextWords(second, "20:25")).toBe("20:25: the casts find each other");
    expect(next(seen.cues, at(30))).toBeNull();
  });
});
