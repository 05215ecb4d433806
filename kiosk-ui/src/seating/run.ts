import { type Client, Refusal } from "../client/http";
import { cost, outcome, type Room, roundSeats, type Seat, seating } from "../client/seating";
import { words as common } from "../words/en";
import { words as w } from "../words/seating";
import type { Event } from "./state";

export interface Run {
  look(): Promise<void>;
  lay(room: Room): Promise<void>;
  plan(): Promise<void>;
  call(round: number, name: string): Promise<void>;
  pick(seat: Seat, round: number): Promise<void>;
  whatIf(seat: Seat, round: number, table: number): Promise<void>;
  move(seat: Seat, round: number, table: number): Promise<void>;
  unpin(seat: Seat, round: number): Promise<void>;
  show(round: number): void;
  /** Puts away whoever was picked. */
  drop(): void;
}

/** The requests of the tables' part. */
export function run(client: Client, event: string, tell: (event: Event) => void): Run {
  const base = `/api/events/${event}`;

  async function attempt(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (failure) {
      const text = failure instanceof Refusal ? failure.message : common.organiser.unanswered;
      tell({ on: "said", text, bad: true });
    }
  }

  async function look(): Promise<void> {
    tell({ on: "seating", seating: seating(await client.get(`${base}/seating`)) });
  }

  const about = ({ invitation, index }: Seat, round: number) => ({ invitation, index, round });

  return {
    show: (round) => tell({ on: "round", round }),
    drop: () => tell({ on: "dropped" }),
    // A look that fails is followed by the next one.
    look: () => look().catch(() => {}),
    lay: (room) =>
      attempt(async () => {
        tell({ on: "busy" });
        await client.post(`${base}/room`, room);
        tell({ on: "said", text: w.saved, bad: false });
        await look();
      }),
    plan: () =>
      attempt(async () => {
        tell({ on: "busy" });
        const made = outcome(await client.post(`${base}/seating/plan`, { seconds: 2 }));
        tell({ on: "outcome", outcome: made, text: w.planned(made.moved) });
        await look();
      }),
    call: (round, name) =>
      attempt(async () => {
        tell({ on: "busy" });
        const made = outcome(await client.post(`${base}/rounds/${round}/call`, {}));
        tell({ on: "outcome", outcome: made, text: w.called(name) });
        tell({ on: "round", round });
        await look();
      }),
    pick: (seat, round) =>
      attempt(async () => {
        const path = `${base}/seating/${seat.invitation}/${seat.index}`;
        tell({ on: "picked", seat, round, seats: roundSeats(await client.get(path)) });
      }),
    whatIf: (seat, round, table) =>
      attempt(async () => {
        tell({ on: "asked", table });
        const body = { ...about(seat, round), table };
        tell({
          on: "cost",
          table,
          cost: cost(await client.post(`${base}/seating/what-if`, body)),
        });
      }),
    move: (seat, round, table) =>
      attempt(async () => {
        await client.post(`${base}/seating/drag`, { ...about(seat, round), table });
        tell({ on: "said", text: w.moved, bad: false });
        tell({ on: "dropped" });
        await look();
      }),
    unpin: (seat, round) =>
      attempt(async () => {
        await client.post(`${base}/seating/unpin`, about(seat, round));
        tell({ on: "said", text: w.moved, bad: false });
        await look();
      }),
  };
}
