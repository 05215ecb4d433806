/**
 * A reader that types, told apart from a person who does. A reader's keys are read by their place on
 * a US keyboard (`KeyboardEvent.code`), whatever layout the box has: keys that come within 80 ms of
 * each other and end in Enter or Tab are a scan, and so is a whole code that falls quiet. Slower keys
 * are a person's, and are read as the layout has them.
 */
const GAP_MILLIS = 80;
export const QUIET_MILLIS = 120;
const LEAST = 8;
const MOST_BY_HAND = 11;

/** A token stands at the end of what is read, alone or in an address. */
const WHOLE_TOKEN = /[A-Z2-7]{149}$/;
const WHOLE_CODE = /^[0-9A-TV-Z]{5}-?[0-9A-TV-Z]{5}$/;
const ENDS = ["Enter", "NumpadEnter", "Tab"];

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
  /** What the layout has at this place. */
  key: string;
  shiftKey: boolean;
  timeStamp: number;
}

export interface ReaderEars {
  scanned(text: string): void;
  /** A key that a person has pressed: a character, `Backspace` or `Enter`. */
  typed(key: string): void;
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

/** Collects keys and tells each whole scan, and each key of a person. */
export class TypingReader {
  private typed = "";
  private byLayout: string[] = [];
  private last = 0;

  constructor(private readonly ears: ReaderEars) {}

  press(key: Key): void {
    if (key.timeStamp - this.last > GAP_MILLIS) {
      this.byHand();
    }
    this.last = key.timeStamp;
    if (ENDS.includes(key.code)) {
      this.end(key);
    } else if (key.code === "Backspace") {
      this.byHand();
      this.ears.typed("Backspace");
    } else {
      this.typed = (this.typed + character(key)).slice(-500);
      if (key.key.length === 1) {
        this.byLayout = [...this.byLayout, key.key].slice(-500);
      }
    }
  }

  /** To be called when no key has come for `QUIET_MILLIS`. */
  quiet(now: number): void {
    if (now - this.last < QUIET_MILLIS) {
      return;
    }
    if (WHOLE_TOKEN.test(this.typed) || WHOLE_CODE.test(this.typed)) {
      this.scanned();
    } else {
      this.byHand();
    }
  }

  /** Whether a scan seems to be under way, so that its keys press no button. */
  busy(): boolean {
    return this.typed.length >= LEAST;
  }

  private end(key: Key): void {
    if (this.busy()) {
      this.scanned();
      return;
    }
    this.byHand();
    if (key.code !== "Tab") {
      this.ears.typed("Enter");
    }
  }

  private scanned(): void {
    const text = this.typed;
    this.forget();
    this.ears.scanned(text);
  }

  /** What was collected is no scan: a few keys are a person's, many are half a scan. */
  private byHand(): void {
    const keys = this.byLayout;
    this.forget();
    if (keys.length <= MOST_BY_HAND) {
      for (const key of keys) {
        this.ears.typed(key);
      }
    }
  }

  private forget(): void {
    this.typed = "";
    this.byLayout = [];
  }
}
