import { describe, expect, it } from "vitest";
import { answers } from "../client/answers";
import { WrongShape } from "../client/shape";
import { items, START, step, toggled } from "./state";

const ANA = answers({
  person: "aa",
  name: "Ana",
  bonds: [],
  purposes: ["water"],
  wantedLinks: [],
  kind: "",
  mentoring: "not-said",
  topics: [],
  mentees: 0,
  offers: [],
  needs: [],
  diet: null,
  consents: { introductions: "yes" },
});

describe("a guest's answers", () => {
  it("are read as they come, or not at all", () => {
    expect(ANA.consents.introductions).toBe("yes");
    expect(() => answers({ ...ANA, bonds: "none" })).toThrow(WrongShape);
  });

  it("are put away with their sheet", () => {
    const open = step(step(START, { on: "opened" }), { on: "answers", answers: ANA });
    expect(open).toMatchObject({ answers: { name: "Ana" } });
    const closed = step(open, { on: "closed" });
    expect(JSON.stringify(closed)).not.toContain("Ana");
    expect(step(closed, { on: "answers", answers: ANA })).toBe(closed);
  });

  it("a list is what stands between commas", () => {
    expect(items(" pricing, hiring ;; tax\n")).toEqual(["pricing", "hiring", "tax"]);
  });

  it("one tap gives a consent and one tap takes it back", () => {
    expect(toggled("not-said")).toBe("yes");
    expect(toggled("no")).toBe("yes");
    expect(toggled("yes")).toBe("no");
  });
});
