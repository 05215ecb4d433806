import type { Erasure, Retention } from "../../client/privacy";
import { words } from "../../words/en";

const w = words.organiser.privacy;

/** A sentence of the page; `bad` ones want somebody to do something. */
export interface Sentence {
  text: string;
  bad: boolean;
}

/** How an erasure stands: who has still to do it, and whether that takes too long. */
export function standing(erasure: Erasure, moment: (instant: string) => string): Sentence {
  const missing = erasure.replicas.filter((it) => it.doneAt === null).map((it) => it.name);
  const when = moment(erasure.at);
  return missing.length === 0
    ? { text: w.done(when), bad: false }
    : { text: (erasure.overdue ? w.overdue : w.waiting)(when, missing), bad: erasure.overdue };
}

/** What this box does with the guests of past events, and what keeps it from doing so. */
export function rule({ keepDays, waitsFor, due }: Retention): Sentence[] {
  const why = waitsFor === null ? undefined : w.waits[waitsFor];
  const rule = { text: w.rule(keepDays), bad: false };
  return why === undefined || due === 0 ? [rule] : [rule, { text: why(due), bad: true }];
}
