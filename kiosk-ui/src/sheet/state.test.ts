import { describe, expect, it } from "vitest";
import { fromForm, ofPhase, ritualAt } from "./state";

describe("the community sheet", () => {
  it("has only what was written", () => {
    const form: Record<string, string> = {
      whoFor: " Neighbours ",
      norm0: "We ask before we tell",
      norm2: "  ",
      ritual0: "A toast",
      ritual2: "A song",
      measure0: "Return",
      aim0: "half",
      measure1: "Ties",
    };
    expect(fromForm((name) => form[name] ?? "")).toEqual({
      whoFor: "Neighbours",
      promise: "",
      norms: ["We ask before we tell"],
      rituals: ["A toast", "A song"],
      targets: [{ measure: "Return", aim: "half" }],
    });
  });

  it("shows two rituals as the opening and the closing one", () => {
    expect([0, 1, 2].map((place) => ritualAt(["A", "Z"], place))).toEqual(["A", "", "Z"]);
    expect([0, 1, 2].map((place) => ritualAt(["A"], place))).toEqual(["A", "", ""]);
  });

  it("sorts the builder's list by its parts", () => {
    const tasks = [
      { task: "before/noise", done: true },
      { task: "after/thanks", done: false },
    ];
    expect(ofPhase(tasks, "after")).toEqual([tasks[1]]);
  });
});
