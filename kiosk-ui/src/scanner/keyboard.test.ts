import { describe, expect, it } from "vitest";
import { TypingReader } from "./keyboard";

function typed(codes: [string, boolean?][], gap = 5): string[] {
  const scans: string[] = [];
  const reader = new TypingReader((text) => scans.push(text));
  codes.forEach(([code, shiftKey], i) => {
    reader.press({ code, shiftKey: shiftKey ?? false, timeStamp: 1_000 + i * gap });
  });
  return scans;
}

const TOKEN: [string, boolean?][] = [
  ["KeyF", true],
  ["Digit1"],
  ["Semicolon", true],
  ...Array.from({ length: 8 }, (): [string, boolean] => ["KeyZ", true]),
  ["Enter"],
];

describe("a reader that types", () => {
  it("is read by the places of its keys, whatever the layout of the box", () => {
    expect(typed(TOKEN)).toEqual(["F1:ZZZZZZZZ"]);
  });

  it("is read the same where a layout moves letters and the shift of digits", () => {
    const swapped: [string, boolean?][] = [["KeyY"], ["KeyZ"], ["KeyQ"], ["KeyA"], ["Digit1"]];
    const rest: [string, boolean?][] = [["Slash"], ["Minus"], ["Numpad7"], ["NumpadEnter"]];
    expect(typed([...swapped, ...rest])).toEqual(["YZQA1/-7"]);
  });

  it("is told apart from a person who types slowly", () => {
    expect(typed(TOKEN, 300)).toEqual([]);
  });
});
