import { type BadgeLine, badgeLine, type Party, party } from "./door";
import { flag, list, maybe, number, object, text } from "./shape";

/** The wire data of a host's evening: somebody who is in, by the fact that says so. */
export interface Present {
  admission: string;
  invitation: string;
  index: number;
  name: string;
}

export interface Arrival extends Present {
  firstTimer: boolean;
  inviter: { name: string; here: boolean } | null;
  organisation: string;
  station: string;
  at: string;
  party: Party;
  badge: BadgeLine | null;
  undone: boolean;
  greetedAt: string | null;
  /** Who is to be told of this newcomer: the host of the evening; else empty. */
  tell: string;
}

export interface Request {
  request: string;
  kind: string;
  why: string;
  stationName: string;
  at: string;
  name: string;
  invitation: string | null;
  state: string;
  /** Who said "I am coming". */
  by: string;
}

export interface Badge extends BadgeLine {
  name: string;
  invitation: string;
  index: number;
  question: boolean;
}

export interface Printer {
  name: string;
  state: string;
  reasons: string[];
  queued: number;
  /** What a host has told it to do. */
  order: string;
  /** About how many badges are left on its roll; null if nobody said. */
  left: number | null;
}

export interface Counts {
  expected: number;
  arrived: number;
  firstTimersExpected: number;
  firstTimersArrived: number;
}

export interface Evening {
  /** The id of the event; empty while the doors are closed. */
  id: string;
  event: string;
  place: string;
  counts: Counts;
  arrivals: Arrival[];
  requests: Request[];
  badges: Badge[];
  printers: Printer[];
  central: { state: string; unsent: number };
  storage: string;
  clock: string;
}

export interface Guest {
  invitation: string;
  /** On the organiser's list; empty on the host's. */
  person: string;
  name: string;
  organisation: string;
  firstTimer: boolean;
  inviter: string;
  party: Party;
  arrivedAt: string | null;
  greetedAt: string | null;
  revoked: boolean;
  /** The people of this invitation who are in. */
  present: Present[];
}

const optional = (value: unknown) => maybe(value, text) ?? "";

function inviter(value: unknown): { name: string; here: boolean } | null {
  return maybe(value, (i) => ({ name: text(object(i).name), here: flag(object(i).here) }));
}

export function arrival(value: unknown): Arrival {
  const it = object(value);
  return {
    admission: text(it.admission),
    invitation: text(it.invitation),
    index: number(it.index),
    name: text(it.name),
    firstTimer: flag(it.firstTimer),
    inviter: inviter(it.inviter),
    organisation: optional(it.organisation),
    station: optional(it.station),
    at: text(it.at),
    party: party(it.party),
    badge: maybe(it.badge, badgeLine),
    undone: flag(it.undone),
    greetedAt: maybe(it.greetedAt, text),
    tell: optional(it.tell),
  };
}

export function request(value: unknown): Request {
  const it = object(value);
  return {
    request: text(it.request),
    kind: text(it.kind),
    why: optional(it.why),
    stationName: optional(it.stationName),
    at: text(it.at),
    name: optional(it.name),
    invitation: maybe(it.invitation, text),
    state: text(it.state),
    by: optional(it.by),
  };
}

export function badge(value: unknown): Badge {
  const it = object(value);
  return {
    ...badgeLine(it),
    name: optional(it.name),
    invitation: optional(it.invitation),
    index: maybe(it.index, number) ?? 0,
    question: flag(it.question),
  };
}

export function printer(value: unknown): Printer {
  const it = object(value);
  return {
    name: text(it.name),
    state: text(it.state),
    reasons: list(it.reasons, text),
    queued: maybe(it.queued, number) ?? 0,
    order: text(it.order),
    left: maybe(it.left, number),
  };
}

export function counts(value: unknown): Counts {
  const it = object(value);
  const first = object(it.firstTimers);
  return {
    expected: number(it.expected),
    arrived: number(it.arrived),
    firstTimersExpected: number(first.expected),
    firstTimersArrived: number(first.arrived),
  };
}

export function central(value: unknown): { state: string; unsent: number } {
  const it = object(value);
  return { state: text(it.state), unsent: maybe(it.unsent, number) ?? 0 };
}

export function evening(value: unknown): Evening {
  const it = object(value);
  const event = maybe(it.event, object);
  return {
    id: event === null ? "" : text(event.event),
    event: event === null ? "" : text(event.name),
    place: event === null ? "" : optional(event.place),
    counts: counts(it.counts),
    arrivals: list(it.arrivals, arrival),
    requests: list(it.requests, request),
    badges: list(it.badges, badge),
    printers: list(it.printers, printer),
    central: central(it.central),
    storage: text(object(it.storage).state),
    clock: text(object(it.clock).quality),
  };
}

export function guest(value: unknown): Guest {
  const it = object(value);
  const by = it.inviter;
  return {
    invitation: text(it.invitation),
    person: optional(it.person),
    name: text(it.name),
    organisation: optional(it.organisation),
    firstTimer: flag(it.firstTimer),
    inviter: typeof by === "string" ? by : (inviter(by)?.name ?? ""),
    party: party(it.party),
    arrivedAt: maybe(it.arrivedAt, text),
    greetedAt: maybe(it.greetedAt, text),
    revoked: flag(it.revoked),
    present:
      maybe(it.present, (all) =>
        list(all, (one) => ({
          admission: text(object(one).admission),
          invitation: text(it.invitation),
          index: number(object(one).index),
          name: text(it.name),
        })),
      ) ?? [],
  };
}

export function guests(value: unknown): Guest[] {
  return list(object(value).guests, guest);
}
