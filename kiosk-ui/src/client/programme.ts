import { flag, list, maybe, number, object, text } from "./shape";

/** The wire data of an organiser's programme. */
export interface Plan {
  event: string;
  name: string;
  place: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  hostOfTheEvening: string;
  invited: number;
  arrived: number;
  open: boolean;
  /** `open` or `strict`: what doors do while they cannot ask each other. */
  partitionPolicy: string;
}

export interface Programme {
  program: string;
  community: { name: string; vision: string } | null;
  events: Plan[];
  /** Whether the community lives here. */
  issuing: boolean;
  storage: string;
}

export interface Report {
  columns: string[];
  mapping: Record<string, string>;
  good: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Guests of the event who are not in the file; they stay. */
  missing: number;
  bad: { line: number; reason: string }[];
}

export interface Listed {
  device: string;
  role: string;
  name: string;
  lastSeen: string | null;
  revoked: boolean;
}

export interface Code {
  code: string;
  link: string;
}

function plan(value: unknown): Plan {
  const it = object(value);
  return {
    event: text(it.event),
    name: text(it.name),
    place: text(it.place),
    startsAt: text(it.startsAt),
    endsAt: text(it.endsAt),
    timeZone: text(it.timeZone),
    hostOfTheEvening: text(it.hostOfTheEvening),
    invited: number(it.invited),
    arrived: number(it.arrived),
    open: flag(it.open),
    partitionPolicy: text(it.partitionPolicy),
  };
}

export function programme(value: unknown): Programme {
  const it = object(value);
  return {
    program: text(it.program),
    community: maybe(it.community, (c) => ({
      name: text(object(c).name),
      vision: text(object(c).vision),
    })),
    events: list(it.events, plan),
    issuing: flag(it.issuing),
    storage: text(it.storage),
  };
}

export function report(value: unknown): Report {
  const it = object(value);
  return {
    columns: list(it.columns, text),
    mapping: Object.fromEntries(
      Object.entries(object(it.mapping)).map(([field, column]) => [field, text(column)]),
    ),
    good: number(it.good),
    added: number(it.added),
    changed: number(it.changed),
    unchanged: number(it.unchanged),
    missing: number(it.missing),
    bad: list(it.bad, (b) => ({ line: number(object(b).line), reason: text(object(b).reason) })),
  };
}

export function devices(value: unknown): Listed[] {
  return list(object(value).devices, (d) => {
    const it = object(d);
    return {
      device: text(it.device),
      role: text(it.role),
      name: text(it.name),
      lastSeen: maybe(it.lastSeen, text),
      revoked: flag(it.revoked),
    };
  });
}

export function pairingCode(value: unknown): Code {
  const it = object(value);
  return { code: text(it.code), link: text(it.link) };
}
