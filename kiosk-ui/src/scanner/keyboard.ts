/**
 * A reader that types: its keys are read by their place on a US keyboard (`KeyboardEvent.code`),
 * whatever layout the box has. Keys that come within 80 ms of each other and end in Enter are a scan.
 */
const GAP_MILLIS = 80;
const LEAST = 8;

const PLAIN: Record<string, string> = {
  Minus: "-",
  Slash: "/",
  Semicolon: ";",
  Period: ".",
  Comma: ",",
  Equal: "=",
  Space: " ",
};
const SHIFTED: Record<string, string> = { Semicolon: ":", Equal: "+", Digit5: "%", Digit4: "$" };

export interface Key {
  code: string;
  shiftKey: boolean;
  timeStamp: number;
}

/** The character that a US keyboard has at this place; empty if none that a code can hold. */
export function character(key: Key): string {
  if (key.shiftKey && SHIFTED[key.code] !== undefined) {
    return SHIFTED[key.code] ?? "";
  }
  if (key.code.startsWith("Key")) {
    return key.code.slice(3);
  }
  if (key.code.startsWith("Digit") || /^Numpad[0-9]$/.test(key.code)) {
    return key.code.slice(-1);
  }
  return PLAIN[key.code] ?? "";
}

/** Collects keys and tells each whole scan. */
export class TypingReader {
  private typed = "";
  private last = 0;

  constructor(private readonly scanned: (text: string) => void) {}

  press(key: Key): void {
    if (key.timeStamp - this.last > GAP_MILLIS) {
      this.typed = "";
    }
    this.last = key.timeStamp;
    if (key.code === "Enter" || key.code === "NumpadEnter") {
      const text = this.typed;
      this.typed = "";
      if (text.length >= LEAST) {
        this.scanned(text);
      }
      return;
    }
    this.typed = (this.typed + character(key)).slice(-500);
  }

  /** Whether a scan seems to be under way, so that its Enter presses no button. */
  busy(): boolean {
    return this.typed.length >= LEAST;
  }
}
