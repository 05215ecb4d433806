import type { Asks, Cue } from "../client/cues";
import { cueWords as w } from "../words/cues";

/** How long a cue that nobody has taken away stays. */
const SHOWN_MILLIS = 10 * 60_000;

/** The box's clock as a tablet whose own may be wrong reckons it: an instant, and how far off it is. */
export function offset(asks: Asks, now: number): number {
  return Date.parse(asks.now) - now;
}

export function key(cue: Cue): string {
  return `${cue.kind} ${cue.at}`;
}

/** What is due at this time of the box and was not taken away yet. */
export function due(cues: readonly Cue[], now: number, away: ReadonlySet<string>): Cue[] {
  return cues.filter((cue) => {
    const since = now - Date.parse(cue.at);
    return since >= 0 && since < SHOWN_MILLIS && !away.has(key(cue));
  });
}

/** What comes next. */
export function next(cues: readonly Cue[], now: number): Cue | null {
  return cues.find((cue) => Date.parse(cue.at) > now) ?? null;
}

export function nowWords(cue: Cue): string {
  switch (cue.kind) {
    case "gather-casts":
    case "gather-casts-again":
      return w[cue.kind];
    default:
      return w.ritual(cue.text);
  }
}

export function nextWords(cue: Cue, time: string): string {
  switch (cue.kind) {
    case "gather-casts":
      return w.next(time, w.gather);
    case "gather-casts-again":
      return w.next(time, w.gatherAgain);
    default:
      return w.next(time, cue.text);
  }
}
