import { type Guest, guests } from "../client/evening";
import { type Client, mint, Refusal } from "../client/http";
import { type Introduction, introductions, shelf, slip, type Thing } from "../client/ties";
import { words } from "../words/en";
import type { Event, Seeker } from "./state";

export interface Run {
  look(): Promise<void>;
  settle(one: Introduction, outcome: "done" | "not-now"): Promise<void>;
  find(seeker: Seeker, query: string): Promise<void>;
  slip(guest: Guest): Promise<void>;
  closeSlip(): void;
  hold(guest: Guest): void;
  shelf(query: string): Promise<void>;
  shelve(thing: { invitation: string; thing: string; what: string; terms: string }): Promise<void>;
  withdraw(thing: Thing, query: string): Promise<void>;
}

/** The requests of the introductions' part. */
export function run(client: Client, tell: (event: Event) => void): Run {
  async function attempt(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (failure) {
      const problem = failure instanceof Refusal ? failure.message : words.host.unanswered;
      tell({ on: "failed", problem });
    }
  }

  async function look(): Promise<void> {
    tell({ on: "introductions", now: introductions(await client.get("/api/introductions")) });
  }

  async function lookUp(query: string): Promise<void> {
    tell({ on: "looking", query });
    const found = await client.get(`/api/resources?q=${encodeURIComponent(query)}`);
    tell({ on: "shelf", query, things: shelf(found) });
  }

  return {
    // A look that fails is followed by the next one.
    look: () => look().catch(() => {}),
    settle: ({ one, other }, outcome) =>
      attempt(async () => {
        await client.post("/api/introductions", {
          one: one.person,
          other: other.person,
          outcome,
        });
        await look();
      }),
    find: (seeker, query) =>
      attempt(async () => {
        tell({ on: "finding", for: seeker, query });
        if (query.trim() !== "") {
          const path = `/api/guests?filter=arrived&limit=8&q=${encodeURIComponent(query)}`;
          tell({ on: "found", for: seeker, query, guests: guests(await client.get(path)) });
        }
      }),
    slip: ({ invitation }) =>
      attempt(async () => {
        const found = slip(await client.get(`/api/guests/${invitation}/people-to-meet`));
        tell({ on: "slip", invitation, slip: found });
      }),
    closeSlip: () => tell({ on: "slip-closed" }),
    hold: (guest) => tell({ on: "holder", guest }),
    shelf: (query) => attempt(() => lookUp(query)),
    shelve: (thing) =>
      attempt(async () => {
        await client.post("/api/resources", { resource: mint(16), ...thing });
        tell({ on: "shelved" });
        await lookUp("");
      }),
    withdraw: ({ resource }, query) =>
      attempt(async () => {
        await client.post(`/api/resources/${resource}/withdraw`, {});
        await lookUp(query);
      }),
  };
}
