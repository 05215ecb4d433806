import { describe, expect, it } from "vitest";
import type { Seat, Seating } from "../client/seating";
import { lines, plain, room, START, sentences, shownRound, step } from "./state";

const ana: Seat = {
  invitation: "1a",
  index: 0,
  name: "Ana",
  firstTimer: true,
  host: false,
  here: true,
  pinned: false,
  told: true,
};

function seating(change: Partial<Seating> = {}): Seating {
  const tables = [{ table: 0, name: "1", seats: 4, guests: [ana] }];
  return {
    room: plain(1, 4, 2),
    planned: true,
    next: 1,
    rounds: [0, 1].map((round) => ({
      round,
      name: `Round ${round + 1}`,
      called: round === 0,
      tables,
      without: [],
    })),
    figures: {
      guests: 1,
      repeats: 0,
      fewestRepeats: 0,
      colleagues: 0,
      unhosted: 0,
      wants: 3,
      wantsMet: 2,
      broken: 0,
    },
    advice: [],
    ...change,
  };
}

describe("tables and rounds", () => {
  it("shows the round that was called last until another one is picked", () => {
    const seen = step(START, { on: "seating", seating: seating() });
    expect(shownRound(seen)).toBe(0);
    expect(shownRound(step(seen, { on: "round", round: 1 }))).toBe(1);
  });

  it("says that a plan without repeats cannot be better, and how many needs are met", () => {
    expect(sentences(seating())).toEqual([
      "Nobody meets anybody twice: it cannot be better.",
      "No colleagues sit together.",
      "No first-timer sits without a host or a returning guest.",
      "2 of 3 needs meet somebody who offers it.",
    ]);
  });

  it("keeps a cost only for the table that was asked about last", () => {
    const cost = { possible: true, swapsWith: null, words: [] };
    let plan = step(START, { on: "seating", seating: seating() });
    plan = step(plan, { on: "picked", seat: ana, round: 0, seats: [] });
    plan = step(plan, { on: "asked", table: 2 });
    plan = step(plan, { on: "cost", table: 1, cost });
    expect(plan.picked?.move).toEqual({ table: 2, cost: null });
    plan = step(plan, { on: "cost", table: 2, cost });
    expect(plan.picked?.move?.cost).toEqual(cost);
  });

  it("lets go of a guest who is not in the plan any more", () => {
    let plan = step(START, { on: "seating", seating: seating() });
    plan = step(plan, { on: "picked", seat: ana, round: 0, seats: [] });
    const empty = seating({ rounds: [] });
    expect(step(plan, { on: "seating", seating: empty }).picked).toBeNull();
  });

  it("reads a room from its lines and writes it back the same", () => {
    const tables = "Window; 6; quiet; gardens\nStage; 8; steps, confidential";
    const rounds = "Starter; mix; 25; Soup; By Mei\nMain; purpose; 40";
    const laid = room(tables, rounds);
    expect(laid.tables[1]).toEqual({
      name: "Stage",
      seats: 8,
      traits: ["steps", "confidential"],
      topic: "",
    });
    expect(lines(laid)).toEqual({ tables, rounds });
  });

  it("says why there is no plan", () => {
    const outcome = { planned: false, moved: 0, why: ["Lay the room first."] };
    expect(step(START, { on: "outcome", outcome, text: "made" }).said).toEqual({
      text: "Lay the room first.",
      bad: true,
    });
  });
});
