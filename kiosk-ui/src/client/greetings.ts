import { flag, list, maybe, number, object, text } from "./shape";

/** A newcomer whom the carrier of this tablet is to greet. */
export interface Newcomer {
  invitation: string;
  name: string;
  /** How the name is said; empty if nobody has told. */
  sayIt: string;
  /** BCP 47 tags. */
  languages: string[];
  at: string;
  late: boolean;
  inviter: { name: string; here: boolean; tablet: boolean; table: string } | null;
  /** What the guest agreed to be asked about, or else the number of a question. */
  opener: { askMeAbout: string; number: number };
}

/** A newcomer who rings elsewhere, or nowhere. */
export interface Elsewhere {
  name: string;
  at: string;
  late: boolean;
  greeter: string;
  languages: string[];
}

export interface Invited {
  invitation: string;
  name: string;
  at: string;
  greeted: boolean;
}

/** The greeting queue as the carrier of one tablet sees it. */
export interface Greetings {
  carrier: { invitation: string; name: string } | null;
  ready: boolean;
  /** Whether those who ring are greeted all at once. */
  together: boolean;
  ringing: Newcomer[];
  elsewhere: Elsewhere[];
  invited: Invited[];
  time: { n: number; medianSeconds: number; p90Seconds: number } | null;
  norms: string[];
}

const optional = (value: unknown) => maybe(value, text) ?? "";

export function greetings(value: unknown): Greetings {
  const it = object(value);
  return {
    carrier: maybe(it.carrier, (c) => ({
      invitation: text(object(c).invitation),
      name: text(object(c).name),
    })),
    ready: flag(it.ready),
    together: flag(it.together),
    ringing: list(it.ringing, newcomer),
    elsewhere: list(it.elsewhere, elsewhere),
    invited: list(it.invited, invited),
    time: maybe(it.time, (t) => ({
      n: number(object(t).n),
      medianSeconds: number(object(t).medianSeconds),
      p90Seconds: number(object(t).p90Seconds),
    })),
    norms: list(it.norms, text),
  };
}

function newcomer(value: unknown): Newcomer {
  const it = object(value);
  const opener = object(it.opener);
  return {
    invitation: text(it.invitation),
    name: text(it.name),
    sayIt: optional(it.sayIt),
    languages: list(it.languages, text),
    at: text(it.at),
    late: flag(it.late),
    inviter: maybe(it.inviter, (i) => ({
      name: text(object(i).name),
      here: flag(object(i).here),
      tablet: flag(object(i).tablet),
      table: optional(object(i).table),
    })),
    opener: { askMeAbout: optional(opener.askMeAbout), number: number(opener.number) },
  };
}

function elsewhere(value: unknown): Elsewhere {
  const it = object(value);
  return {
    name: text(it.name),
    at: text(it.at),
    late: flag(it.late),
    greeter: optional(it.greeter),
    languages: list(it.languages, text),
  };
}

function invited(value: unknown): Invited {
  const it = object(value);
  return {
    invitation: text(it.invitation),
    name: text(it.name),
    at: text(it.at),
    greeted: flag(it.greeted),
  };
}
