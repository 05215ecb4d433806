import { describe, expect, it } from "vitest";
import { START, step } from "./state";

const report = {
  columns: ["Name", "Firma"],
  mapping: { name: "Name" },
  good: 1,
  added: 1,
  changed: 0,
  unchanged: 0,
  missing: 0,
  bad: [],
};
const csv = new Blob(["Name;Firma\nAna;Ateneo"]);

describe("the organiser's guest list", () => {
  it("is looked at before it is taken", () => {
    const [seen] = step(START, { on: "previewed", event: "e1", csv, report });
    expect(seen.upload).toMatchObject({ is: "seen", mapping: { name: "Name" } });
  });

  it("is looked at again with the columns that the organiser chose", () => {
    const [seen] = step(START, { on: "previewed", event: "e1", csv, report });
    const [, effects] = step(seen, { on: "mapped", field: "organisation", column: "Firma" });
    expect(effects).toMatchObject([
      { do: "preview", mapping: { name: "Name", organisation: "Firma" } },
    ]);
  });

  it("leaves a field out that gets no column", () => {
    const [seen] = step(START, { on: "previewed", event: "e1", csv, report });
    const [, effects] = step(seen, { on: "mapped", field: "name", column: "" });
    expect(effects).toMatchObject([{ do: "preview", mapping: {} }]);
  });

  it("says that it works on a long list, and what came of it", () => {
    const [seen] = step(START, { on: "previewed", event: "e1", csv, report });
    const [working] = step(seen, { on: "working", event: "e1" });
    expect(working.upload).toMatchObject({ is: "working", event: "e1" });
    const [failed] = step(working, { on: "said", text: "no answer", bad: true });
    expect(failed.upload).toEqual(seen.upload);
    const [taken] = step(working, { on: "taken", event: "e1", report });
    expect(taken.upload).toMatchObject({ is: "taken" });
  });

  it("shows what was found for the last thing that was asked, not for an earlier one", () => {
    const [asked, effects] = step(START, { on: "search", event: "e1", query: "an" });
    expect(effects).toEqual([{ do: "find", event: "e1", query: "an" }]);
    const late = step(asked, { on: "found", event: "e1", query: "a", guests: [] })[0];
    expect(late).toBe(asked);
  });
});
