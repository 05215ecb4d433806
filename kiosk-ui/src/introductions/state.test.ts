import { describe, expect, it } from "vitest";
import type { Guest } from "../client/evening";
import { WrongShape } from "../client/shape";
import { introductions, shelf, slip } from "../client/ties";
import { introductions as w } from "../words/introductions";
import { START, step } from "./state";

const ANA = { invitation: "aa", name: "Ana" } as Guest;

describe("both here now", () => {
  it("is read as it comes, or not at all", () => {
    for (const read of [introductions, shelf, slip]) {
      expect(() => read({})).toThrow(WrongShape);
    }
  });

  it("says the reason in the guests' own words", () => {
    const because = { kind: "offers", of: "Ana", looksFor: "a venue", found: "my barn" };
    expect(w.because(because)).toBe("Ana needs “a venue”; offered: “my barn”.");
    expect(w.because({ ...because, kind: "shares", found: "a venue" })).toBe(
      "Both care about “a venue”.",
    );
  });

  it("an answer to a question that has changed is none", () => {
    const asked = step(START, { on: "finding", for: "slip", query: "an" });
    const late = step(asked, { on: "found", for: "slip", query: "a", guests: [ANA] });
    expect(late.found.guests).toEqual([]);
    const other = step(asked, { on: "found", for: "holder", query: "an", guests: [ANA] });
    expect(other.found.guests).toEqual([]);
    const right = step(asked, { on: "found", for: "slip", query: "an", guests: [ANA] });
    expect(right.found.guests).toEqual([ANA]);
  });

  it("who was chosen as a holder is gone with what was put on the shelf", () => {
    const chosen = step(START, { on: "holder", guest: ANA });
    expect(chosen.holder?.name).toBe("Ana");
    expect(step(chosen, { on: "shelved" }).holder).toBeNull();
  });
});
