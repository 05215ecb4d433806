import type { Guest } from "../client/evening";
import type { Elsewhere, Greetings, Newcomer } from "../client/greetings";
import { greetingWords as w } from "../words/greeting";

/** What the greeting part of the host's page knows. */
export interface Desk {
  seen: Greetings | null;
  /** Whoever carries the tablet is being looked for. */
  finding: { query: string; found: Guest[] } | null;
  busy: boolean;
  problem: string;
}

export type Event =
  | { on: "seen"; greetings: Greetings }
  | { on: "find"; query: string }
  | { on: "found"; query: string; guests: Guest[] }
  | { on: "chosen" }
  | { on: "busy" }
  | { on: "done" }
  | { on: "failed"; problem: string };

export const START: Desk = { seen: null, finding: null, busy: false, problem: "" };

/** What is seen next. Pure. */
export function step(desk: Desk, event: Event): Desk {
  switch (event.on) {
    case "seen":
      return { ...desk, seen: event.greetings };
    case "find":
      return { ...desk, finding: { query: event.query, found: desk.finding?.found ?? [] } };
    case "found":
      return desk.finding?.query === event.query
        ? { ...desk, finding: { query: event.query, found: event.guests } }
        : desk;
    case "chosen":
      return { ...desk, finding: null };
    case "busy":
      return { ...desk, busy: true, problem: "" };
    case "done":
      return { ...desk, busy: false };
    case "failed":
      return { ...desk, busy: false, problem: event.problem };
  }
}

/** Whether somebody rings here who did not before; a look that begins with somebody rings too. */
export function ringsAnew(before: Greetings | null, after: Greetings): boolean {
  const known = new Set(before?.ringing.map((one) => one.invitation));
  const told = new Set(before?.invited.map((one) => one.invitation));
  return (
    after.ringing.some((one) => !known.has(one.invitation)) ||
    (before !== null && after.invited.some((one) => !told.has(one.invitation)))
  );
}

/** Who invited the guest, and where they are to be found. */
export function inviterWords({ inviter }: Newcomer): string {
  if (inviter === null) return "";
  if (!inviter.here) return w.invitedBy(inviter.name);
  if (inviter.tablet) return w.inviterTold(inviter.name);
  return inviter.table === ""
    ? w.inviterHere(inviter.name)
    : w.inviterTable(inviter.name, inviter.table);
}

/** A kind thing to begin with. */
export function openerWords({ opener }: Newcomer): string {
  return opener.askMeAbout === ""
    ? (w.openers[opener.number % w.openers.length] ?? "")
    : w.askAbout(opener.askMeAbout);
}

/** Names of languages in the language of the page. */
export function languageNames(tags: readonly string[]): string {
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  return tags
    .map((tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    })
    .join(", ");
}

export function elsewhereWords(one: Elsewhere): string {
  return one.greeter === "" ? w.ringsNowhere(languageNames(one.languages)) : w.ringsAt(one.greeter);
}

/** A span of time, short: `40 s`, `2 min`, `2 min 30 s`. */
export function span(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
