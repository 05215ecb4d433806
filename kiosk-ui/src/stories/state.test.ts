import { describe, expect, it } from "vitest";
import { digest, stories } from "../client/stories";
import {
  agendaLines,
  agendaOf,
  blank,
  isReady,
  openReaders,
  order,
  standing,
  toggled,
} from "./state";

const ana = { person: "a1", name: "Ana" };
const mei = { person: "b2", name: "Mei" };

describe("what a reporter writes down", () => {
  it("names up to four people, each once", () => {
    expect(toggled([ana], mei)).toEqual([ana, mei]);
    expect(toggled([ana, mei], ana)).toEqual([mei]);
    const four = ["1", "2", "3", "4"].map((person) => ({ person, name: person }));
    expect(toggled(four, ana)).toEqual(four);
  });

  it("is ready with somebody, a topic and a line", () => {
    const draft = { ...blank("id"), named: [ana], topic: "Ovens", line: "Two build one" };
    expect(isReady(draft)).toBe(true);
    expect(isReady({ ...draft, named: [] })).toBe(false);
    expect(isReady({ ...draft, line: " " })).toBe(false);
    expect(order({ ...draft, share: false })).toMatchObject({
      story: "id",
      named: ["a1"],
      leave: "stays-at-the-table",
    });
  });

  it("waits until all agree, and stays if one does not", () => {
    const told = (leave: string, said: (string | null)[], mayLeave: boolean) =>
      stories({
        stories: [
          {
            story: "s",
            topic: "t",
            line: "l",
            leave,
            mayLeave,
            named: said.map((one) => ({ ...ana, said: one })),
            wanted: [],
          },
        ],
      }).map(standing);
    expect(told("may-be-shared", ["yes", null], false)).toEqual(["waits"]);
    expect(told("may-be-shared", ["yes", "no"], false)).toEqual(["stays"]);
    expect(told("may-be-shared", ["yes"], true)).toEqual(["leaves"]);
    expect(told("stays-at-the-table", ["yes"], false)).toEqual(["stays"]);
  });
});

describe("the digest", () => {
  it("takes three items for each reader; one that was taken back leaves its place", () => {
    const seen = (standings: string[]) =>
      digest({
        due: "2026-12-05T21:00:00Z",
        over: true,
        items: standings.map((one, i) => ({
          item: String(i),
          reader: mei,
          topic: "t",
          introducer: ana,
          link: "https://club.example",
          standing: one,
          late: false,
        })),
        stories: [],
        readers: [mei],
      });
    expect(openReaders(seen(["sent", "ready"]))).toEqual([mei]);
    expect(openReaders(seen(["sent", "ready", "reader"]))).toEqual([]);
    expect(openReaders(seen(["sent", "ready", "introducer"]))).toEqual([mei]);
  });
});

describe("the agenda", () => {
  it("is written in lines and read back", () => {
    const slots = [
      { use: "talk", minutes: 40, title: "Ovens; a story" },
      { use: "open", minutes: 30, title: "" },
    ];
    expect(agendaOf(agendaLines(slots))).toEqual(slots);
    expect(agendaOf("open; 30\n\nmeal; soon")).toBe(3);
    expect(agendaOf("dance; 30")).toBe(1);
  });
});
