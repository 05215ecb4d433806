import "./doors.css";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Door, Doors, Double, Entrance, Trouble } from "../client/doors";
import { words } from "../words/en";
import { away, doorLine, exactTime, forkLine } from "./lines";

const w = words.doors;

/** What somebody can do about doors; on a page that cannot, null. */
export interface DoorHands {
  setAside(door: Door): void;
  count(door: Door): void;
  takeBack(double: Double, entrance: Entrance): void;
}

/** The time by the clock that said `at` when the page heard it, going on by itself. */
export function useClock(at: string, heard: number): number {
  const [now, setNow] = useState(performance.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(tick);
  }, []);
  return Date.parse(at) + Math.max(0, now - heard);
}

/** What a partition means, for as long as it lasts, where nobody overlooks it. */
export function Partition({ doors, now }: { doors: Doors; now: number }) {
  return (
    <>
      {away(doors).map((door) => (
        <p class="notice" role="status" key={door.box} data-away={door.name}>
          {doorLine(door, doors.policy, now)}
        </p>
      ))}
      {doors.here.twin ? <p class="notice bad">{w.ownTwin}</p> : null}
    </>
  );
}

/** All other doors, and who came in twice; a lone box with nothing to tell shows nothing. */
export function DoorsPart(props: {
  doors: Doors;
  now: number;
  hands: DoorHands | null;
  retry: () => void;
}) {
  const { doors, now, hands, retry } = props;
  const { trouble } = doors;
  const quiet = trouble.doubles.length + trouble.parkedCount + trouble.forks.length === 0;
  if (doors.doors.length === 0 && quiet && !doors.here.twin) {
    return null;
  }
  return (
    <section class="doors" id="doors">
      <h2>{w.title}</h2>
      {doors.here.twin ? <p class="notice bad">{w.ownTwin}</p> : null}
      <ul class="people">
        {doors.doors.map((door) => (
          <li key={door.box} data-door={door.name} data-state={door.link.state}>
            <div>{doorLine(door, doors.policy, now)}</div>
            {hands === null ? null : <DoorAction door={door} hands={hands} />}
          </li>
        ))}
      </ul>
      <TroubleLists trouble={trouble} hands={hands} retry={retry} />
    </section>
  );
}

/** A door that is there is not taken out by a slip. */
function DoorAction({ door, hands }: { door: Door; hands: DoorHands }) {
  if (door.setAside) {
    return (
      <button type="button" onClick={() => hands.count(door)}>
        {w.countAgain}
      </button>
    );
  }
  return door.open && door.link.state !== "connected" ? (
    <button type="button" onClick={() => hands.setAside(door)}>
      {w.setAside}
    </button>
  ) : null;
}

/** Who came in twice, what cannot be used, and who has contradicted himself. */
export function TroubleLists(props: {
  trouble: Trouble;
  hands: DoorHands | null;
  retry: () => void;
}) {
  const { trouble, hands, retry } = props;
  return (
    <>
      {trouble.doubles.length === 0 ? null : (
        <>
          <h3>{w.doubles(trouble.doubles.length)}</h3>
          <p>{hands === null ? w.doublesMore : w.doublesToDo}</p>
          {trouble.doubles.map((double) => (
            <DoubleCard
              key={`${double.invitation}-${double.index}`}
              double={double}
              hands={hands}
            />
          ))}
        </>
      )}
      {trouble.forks.map((fork) => (
        <p class="notice bad" key={fork.box}>
          {forkLine(fork)}
        </p>
      ))}
      {trouble.parkedCount === 0 ? null : <ParkedCard trouble={trouble} retry={retry} />}
    </>
  );
}

function DoubleCard({ double, hands }: { double: Double; hands: DoorHands | null }) {
  const name = double.name || words.host.somebody;
  const who = double.people > 1 ? words.host.personOf(double.index, double.people) : "";
  return (
    <Card data-double={double.name}>
      <p>
        <b>{name}</b> <small>{who}</small>
      </p>
      <ul>
        {double.entrances.map((entrance) => (
          <li key={entrance.admissions[0]}>
            <span>
              {w.entrance(exactTime(entrance.at), entrance.door || w.unknownBox, entrance.station)}
              {entrance.trusted ? "" : ` (${w.timeUnsure})`}{" "}
              {entrance.counts ? <b>{w.counts}</b> : null}
            </span>
            {hands === null ? null : (
              <button type="button" onClick={() => hands.takeBack(double, entrance)}>
                {w.takeBack}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ParkedCard({ trouble, retry }: { trouble: Trouble; retry: () => void }) {
  const more = trouble.parkedCount - trouble.parked.length;
  return (
    <Card data-parked={trouble.parkedCount}>
      <p>
        <b>{w.parked(trouble.parkedCount)}</b> {w.parkedMore}
      </p>
      <button type="button" onClick={retry}>
        {w.retry}
      </button>
      <details>
        <summary>{w.parkedWhich}</summary>
        <ul>
          {trouble.parked.map((one) => (
            <li key={`${one.kind}${one.name}${one.at}`}>
              {w.parkedLine(one.kind, one.name || w.unknownBox, exactTime(one.at))}{" "}
              {w.reasons[one.reason] ?? one.reason}
            </li>
          ))}
        </ul>
        {more > 0 ? <p>{w.parkedRest(more)}</p> : null}
      </details>
    </Card>
  );
}

function Card({
  children,
  ...data
}: {
  children: ComponentChildren;
  [data: `data-${string}`]: unknown;
}) {
  return (
    <article class="card trouble" {...data}>
      {children}
    </article>
  );
}
