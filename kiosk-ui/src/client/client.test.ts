import { describe, expect, it } from "vitest";
import { decision, station } from "./door";
import { evening } from "./evening";
import { programme } from "./programme";
import { WrongShape } from "./shape";

const NONSENSE = [null, undefined, 7, "x", [], true];

describe("wire data", () => {
  it("is refused where it is something else, and never believed by halves", () => {
    for (const value of NONSENSE) {
      expect(() => decision(value)).toThrow(WrongShape);
      expect(() => station(value)).toThrow(WrongShape);
      expect(() => evening(value)).toThrow(WrongShape);
      expect(() => programme(value)).toThrow(WrongShape);
    }
  });

  it("is refused where a field has another type", () => {
    const party = { size: "many", arrived: 0 };
    expect(() => decision({ decision: "how-many", scanId: "5a", party })).toThrow(WrongShape);
  });

  it("takes a decision that it does not know for a no, never for a yes", () => {
    expect(decision({ decision: "teleported", scanId: "5a" }).decision).toBe("refused");
  });
});
