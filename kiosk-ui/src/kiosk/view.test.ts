import { describe, expect, it } from "vitest";
import { codeKey } from "./view";

describe("a key of a typed code", () => {
  it("is taken as it was meant: in either case, and letters that look like digits as digits", () => {
    expect(Array.from("aZ7oOiIlL", codeKey).join("")).toBe("AZ7001111");
  });

  it("is nothing where no code can have it", () => {
    expect(["U", "u", "-", " ", "ø", "Shift", ""].map(codeKey)).toEqual(Array(7).fill(""));
  });
});
