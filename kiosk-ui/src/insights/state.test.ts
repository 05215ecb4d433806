import { describe, expect, it } from "vitest";
import { insights, morning } from "../client/insights";
import { otherAims, rows, sentence } from "./state";

const share = (kind: string, openness: string, rest: object) => ({
  kind,
  openness,
  hits: null,
  of: null,
  value: null,
  low: null,
  high: null,
  target: null,
  ...rest,
});

const told = (rest: object = {}) =>
  insights({
    report: {
      heading: { community: "Hearth", frozen: "2026-06-06T00:00:00Z" },
      evenings: [],
      shares: [
        share("SHOW_UP", "EXACT", { hits: 36, of: 42, value: 0.8571, low: 0.7216, high: 0.9328 }),
        share("NO_NEW_TIE", "FEW", { of: 36 }),
        share("NEEDS_MET", "WITHHELD", {}),
      ],
      counts: [
        { kind: "INTRODUCTIONS", count: null },
        { kind: "TIES_MET", count: 27 },
        { kind: "ENERGY", count: 15 },
      ],
      averages: {
        mutualTies: { n: 36, value: 0.46, low: 0.2, high: 0.71 },
        welcomeSeconds: { n: null, median: 90, p90: 200 },
        hoursTogether: null,
        senseOfCommunity: [],
        senseOfCommunityOverall: null,
      },
      silos: [
        {
          level: "MET",
          groups: [],
          rows: [],
          sums: [],
          across: {
            ties: 27,
            across: 20,
            within: 7,
            index: { value: 0.48, expected: 0.3, low: -0.04, high: 0.66 },
          },
        },
      ],
      ...rest,
    },
    targets: [
      { measure: "show-up", aim: "80 %", share: "SHOW_UP", value: 0.8 },
      { measure: "laughter", aim: "much", share: null, value: null },
    ],
  });

const row = (label: string) => rows(told()).find((one) => one.label.startsWith(label));

describe("the measures", () => {
  it("stand with of how many, their interval and the aim beside them", () => {
    expect(row("Came")).toEqual({
      label: "Came, of those who were invited",
      value: "86 %",
      of: "36 of 42",
      interval: "72 – 93 %",
      aim: "80 %",
      few: false,
    });
    expect(row("New mutual")).toMatchObject({
      value: "0.5",
      of: "36 guests",
      interval: "0.2 – 0.7",
    });
    expect(row("Ties across")).toMatchObject({ value: "0.5", interval: "by chance 0 to 0.7" });
    expect(row("Time until")).toMatchObject({ value: "1.5 min, nine of ten within 3.3 min" });
  });

  it("say what is of too few, and never a number for it", () => {
    expect(row("Guests without")).toMatchObject({ value: "under 5", of: "36", few: true });
    expect(row("Needs met")).toMatchObject({ value: "too few to show", of: "", few: true });
    expect(row("Introductions")).toMatchObject({ value: "too few to show", few: true });
    expect(row("Sense")).toMatchObject({ value: "too few to show", few: true });
  });

  it("are none before an evening is over", () => {
    expect(rows(insights({ report: null, targets: [] }))).toEqual([]);
  });

  it("leave an aim of no measure as it was written", () => {
    expect(otherAims(told()).map(({ aim }) => aim)).toEqual(["much"]);
  });
});

describe("the morning after", () => {
  const line = (rest: object) => {
    const said = { whom: "Ana", reason: "missed", need: null, by: "Jonas", because: "knows-them" };
    return morning({ builder: null, event: "Supper", lines: [{ ...said, ...rest }] }).lines[0];
  };

  it("says why and who could, in words", () => {
    const missed = line({});
    expect(missed && sentence(missed)).toEqual({
      why: "was invited and was missed",
      who: "Jonas could, who knows them best.",
    });
    const need = line({ reason: "need-unmet", need: "a venue", because: "offers-it" });
    expect(need && sentence(need).why).toBe("still looks for: a venue");
  });

  it("leaves to the builder what nobody else could do, even if nobody is named", () => {
    const nobody = line({ by: null, because: "builds-the-community" });
    expect(nobody && sentence(nobody).who).toBe("Whoever builds the community could.");
  });
});
