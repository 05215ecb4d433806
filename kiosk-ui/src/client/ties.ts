import { flag, list, maybe, number, object, text } from "./shape";

/** Somebody who is here, and where they sit; null if nowhere. */
export interface Who {
  person: string;
  name: string;
  table: string | null;
}

/** Why two people should meet; `of` is the name of whoever looks for something. */
export interface Because {
  kind: string;
  of: string;
  looksFor: string;
  found: string;
}

export interface Introduction {
  one: Who;
  other: Who;
  because: Because;
}

export interface Introductions {
  left: number;
  introductions: Introduction[];
}

export interface Slip {
  name: string;
  people: { who: Who; because: Because }[];
}

export interface Thing {
  resource: string;
  thing: string;
  what: string;
  terms: string;
  holder: string;
}

export interface Named {
  person: string;
  name: string;
}

export interface MentorPair {
  mentor: Named;
  mentee: Named;
  topics: string[];
  paired: boolean;
}

export interface Mentors {
  pairs: MentorPair[];
  unserved: Named[];
}

/** What a guest who has just come in is asked. */
export interface CheckIn {
  promises: { promise: string; to: string; text: string }[];
  mentors: Named[];
}

function who(value: unknown): Who {
  const it = object(value);
  return { person: text(it.person), name: text(it.name), table: maybe(it.table, text) };
}

function because(value: unknown): Because {
  const it = object(value);
  return {
    kind: text(it.kind),
    of: text(it.of),
    looksFor: text(it.looksFor),
    found: text(it.found),
  };
}

export function introductions(value: unknown): Introductions {
  const it = object(value);
  return {
    left: number(it.left),
    introductions: list(it.introductions, (one) => {
      const line = object(one);
      return { one: who(line.one), other: who(line.other), because: because(line.because) };
    }),
  };
}

export function slip(value: unknown): Slip {
  const it = object(value);
  return {
    name: text(it.name),
    people: list(it.people, (one) => {
      const line = object(one);
      return { who: who(line.who), because: because(line.because) };
    }),
  };
}

export function shelf(value: unknown): Thing[] {
  return list(object(value).resources, (one) => {
    const it = object(one);
    return {
      resource: text(it.resource),
      thing: text(it.thing),
      what: text(it.what),
      terms: text(it.terms),
      holder: text(it.holder),
    };
  });
}

function named(value: unknown): Named {
  const it = object(value);
  return { person: text(it.person), name: text(it.name) };
}

export function mentors(value: unknown): Mentors {
  const it = object(value);
  return {
    pairs: list(it.pairs, (one) => {
      const pair = object(one);
      return {
        mentor: named(pair.mentor),
        mentee: named(pair.mentee),
        topics: list(pair.topics, text),
        paired: flag(pair.paired),
      };
    }),
    unserved: list(it.unserved, named),
  };
}

export function checkIn(value: unknown): CheckIn {
  const it = object(value);
  return {
    promises: list(it.promises, (one) => {
      const promise = object(one);
      return {
        promise: text(promise.promise),
        to: text(promise.to),
        text: text(promise.text),
      };
    }),
    mentors: list(it.mentors, named),
  };
}
