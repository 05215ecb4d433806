import { describe, expect, it } from "vitest";
import { Sight } from "./sight";

/** Shows pictures, 100 ms apart or as far as they say, and returns what was taken. */
function shown(pictures: [string[], number?][], take = (_: string, __: number) => true): string[] {
  const sight = new Sight();
  const taken: string[] = [];
  let now = 1_000;
  for (const [texts, gap] of pictures) {
    now += gap ?? 100;
    sight.saw(texts, now, (text) => {
      const yes = take(text, now);
      if (yes) {
        taken.push(text);
      }
      return yes;
    });
  }
  return taken;
}

describe("what the camera sees", () => {
  it("is told once while it stays in view, and again after it was out of sight", () => {
    expect(shown([[["A"]], [["A"]], [[]], [["A"]], [[], 1_900], [["A"]]])).toEqual(["A"]);
    expect(shown([[["A"]], [[], 2_100], [["A"]]])).toEqual(["A", "A"]);
  });

  it("is told again with the next picture while the kiosk cannot take it", () => {
    const pictures = Array.from({ length: 10 }, (): [string[]] => [["A"]]);
    expect(shown(pictures, (_, now) => now > 1_500)).toEqual(["A"]);
  });

  it("is told once each when two codes come by turns", () => {
    const pictures = Array.from({ length: 60 }, (_, i): [string[]] => [[i % 8 < 4 ? "A" : "B"]]);
    expect(shown(pictures)).toEqual(["A", "B"]);
  });

  it("tells the second of two codes in view once the first was taken", () => {
    const both: [string[]] = [["A", "B"]];
    expect(shown([both, both, both, both], (_, now) => now % 200 === 0)).toEqual(["A", "B"]);
  });

  it("is not told again after the decoder was busy for long", () => {
    expect(shown([[["A"]], [["A"], 15_000]])).toEqual(["A"]);
  });
});
