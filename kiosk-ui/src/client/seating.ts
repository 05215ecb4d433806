import { flag, list, maybe, number, object, text } from "./shape";

/** The wire data of tables and rounds. */
export interface Course {
  name: string;
  mode: string;
  minutes: number;
  dish: string;
  story: string;
}

export interface RoomTable {
  name: string;
  seats: number;
  traits: string[];
  topic: string;
}

export interface Room {
  tables: RoomTable[];
  rounds: Course[];
}

/** Somebody's seat in one round. */
export interface Seat {
  invitation: string;
  index: number;
  name: string;
  firstTimer: boolean;
  host: boolean;
  here: boolean;
  /** Put there by hand. */
  pinned: boolean;
  /** The guest knows it. */
  told: boolean;
}

export interface Seated {
  table: number;
  name: string;
  seats: number;
  guests: Seat[];
}

export interface Round {
  round: number;
  name: string;
  called: boolean;
  tables: Seated[];
  without: Seat[];
}

export interface Figures {
  guests: number;
  repeats: number;
  fewestRepeats: number;
  colleagues: number;
  unhosted: number;
  wants: number;
  wantsMet: number;
  broken: number;
}

export interface Seating {
  room: Room;
  planned: boolean;
  /** The round that is called next; null if all were. */
  next: number | null;
  rounds: Round[];
  figures: Figures | null;
  /** What the evening lacks, a sentence each; for the organiser. */
  advice: string[];
}

export interface Outcome {
  planned: boolean;
  moved: number;
  why: string[];
}

/** What it would cost to put somebody elsewhere. */
export interface Cost {
  possible: boolean;
  swapsWith: string | null;
  words: string[];
}

/** Where a guest sits in one round, and why. */
export interface RoundSeat {
  round: number;
  course: string;
  table: string | null;
  told: boolean;
  reasons: string;
}

function room(value: unknown): Room {
  const it = object(value);
  return {
    tables: list(it.tables, (one) => {
      const table = object(one);
      return {
        name: text(table.name),
        seats: number(table.seats),
        traits: list(table.traits, text),
        topic: text(table.topic),
      };
    }),
    rounds: list(it.rounds, (one) => {
      const course = object(one);
      return {
        name: text(course.name),
        mode: text(course.mode),
        minutes: number(course.minutes),
        dish: text(course.dish),
        story: text(course.story),
      };
    }),
  };
}

function seat(value: unknown): Seat {
  const it = object(value);
  return {
    invitation: text(it.invitation),
    index: number(it.index),
    name: text(it.name),
    firstTimer: flag(it.firstTimer),
    host: flag(it.host),
    here: flag(it.here),
    pinned: flag(it.pinned),
    told: flag(it.told),
  };
}

function round(value: unknown): Round {
  const it = object(value);
  return {
    round: number(it.round),
    name: text(it.name),
    called: flag(it.called),
    tables: list(it.tables, (one) => {
      const table = object(one);
      return {
        table: number(table.table),
        name: text(table.name),
        seats: number(table.seats),
        guests: list(table.guests, seat),
      };
    }),
    without: list(it.without, seat),
  };
}

function figures(value: unknown): Figures {
  const it = object(value);
  return {
    guests: number(it.guests),
    repeats: number(it.repeats),
    fewestRepeats: number(it.fewestRepeats),
    colleagues: number(it.colleagues),
    unhosted: number(it.unhosted),
    wants: number(it.wants),
    wantsMet: number(it.wantsMet),
    broken: number(it.broken),
  };
}

export function seating(value: unknown): Seating {
  const it = object(value);
  return {
    room: room(it.room),
    planned: flag(it.planned),
    next: maybe(it.next, number),
    rounds: list(it.rounds, round),
    figures: maybe(it.figures, figures),
    advice: list(it.advice, text),
  };
}

export function outcome(value: unknown): Outcome {
  const it = object(value);
  return { planned: flag(it.planned), moved: number(it.moved), why: list(it.why, text) };
}

export function cost(value: unknown): Cost {
  const it = object(value);
  return {
    possible: flag(it.possible),
    swapsWith: maybe(it.swapsWith, text),
    words: list(it.words, text),
  };
}

export function roundSeats(value: unknown): RoundSeat[] {
  return list(value, (one) => {
    const it = object(one);
    return {
      round: number(it.round),
      course: text(it.course),
      table: maybe(it.table, text),
      told: flag(it.told),
      reasons: text(it.reasons),
    };
  });
}
