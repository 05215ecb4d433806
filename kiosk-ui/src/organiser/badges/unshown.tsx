import { useEffect, useState } from "preact/hooks";
import { type Unshown as Guest, unshown } from "../../client/badges";
import type { Client } from "../../client/http";
import type { Plan } from "../../client/programme";
import { words } from "../../words/en";
import { EventChoice, first } from "./event";

const w = words.organiser.badges;

/** What is known of an event: not answered yet, its guests, or no answer. */
type Known = "asked" | "silent" | Guest[];

/** Whose badges will lack something that no font has, while there is time to do something about it. */
export function Unshown({ client, events }: { client: Client; events: Plan[] }) {
  const [event, choose] = useState(first(events));
  const [known, learn] = useState<Known>("asked");
  useEffect(() => {
    let current = true;
    const tell = (now: Known) => {
      if (current) learn(now);
    };
    tell("asked");
    const answer = client.get(`/api/badges/unshown?${new URLSearchParams({ event })}`);
    answer.then((value) => tell(unshown(value))).catch(() => tell("silent"));
    return () => {
      current = false;
    };
  }, [client, event]);
  return (
    <>
      <h3>{w.unshown}</h3>
      <p>{w.unshownMore}</p>
      <form>
        <EventChoice events={events} onChoice={choose} />
      </form>
      <Answer known={known} />
    </>
  );
}

function Answer({ known }: { known: Known }) {
  if (known === "asked") {
    return <p class="drawing">{w.looking}</p>;
  }
  if (known === "silent") {
    return (
      <p class="notice bad" role="alert">
        {words.organiser.unanswered}
      </p>
    );
  }
  if (known.length === 0) {
    return <p class="notice good">{w.allShown}</p>;
  }
  return (
    <>
      <Guests title={w.byHand} guests={known.filter((one) => one.byHand)} />
      <Guests title={w.without} guests={known.filter((one) => !one.byHand)} />
    </>
  );
}

function Guests({ title, guests }: { title: string; guests: Guest[] }) {
  return guests.length === 0 ? null : (
    <div class="notice">
      <p>{title}</p>
      <ul>
        {guests.map((one, index) => (
          <li key={index}>
            <b dir="auto">{one.name}</b>: {one.words.join("; ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
