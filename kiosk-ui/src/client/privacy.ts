import { flag, list, maybe, number, object, text } from "./shape";

/** A replica of the community, and when it had forgotten an erased person. */
export interface Holder {
  replica: string;
  name: string;
  doneAt: string | null;
}

/** Somebody who was erased; the name is gone with them. */
export interface Erasure {
  person: string;
  at: string;
  overdue: boolean;
  replicas: Holder[];
}

/** When a box forgets the guests of past events, and what it has forgotten. */
export interface Retention {
  keepDays: number;
  /** What stands against forgetting at the moment: `clock`, `central` or nothing. */
  waitsFor: string | null;
  due: number;
  log: { at: string; count: number }[];
}

export function erasures(value: unknown): Erasure[] {
  return list(object(value).erasures, (e) => {
    const it = object(e);
    return {
      person: text(it.person),
      at: text(it.at),
      overdue: flag(it.overdue),
      replicas: list(it.replicas, (r) => {
        const holder = object(r);
        return {
          replica: text(holder.replica),
          name: text(holder.name),
          doneAt: maybe(holder.doneAt, text),
        };
      }),
    };
  });
}

export function retention(value: unknown): Retention {
  const it = object(value);
  return {
    keepDays: number(it.keepDays),
    waitsFor: maybe(it.waitsFor, text),
    due: number(it.due),
    log: list(it.log, (l) => ({ at: text(object(l).at), count: number(object(l).count) })),
  };
}
