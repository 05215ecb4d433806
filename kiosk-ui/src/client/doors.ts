import { flag, list, maybe, number, object, text } from "./shape";

/** The wire data of doors and boxes: how another one is reached. */
export interface Link {
  state: string;
  lastHeard: string | null;
  unsent: number;
  oldestUnsent: string | null;
}

export interface Clock {
  /** Seconds that it is ahead; negative if it is behind. */
  ahead: number;
  drifts: boolean;
  quality: string;
}

export interface Door {
  box: string;
  name: string;
  link: Link;
  open: boolean;
  setAside: boolean;
  clock: Clock | null;
  twin: boolean;
}

/** One of several arrivals of one guest. */
export interface Entrance {
  /** The facts that say so, to be undone together. */
  admissions: string[];
  door: string;
  station: string;
  at: string;
  trusted: boolean;
  counts: boolean;
}

export interface Double {
  event: string;
  invitation: string;
  index: number;
  name: string;
  people: number;
  entrances: Entrance[];
}

export interface Parked {
  kind: string;
  name: string;
  at: string;
  reason: string;
}

export interface Fork {
  box: string;
  name: string;
  facts: number;
}

/** What a person has to look at. */
export interface Trouble {
  doubles: Double[];
  parked: Parked[];
  parkedCount: number;
  forks: Fork[];
}

/** How a box stands with the others, as it was at `at` by its own clock. */
export interface Doors {
  at: string;
  here: { name: string; twin: boolean };
  /** `open` or `strict`; empty if no event is open. */
  policy: string;
  doors: Door[];
  trouble: Trouble;
}

/** What a box said last of how it is. */
export interface Told {
  at: string;
  unsent: number;
  oldestUnsent: string | null;
  parked: number;
  forks: number;
  storage: string;
  clock: Clock;
}

export interface Box {
  box: string;
  name: string;
  lastHeard: string | null;
  /** The name of the event that it is open for. */
  event: string | null;
  twin: boolean;
  told: Told | null;
}

/** What one box has counted, and what central counts of it. */
export interface Count {
  box: string;
  name: string;
  told: number | null;
  toldAt: string | null;
  counted: number;
}

export interface Venues {
  at: string;
  boxes: Box[];
  events: { event: string; name: string; boxes: Count[] }[];
  trouble: Trouble;
}

function link(value: unknown): Link {
  const it = object(value);
  return {
    state: text(it.state),
    lastHeard: maybe(it.lastHeard, text),
    unsent: number(it.unsent),
    oldestUnsent: maybe(it.oldestUnsent, text),
  };
}

function clock(value: unknown): Clock {
  const it = object(value);
  return { ahead: number(it.ahead), drifts: flag(it.drifts), quality: text(it.quality) };
}

function door(value: unknown): Door {
  const it = object(value);
  return {
    box: text(it.box),
    name: text(it.name),
    link: link(it.link),
    open: flag(it.open),
    setAside: flag(it.setAside),
    clock: maybe(it.clock, clock),
    twin: flag(it.twin),
  };
}

function entrance(value: unknown): Entrance {
  const it = object(value);
  return {
    admissions: list(it.admissions, text),
    door: text(it.door),
    station: text(it.station),
    at: text(it.at),
    trusted: flag(it.trusted),
    counts: flag(it.counts),
  };
}

function double(value: unknown): Double {
  const it = object(value);
  return {
    event: text(it.event),
    invitation: text(it.invitation),
    index: number(it.index),
    name: text(it.name),
    people: number(it.people),
    entrances: list(it.entrances, entrance),
  };
}

function parked(value: unknown): Parked {
  const it = object(value);
  return { kind: text(it.kind), name: text(it.name), at: text(it.at), reason: text(it.reason) };
}

function fork(value: unknown): Fork {
  const it = object(value);
  return { box: text(it.box), name: text(it.name), facts: number(it.facts) };
}

function trouble(value: unknown): Trouble {
  const it = object(value);
  return {
    doubles: list(it.doubles, double),
    parked: list(it.parked, parked),
    parkedCount: number(it.parkedCount),
    forks: list(it.forks, fork),
  };
}

export function doors(value: unknown): Doors {
  const it = object(value);
  const here = object(it.here);
  return {
    at: text(it.at),
    here: { name: text(here.name), twin: flag(here.twin) },
    policy: maybe(it.policy, text) ?? "",
    doors: list(it.doors, door),
    trouble: trouble(it.trouble),
  };
}

function told(value: unknown): Told {
  const it = object(value);
  return {
    at: text(it.at),
    unsent: number(it.unsent),
    oldestUnsent: maybe(it.oldestUnsent, text),
    parked: number(it.parked),
    forks: number(it.forks),
    storage: text(it.storage),
    clock: clock(it.clock),
  };
}

function box(value: unknown): Box {
  const it = object(value);
  return {
    box: text(it.box),
    name: text(it.name),
    lastHeard: maybe(it.lastHeard, text),
    event: maybe(it.event, text),
    twin: flag(it.twin),
    told: maybe(it.told, told),
  };
}

function count(value: unknown): Count {
  const it = object(value);
  return {
    box: text(it.box),
    name: text(it.name),
    told: maybe(it.told, number),
    toldAt: maybe(it.toldAt, text),
    counted: number(it.counted),
  };
}

export function venues(value: unknown): Venues {
  const it = object(value);
  return {
    at: text(it.at),
    boxes: list(it.boxes, box),
    events: list(it.events, (e) => ({
      event: text(object(e).event),
      name: text(object(e).name),
      boxes: list(object(e).boxes, count),
    })),
    trouble: trouble(it.trouble),
  };
}
