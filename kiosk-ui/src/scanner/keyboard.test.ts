import { describe, expect, it } from "vitest";
import { TypingReader } from "./keyboard";

type Press = [code: string, shiftKey?: boolean, key?: string];

/** Types, and falls quiet at last; `by` says whether a reader or a person did it. */
function heard(presses: Press[], gap = 5): { scans: string[]; by: string[] } {
  const scans: string[] = [];
  const by: string[] = [];
  const reader = new TypingReader({
    scanned: (text) => scans.push(text),
    typed: (key) => by.push(key),
  });
  presses.forEach(([code, shiftKey, key], i) => {
    const layout = key ?? code.replace(/^(Key|Digit)/, "");
    reader.press({ code, key: layout, shiftKey: shiftKey ?? false, timeStamp: 1_000 + i * gap });
  });
  reader.quiet(1_000 + (presses.length - 1) * gap + 130);
  return { scans, by };
}

const keys = (text: string): Press[] =>
  Array.from(text, (c): Press => [/\d/.test(c) ? `Digit${c}` : `Key${c}`]);

const TOKEN: Press[] = [
  ["KeyF", true],
  ["Digit1"],
  ["Semicolon", true],
  ...keys("ZZZZZZZZ"),
  ["Enter"],
];

describe("a reader that types", () => {
  it("is read by the places of its keys, whatever the layout of the box", () => {
    expect(heard(TOKEN).scans).toEqual(["F1:ZZZZZZZZ"]);
  });

  it("is read the same where a layout moves letters and the shift of digits", () => {
    const swapped: Press[] = [["KeyY", false, "z"], ["KeyZ", false, "y"], ...keys("QA1")];
    const rest: Press[] = [["Slash"], ["Minus"], ["Numpad7"], ["NumpadEnter"]];
    expect(heard([...swapped, ...rest]).scans).toEqual(["YZQA1/-7"]);
  });

  it("is told apart from a person who types slowly", () => {
    expect(heard(TOKEN, 300).scans).toEqual([]);
  });

  it("may end in a tab", () => {
    expect(heard([...keys("ABCDE12345"), ["Tab"]]).scans).toEqual(["ABCDE12345"]);
  });

  it("may end in nothing, once a short code or a token is whole", () => {
    expect(heard(keys("ABCDE12345")).scans).toEqual(["ABCDE12345"]);
    const token = "A2".repeat(75).slice(1);
    expect(heard(keys(token)).scans).toEqual([token]);
    const address: Press[] = [...keys("HTTPS"), ["Semicolon", true], ["Slash"], ["KeyI"]];
    expect(heard([...address, ["Slash"], ...keys(token)]).scans).toEqual([`HTTPS:/I/${token}`]);
  });

  it("tells nothing of half a token that falls quiet", () => {
    expect(heard(keys("A2".repeat(70)))).toEqual({ scans: [], by: [] });
  });

  it("is read once, however it ends", () => {
    expect(heard([...keys("ABCDE12345"), ["Enter"], ["Enter"]]).scans).toEqual(["ABCDE12345"]);
  });

  it("presses no button with the keys of a scan", () => {
    const reader = new TypingReader({ scanned: () => {}, typed: () => {} });
    keys("ABCDE123").forEach(([code], i) => {
      expect(reader.busy()).toBe(false);
      reader.press({ code, key: "q", shiftKey: false, timeStamp: 1_000 + i * 5 });
    });
    expect(reader.busy()).toBe(true);
  });
});

describe("a person who types", () => {
  it("is heard key by key, as the layout has them", () => {
    const presses: Press[] = [["KeyY", false, "z"], ["Digit1"], ["Backspace"], ["NumpadEnter"]];
    expect(heard(presses, 200)).toEqual({ scans: [], by: ["z", "1", "Backspace", "Enter"] });
  });

  it("is heard when the keys are fast but few", () => {
    expect(heard([...keys("AB1"), ["Enter"]], 40).by).toEqual(["A", "B", "1", "Enter"]);
    expect(heard(keys("AB1"), 40).by).toEqual(["A", "B", "1"]);
  });
});
