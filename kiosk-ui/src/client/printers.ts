import { list, maybe, object, text } from "./shape";

/** A station and the printer that its badges come out of; null for any. */
export interface Station {
  station: string;
  name: string;
  printer: string | null;
}

export function stations(value: unknown): Station[] {
  return list(object(value).stations, (one) => {
    const it = object(one);
    return { station: text(it.station), name: text(it.name), printer: maybe(it.printer, text) };
  });
}

/** What a search found at a port that no printer of the box uses. */
export interface Found {
  port: string;
  is: string;
  /** Its address; complete if it is a printer. */
  uri: string;
  language: string;
  says: string;
  words: string;
}

/** What became of a test badge. */
export interface Test {
  outcome: string;
  reasons: string[];
}

export function found(value: unknown): Found[] {
  return list(object(value).found, (one) => {
    const it = object(one);
    return {
      port: text(it.port),
      is: text(it.is),
      uri: text(it.uri),
      language: text(it.language),
      says: text(it.says),
      words: text(it.words),
    };
  });
}

export function test(value: unknown): Test {
  const it = object(value);
  return { outcome: text(it.outcome), reasons: list(it.reasons, text) };
}
