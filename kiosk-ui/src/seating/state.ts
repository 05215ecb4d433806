import type { Cost, Outcome, Room, RoundSeat, Seat, Seating } from "../client/seating";
import { words as w } from "../words/seating";

/** Somebody whom a host has picked, and what is known of a move. */
export interface Picked {
  seat: Seat;
  round: number;
  seats: RoundSeat[];
  /** The table asked about, and what it would cost; null until the box has said. */
  move: { table: number; cost: Cost | null } | null;
}

export interface Plan {
  seating: Seating | null;
  /** The round on show; the one that is next until somebody picks another. */
  round: number | null;
  picked: Picked | null;
  busy: boolean;
  said: { text: string; bad: boolean } | null;
}

export type Event =
  | { on: "seating"; seating: Seating }
  | { on: "round"; round: number }
  | { on: "picked"; seat: Seat; round: number; seats: RoundSeat[] }
  | { on: "asked"; table: number }
  | { on: "cost"; table: number; cost: Cost }
  | { on: "dropped" }
  | { on: "busy" }
  | { on: "outcome"; outcome: Outcome; text: string }
  | { on: "said"; text: string; bad: boolean };

export const START: Plan = { seating: null, round: null, picked: null, busy: false, said: null };

/** What is seen next. Pure. */
export function step(plan: Plan, event: Event): Plan {
  switch (event.on) {
    case "seating":
      return { ...plan, seating: event.seating, picked: stillThere(plan.picked, event.seating) };
    case "round":
      return { ...plan, round: event.round, picked: null };
    case "picked": {
      const { seat, round, seats } = event;
      return { ...plan, picked: { seat, round, seats, move: null }, said: null };
    }
    case "asked":
      return plan.picked === null
        ? plan
        : { ...plan, picked: { ...plan.picked, move: { table: event.table, cost: null } } };
    case "cost":
      return plan.picked?.move?.table === event.table
        ? {
            ...plan,
            picked: { ...plan.picked, move: { table: event.table, cost: event.cost } },
          }
        : plan;
    case "dropped":
      return { ...plan, picked: null };
    case "busy":
      return { ...plan, busy: true, said: null };
    case "outcome": {
      const { planned, why } = event.outcome;
      const said = planned ? { text: event.text, bad: false } : { text: why.join(" "), bad: true };
      return { ...plan, busy: false, said };
    }
    case "said":
      return { ...plan, busy: false, said: { text: event.text, bad: event.bad } };
  }
}

function stillThere(picked: Picked | null, seating: Seating): Picked | null {
  const there = seating.rounds[picked?.round ?? -1]?.tables.some((table) =>
    table.guests.some((seat) => same(seat, picked?.seat)),
  );
  return there ? picked : null;
}

export function same(one: Seat, other: Seat | undefined): boolean {
  return one.invitation === other?.invitation && one.index === other.index;
}

/** The round to show: the one that was picked, else the last that was called, else the first. */
export function shownRound({ round, seating }: Plan): number {
  const called = seating?.rounds.filter((one) => one.called).at(-1)?.round ?? 0;
  return Math.min(round ?? called, Math.max(0, (seating?.rounds.length ?? 1) - 1));
}

/** What the plan comes to, a sentence each. */
export function sentences(seating: Seating): string[] {
  const figures = seating.figures;
  return figures === null
    ? []
    : [
        w.figures.repeats(figures.repeats, figures.fewestRepeats),
        w.figures.colleagues(figures.colleagues),
        w.figures.unhosted(figures.unhosted),
        w.figures.wants(figures.wantsMet, figures.wants),
        w.figures.broken(figures.broken),
      ].filter((line) => line !== "");
}

/** A room as lines of text, and back: what a line does not say stays as it is usual. */
export function lines(room: Room): { tables: string; rounds: string } {
  return {
    tables: room.tables
      .map((t) => trimmed([t.name, String(t.seats), t.traits.join(", "), t.topic]))
      .join("\n"),
    rounds: room.rounds
      .map((r) => trimmed([r.name, r.mode, String(r.minutes), r.dish, r.story]))
      .join("\n"),
  };
}

function trimmed(cells: string[]): string {
  return cells.join("; ").replace(/(; )+$/, "");
}

export function room(tables: string, rounds: string): Room {
  return {
    tables: rows(tables).map(([name = "", seats = "", traits = "", topic = ""]) => ({
      name,
      seats: Number.parseInt(seats, 10) || 8,
      traits: traits
        .split(",")
        .map((trait) => trait.trim().toLowerCase())
        .filter((trait) => trait !== ""),
      topic,
    })),
    rounds: rows(rounds).map(([name = "", mode = "", minutes = "", dish = "", story = ""]) => ({
      name,
      mode: mode.toLowerCase() === "purpose" ? "purpose" : "mix",
      minutes: Number.parseInt(minutes, 10) || 30,
      dish,
      story,
    })),
  };
}

function rows(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(";").map((cell) => cell.trim()));
}

/** So many tables of so many seats, and so many rounds, to begin with. */
export function plain(tables: number, seats: number, rounds: number): Room {
  return {
    tables: Array.from({ length: tables }, (_, i) => ({
      name: String(i + 1),
      seats,
      traits: [],
      topic: "",
    })),
    rounds: Array.from({ length: rounds }, (_, i) => ({
      name: `Round ${i + 1}`,
      mode: "mix",
      minutes: 30,
      dish: "",
      story: "",
    })),
  };
}
