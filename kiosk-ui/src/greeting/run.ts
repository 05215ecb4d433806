import { guests } from "../client/evening";
import { type Greetings, greetings } from "../client/greetings";
import { type Client, Refusal } from "../client/http";
import { greetingWords as w } from "../words/greeting";
import type { Event } from "./state";

export interface Run {
  look(): Promise<void>;
  find(query: string): Promise<void>;
  /** Who carries the tablet; null for nobody in particular. */
  carry(invitation: string | null): Promise<void>;
  ready(ready: boolean): Promise<void>;
  greet(invitations: string[]): Promise<void>;
}

/** The requests of the greeting part; `seen` is told of each answer. */
export function run(
  client: Client,
  tell: (event: Event) => void,
  seen: (greetings: Greetings) => void,
): Run {
  async function look(): Promise<void> {
    seen(greetings(await client.get("/api/greetings")));
  }

  async function act(path: string, body: unknown): Promise<void> {
    tell({ on: "busy" });
    try {
      await client.post(path, body);
      await look();
      tell({ on: "done" });
    } catch (failure) {
      tell({
        on: "failed",
        problem: failure instanceof Refusal ? failure.message : w.unanswered,
      });
    }
  }

  return {
    // A look that fails is followed by the next one.
    look: () => look().catch(() => {}),
    async find(query) {
      tell({ on: "find", query });
      const path = `/api/guests?limit=12&filter=arrived&q=${encodeURIComponent(query)}`;
      try {
        tell({ on: "found", query, guests: guests(await client.get(path)) });
      } catch {
        // The next key asks again.
      }
    },
    async carry(invitation) {
      await act("/api/greetings/tablet", { invitation });
      tell({ on: "chosen" });
    },
    ready: (ready) => act("/api/greetings/ready", { ready }),
    greet: (invitations) => act("/api/greetings", { guests: invitations }),
  };
}
