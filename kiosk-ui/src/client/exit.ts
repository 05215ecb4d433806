import { flag, list, maybe, number, object, text } from "./shape";

/** Somebody whom the guest sat with or met. */
export interface Somebody {
  person: string;
  name: string;
  met: boolean;
  wished: boolean;
}

/** A promise between the guest and one other person. */
export interface Promised {
  name: string;
  mine: boolean;
  text: string;
  /** `kept`, `not-yet`, `not-kept`; null if nothing is said of it. */
  kept: string | null;
}

/** What an exit kiosk shows a guest. */
export interface ExitGuest {
  firstName: string;
  people: Somebody[];
  need: string | null;
  questions: string[];
  mayPromise: boolean;
  promises: Promised[];
}

export interface Begun {
  visit: string | null;
  guest: ExitGuest | null;
  retryAfter: number;
}

/** What a mutual yes hands over; `rows` are the modules of its vCard's QR code, `1` for dark. */
export interface Card {
  name: string;
  email: string;
  organisation: string;
  rows: string[];
}

function guest(value: unknown): ExitGuest {
  const it = object(value);
  return {
    firstName: text(it.firstName),
    people: list(it.people, (one) => {
      const who = object(one);
      return {
        person: text(who.person),
        name: text(who.name),
        met: flag(who.met),
        wished: flag(who.wished),
      };
    }),
    need: maybe(it.need, text),
    questions: list(it.questions, text),
    mayPromise: flag(it.mayPromise),
    promises: list(it.promises, (one) => {
      const promise = object(one);
      return {
        name: text(promise.name),
        mine: flag(promise.mine),
        text: text(promise.text),
        kept: maybe(promise.kept, text),
      };
    }),
  };
}

export function begun(value: unknown): Begun {
  const it = object(value);
  return {
    visit: maybe(it.visit, text),
    guest: maybe(it.guest, guest),
    retryAfter: number(it.retryAfter),
  };
}

export function cards(value: unknown): Card[] {
  return list(object(value).cards, (one) => {
    const it = object(one);
    return {
      name: text(it.name),
      email: text(it.email),
      organisation: text(it.organisation),
      rows: list(it.rows, text),
    };
  });
}
