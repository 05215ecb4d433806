import { useState } from "preact/hooks";
import { type Client, Refusal } from "../../client/http";
import type { Plan } from "../../client/programme";
import { number, object } from "../../client/shape";
import { words } from "../../words/en";
import { EventChoice } from "./event";

const w = words.organiser.badges;

/** Badges out of the printer before their guests come. */
export function Ahead({ client, events }: { client: Client; events: Plan[] }) {
  const [said, say] = useState("");

  async function ask(request: Promise<unknown>, done: (badges: number) => string): Promise<void> {
    try {
      say(done(number(object(await request).badges)));
    } catch (failure) {
      say(failure instanceof Refusal ? failure.message : words.organiser.unanswered);
    }
  }

  return (
    <>
      <h3>{w.ahead}</h3>
      <p>{w.aheadMore}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const wish = { event: String(form.get("event")), order: String(form.get("order")) };
          void ask(client.post("/api/badges/ahead", wish), w.aheadDone);
        }}
      >
        <EventChoice events={events} />
        <label>
          {w.order}
          <select name="order">
            {Object.entries(w.aheadOrder).map(([order, name]) => (
              <option key={order} value={order}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="main">
          {w.aheadGo}
        </button>
        <button
          type="button"
          onClick={() => void ask(client.remove("/api/badges/ahead"), w.aheadStopped)}
        >
          {w.aheadStop}
        </button>
        <span role="status">{said}</span>
      </form>
    </>
  );
}
