import { describe, expect, it } from "vitest";
import { type Badges, guest, START, step } from "./state";

const offers = {
  templates: [{ name: "4x3in", media: "roll", width: 101.6, height: 76.2 }],
  formats: [{ name: "avery-l4785", title: "Avery L4785", labels: 10, template: "80x50mm" }],
  hardNames: ["Bo", "Ana Ødegård"],
};
const [offered] = step(START, { on: "offered", offers });
const svg = new Blob(["<svg/>"]);

function drawn(at: Badges, index: number, url: string): Badges {
  return step(at, { on: "drawn", turn: at.turn, index, url, warnings: [] })[0];
}

describe("the badges of a template", () => {
  it("are drawn with every hard name once the templates are known", () => {
    const [next, effects] = step(START, { on: "offered", offers });
    expect(effects).toMatchObject([{ do: "draw", turn: next.turn, names: ["Bo", "Ana Ødegård"] }]);
    expect(next.seen.map((one) => one.url)).toEqual([null, null]);
    expect(drawn(next, 1, "blob:1").seen.map((one) => one.url)).toEqual([null, "blob:1"]);
  });

  it("are drawn anew for another template, and the old pictures are forgotten", () => {
    const before = drawn(offered, 0, "blob:1");
    const [next, effects] = step(before, { on: "chosen", source: { name: "mine.svg", svg } });
    expect(effects).toMatchObject([
      { do: "forget", urls: ["blob:1"] },
      { do: "draw", source: { name: "mine.svg", svg } },
    ]);
    expect(next.seen.every((one) => one.url === null)).toBe(true);
  });

  it("do not mix with those of the template before that come late", () => {
    const [next] = step(offered, { on: "dpi", dpi: 300 });
    const late = {
      on: "drawn" as const,
      turn: offered.turn,
      index: 0,
      url: "blob:9",
      warnings: [],
    };
    expect(step(next, late)).toEqual([next, [{ do: "forget", urls: ["blob:9"] }]]);
    const refused = { on: "refused", turn: offered.turn, text: "line 3" } as const;
    expect(step(next, refused)).toEqual([next, []]);
  });

  it("give way to why the template cannot be used, until another is chosen", () => {
    const [bad] = step(offered, { on: "refused", turn: offered.turn, text: "at line 3" });
    expect(bad).toMatchObject({ problem: "at line 3", seen: [] });
    const [good] = step(bad, { on: "chosen", source: { name: "4x6in", svg: null } });
    expect(good.problem).toBe("");
  });

  it("show guests who say everything and guests who say nothing but their name", () => {
    expect(Object.keys(guest("Bo", 0))).toContain("tables");
    expect(Object.keys(guest("Bo", 1))).toEqual(["name", "event"]);
  });
});

describe("a sheet of badges", () => {
  const wish = { event: "e1", format: "avery-l4785", from: "1", who: "all", order: "name" };

  it("is drawn once, however often it is asked for meanwhile", () => {
    const [drawing, effects] = step(START, { on: "wished", wish });
    expect(effects).toEqual([{ do: "sheet", wish }]);
    expect(step(drawing, { on: "wished", wish })).toEqual([drawing, []]);
  });

  it("takes the place of the one before", () => {
    const done = { is: "done", url: "blob:1", warnings: ["A: no"] } as const;
    const [ready] = step(START, { on: "sheet", sheet: { ...done, warnings: [...done.warnings] } });
    expect(ready.sheet).toMatchObject({ is: "done", warnings: ["A: no"] });
    expect(step(ready, { on: "wished", wish })[1]).toEqual([
      { do: "forget", urls: ["blob:1"] },
      { do: "sheet", wish },
    ]);
  });
});
