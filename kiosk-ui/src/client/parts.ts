import { list, maybe, object, text } from "./shape";

/** Who plays which part at an event. */
export interface Players {
  people: { person: string; name: string; parts: string[] }[];
  /** The community builder; empty if nobody is. */
  builder: string;
}

export function players(value: unknown): Players {
  const it = object(value);
  return {
    people: list(it.people, (p) => ({
      person: text(object(p).person),
      name: text(object(p).name),
      parts: list(object(p).parts, text),
    })),
    builder: maybe(it.builder, text) ?? "",
  };
}
