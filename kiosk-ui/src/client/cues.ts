import { list, object, text } from "./shape";

export interface Cue {
  at: string;
  kind: string;
  /** The ritual; empty for casts. */
  text: string;
}

/** A few people who begin and end the evening together. */
export interface Cast {
  shape: string;
  people: string[];
  hosts: string[];
}

/** What an evening asks of its hosts. */
export interface Asks {
  now: string;
  cues: Cue[];
  casts: Cast[];
  /** What was to be done before the doors opened. */
  undone: string[];
}

export function asks(value: unknown): Asks {
  const it = object(value);
  return {
    now: text(it.now),
    cues: list(it.cues, (c) => ({
      at: text(object(c).at),
      kind: text(object(c).kind),
      text: text(object(c).text),
    })),
    casts: list(it.casts, (c) => ({
      shape: text(object(c).shape),
      people: list(object(c).people, text),
      hosts: list(object(c).hosts, text),
    })),
    undone: list(it.undone, text),
  };
}
