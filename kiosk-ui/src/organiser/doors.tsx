import { useEffect, useState } from "preact/hooks";
import { doors, type Venues as Seen, venues } from "../client/doors";
import type { Client } from "../client/http";
import { number, object } from "../client/shape";
import { boxLine, countLine } from "../doors/lines";
import { DoorsPart, TroubleLists, useClock } from "../doors/view";
import { words } from "../words/en";

const w = words.doors;
const EVERY_MILLIS = 3_000;

interface Heard<T> {
  it: T;
  /** By `performance.now()`. */
  heard: number;
}

/** What an address says, asked again and again; a look that fails is followed by the next one. */
function useLooks<T>(client: Client, path: string, read: (value: unknown) => T): Heard<T> | null {
  const [seen, see] = useState<Heard<T> | null>(null);
  useEffect(() => {
    const look = () =>
      client.get(path).then(
        (value) => see({ it: read(value), heard: performance.now() }),
        () => {},
      );
    void look();
    const again = setInterval(() => void look(), EVERY_MILLIS);
    return () => clearInterval(again);
  }, [client, path, read]);
  return seen;
}

/** Tries parked facts again, and what came of it. */
function useRetry(client: Client): [string, () => void] {
  const [said, say] = useState("");
  const retry = () =>
    void client.post("/api/parked/retry", {}).then(
      (answer) => say(w.retried(number(object(answer).left))),
      () => say(words.organiser.unanswered),
    );
  return [said, retry];
}

/** The doors of the evening as the box knows them; what to do about them is on a host's page. */
export function DoorsOfTheBox({ client }: { client: Client }) {
  const seen = useLooks(client, "/api/doors", doors);
  const [said, retry] = useRetry(client);
  const now = useClock(seen?.it.at ?? "", seen?.heard ?? 0);
  return seen === null ? null : (
    <>
      <DoorsPart doors={seen.it} now={now} hands={null} retry={retry} />
      {said === "" ? null : <p role="status">{said}</p>}
    </>
  );
}

/** The boxes of all venues, and whether everything has come that they have counted. */
export function Venues({ client }: { client: Client }) {
  const seen = useLooks<Seen>(client, "/api/boxes", venues);
  const [said, retry] = useRetry(client);
  const now = useClock(seen?.it.at ?? "", seen?.heard ?? 0);
  if (seen === null) {
    return null;
  }
  const { boxes, events, trouble } = seen.it;
  return (
    <section class="doors">
      <h2>{w.boxes}</h2>
      {boxes.length === 0 ? <p>{w.noBoxes}</p> : null}
      <ul>
        {boxes.map((box) => (
          <li key={box.box} data-box={box.name}>
            {boxLine(box, now)}
          </li>
        ))}
      </ul>
      {events.length === 0 ? null : <h3>{w.reckoning}</h3>}
      {events.map((event) => (
        <article class="card" key={event.event} data-reckoning={event.name}>
          <b>{event.name}</b>
          <ul>
            {event.boxes.map((count) => (
              <li key={count.box}>{countLine(count, now)}</li>
            ))}
          </ul>
        </article>
      ))}
      <TroubleLists trouble={trouble} hands={null} retry={retry} />
      {said === "" ? null : <p role="status">{said}</p>}
    </section>
  );
}
