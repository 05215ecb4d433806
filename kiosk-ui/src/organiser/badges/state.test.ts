import { describe, expect, it } from "vitest";
import { type Badges, type Event, guest, START, step } from "./state";

const offers = {
  usual: "62x100mm",
  templates: [{ name: "4x3in", media: "roll", width: 101.6, height: 76.2 }],
  formats: [{ name: "avery-l4785", title: "Avery L4785", labels: 10, template: "80x50mm" }],
  hardNames: [
    { group: "Short", name: "Bo", why: "two letters" },
    { group: "Short", name: "Ana", why: "usual" },
    { group: "Emoji", name: "🎉", why: "one emoji" },
  ],
};
const [offered] = step(START, { on: "offered", offers });
const svg = new Blob(["<svg/>"]);

function sees(at: Badges, ...badges: number[]): Badges {
  return badges.reduce((it, index) => step(it, { on: "near", index })[0], at);
}

function arrives(at: Badges, index: number, url: string): Extract<Event, { on: "drawn" }> {
  return { on: "drawn", turn: at.turn, index, url, warnings: [] };
}

describe("the badges of a template", () => {
  it("are drawn when they come into sight, one at a time", () => {
    const [next, effects] = step(START, { on: "offered", offers });
    expect(effects).toEqual([]);
    expect(next.seen.map((one) => one.url)).toEqual([null, null, null]);
    expect(next.source).toEqual({ name: "62x100mm", svg: null });
    const [one, first] = step(next, { on: "near", index: 2 });
    expect(first).toMatchObject([{ do: "draw", turn: next.turn, index: 2 }]);
    const [both, none] = step(one, { on: "near", index: 0 });
    expect(none).toEqual([]);
    const [drawn, then] = step(both, arrives(both, 2, "blob:2"));
    expect(drawn.seen.map((badge) => badge.url)).toEqual([null, null, "blob:2"]);
    expect(then).toMatchObject([{ do: "draw", index: 0 }]);
    expect(step(drawn, arrives(drawn, 0, "blob:0"))[1]).toEqual([]);
  });

  it("are not drawn when they have gone out of sight before their turn", () => {
    const drawing = sees(offered, 0, 1, 2);
    const [left] = step(drawing, { on: "far", index: 1 });
    expect(step(left, arrives(left, 0, "blob:0"))[1]).toMatchObject([{ do: "draw", index: 2 }]);
    expect(step(left, { on: "near", index: 0 })[0].near).toEqual([2, 0]);
  });

  it("are drawn anew for another template, and the old pictures are forgotten", () => {
    const seeing = sees(offered, 0);
    const [before] = step(seeing, arrives(seeing, 0, "blob:1"));
    const [next, effects] = step(before, { on: "chosen", source: { name: "mine.svg", svg } });
    expect(effects).toMatchObject([
      { do: "forget", urls: ["blob:1"] },
      { do: "draw", source: { name: "mine.svg", svg }, index: 0 },
    ]);
    expect(next.seen.every((one) => one.url === null)).toBe(true);
  });

  it("do not mix with those of the template before that come late", () => {
    const seeing = sees(offered, 0);
    const [next] = step(seeing, { on: "dpi", dpi: 300 });
    const late = arrives(seeing, 0, "blob:9");
    expect(step(next, late)).toEqual([next, [{ do: "forget", urls: ["blob:9"] }]]);
    const refused = { on: "refused", turn: offered.turn, text: "line 3" } as const;
    expect(step(next, refused)).toEqual([next, []]);
    expect(next.drawing).toBe(0);
  });

  it("give way to why the template cannot be used, until another is chosen", () => {
    const drawing = sees(offered, 0, 1);
    const [bad] = step(drawing, { on: "refused", turn: offered.turn, text: "at line 3" });
    expect(bad).toMatchObject({ problem: "at line 3", seen: [], near: [], drawing: null });
    const [good] = step(bad, { on: "chosen", source: { name: "4x6in", svg: null } });
    expect(good.problem).toBe("");
  });

  it("show guests who say everything and guests who say nothing but their name", () => {
    expect(Object.keys(guest(0))).toContain("tables");
    expect(Object.keys(guest(1))).toEqual(["event"]);
  });
});

describe("a sheet of badges", () => {
  const wish = {
    event: "e1",
    format: "avery-l4785",
    template: "80x50mm",
    from: "1",
    who: "all",
    order: "name",
  };

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
