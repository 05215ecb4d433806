import "./cues.css";
import { useEffect, useState } from "preact/hooks";
import { onChange } from "../client/changes";
import { type Asks, asks, type Cast } from "../client/cues";
import type { Client } from "../client/http";
import { taskWords, cueWords as w } from "../words/cues";
import { shapes } from "../words/shapes";
import { due, key, next, nextWords, nowWords, offset } from "./state";

const LOOK_MILLIS = 30_000;
const TICK_MILLIS = 1_000;
const HEARD = ["arrival", "undo", "changed", "event"];

/** What the evening asks of its hosts. What was seen once fires at its time without the box, too. */
export function CuesSection({ client, ring }: { client: Client; ring: () => void }) {
  const [seen, setSeen] = useState<{ asks: Asks; offset: number } | null>(null);
  const [now, setNow] = useState(Date.now());
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const look = async () => {
      const answer = asks(await client.get("/api/evening"));
      setSeen({ asks: answer, offset: offset(answer, Date.now()) });
    };
    // A look that fails is followed by the next one.
    const again = () => void look().catch(() => {});
    again();
    return onChange(HEARD, LOOK_MILLIS, again);
  }, [client]);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), TICK_MILLIS);
    return () => clearInterval(tick);
  }, []);
  const cues = seen === null ? [] : due(seen.asks.cues, now + seen.offset, away);
  const ringing = cues.map(key).join();
  useEffect(() => {
    if (ringing !== "") {
      ring();
    }
  }, [ringing, ring]);
  if (seen === null) {
    return null;
  }
  const coming = next(seen.asks.cues, now + seen.offset);
  return (
    <section class="cues" aria-label={w.title}>
      {cues.map((cue) => (
        <div key={key(cue)} class="card" role="alert" data-cue={cue.kind}>
          <p>
            <b>{nowWords(cue)}</b>
          </p>
          <button type="button" onClick={() => setAway(new Set([...away, key(cue)]))}>
            {w.seen}
          </button>
        </div>
      ))}
      {coming === null ? null : (
        <p>
          <small>{nextWords(coming, time(coming.at))}</small>
        </p>
      )}
      <Undone undone={seen.asks.undone} />
      <Casts casts={seen.asks.casts} />
    </section>
  );
}

function Undone({ undone }: { undone: string[] }) {
  return undone.length === 0 ? null : (
    <details>
      <summary>{w.undone(undone.length)}</summary>
      <ul>
        {undone.map((task) => (
          <li key={task}>{taskWords.names[task] ?? task}</li>
        ))}
      </ul>
    </details>
  );
}

function Casts({ casts }: { casts: Cast[] }) {
  return casts.length === 0 ? null : (
    <details>
      <summary>{w.casts(casts.length)}</summary>
      <ul class="casts">
        {casts.map((cast) => (
          <li key={`${cast.shape} ${cast.people.join()}`}>
            <b>
              <span aria-hidden="true">{shapes[cast.shape]?.sign}</span> {shapes[cast.shape]?.name}
            </b>{" "}
            <small>{cast.hosts.length === 0 ? w.noHost : w.led(cast.hosts.join(", "))}</small>
            <br />
            {cast.people.join(", ")}
          </li>
        ))}
      </ul>
    </details>
  );
}

function time(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
