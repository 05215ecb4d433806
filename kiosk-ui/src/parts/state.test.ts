import { describe, expect, it } from "vitest";
import { players } from "../client/parts";
import { inShort, partsOf } from "./state";

const seen = players({
  people: [
    { person: "a1", name: "Mei", parts: ["greeter", "builder"] },
    { person: "b2", name: "Tom", parts: ["greeter", "table-host"] },
  ],
  builder: "Mei",
});

describe("the parts of an evening", () => {
  it("are known for each guest", () => {
    expect(partsOf(seen, "b2")).toEqual(["greeter", "table-host"]);
    expect(partsOf(seen, "c3")).toEqual([]);
  });

  it("are said in a line, the builder apart", () => {
    expect(inShort(seen, { greeter: "Greeter", "table-host": "Table host" })).toBe(
      "Greeter: Mei, Tom · Table host: Tom",
    );
    expect(players({ people: [], builder: null }).builder).toBe("");
  });
});
