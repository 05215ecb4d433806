import "./introductions.css";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import { onChange } from "../client/changes";
import type { Guest } from "../client/evening";
import type { Client } from "../client/http";
import { introductions as w } from "../words/introductions";
import { type Run, run } from "./run";
import { ShelfPart } from "./shelf";
import { type Desk, START, step } from "./state";

const EVERY_MILLIS = 10_000;
const TOPICS = ["arrivals", "presence", "answers", "ties", "seating"];

/** Who is here and should meet whom, for the host to bring together by hand. */
export function IntroductionsSection({ client }: { client: Client }) {
  const [desk, tell] = useReducer(step, START);
  const hands = useMemo(() => run(client, tell), [client]);
  useEffect(() => {
    const look = () => void hands.look();
    look();
    return onChange(TOPICS, EVERY_MILLIS, look);
  }, [hands]);
  return (
    <section class="introductions">
      <h2>{w.title}</h2>
      {desk.problem === "" ? null : (
        <p class="notice bad" role="alert">
          {desk.problem}
        </p>
      )}
      <Now desk={desk} hands={hands} />
      <details>
        <summary>{w.slip}</summary>
        <Finder
          label={w.slipFind}
          desk={desk}
          seeker="slip"
          hands={hands}
          pick={(guest) => void hands.slip(guest)}
        />
        <SlipOf desk={desk} hands={hands} />
      </details>
      <details
        onToggle={(event) => {
          if (event.currentTarget.open) {
            void hands.shelf("");
          }
        }}
      >
        <summary>{w.shelf}</summary>
        <ShelfPart desk={desk} hands={hands} />
      </details>
    </section>
  );
}

function Now({ desk, hands }: { desk: Desk; hands: Run }) {
  const { now } = desk;
  if (now === null) {
    return null;
  }
  if (now.introductions.length === 0) {
    return <p>{now.left === 0 ? w.enough : w.none}</p>;
  }
  return (
    <ul class="pairs">
      {now.introductions.map((one) => (
        <li class="card" key={one.one.person + one.other.person}>
          <b>
            {w.at(one.one.name, one.one.table)} ↔ {w.at(one.other.name, one.other.table)}
          </b>
          <p>{w.because(one.because)}</p>
          <div class="actions">
            <button type="button" class="main" onClick={() => void hands.settle(one, "done")}>
              {w.done}
            </button>
            <button type="button" onClick={() => void hands.settle(one, "not-now")}>
              {w.notNow}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface FinderProps {
  label: string;
  desk: Desk;
  seeker: "slip" | "holder";
  hands: Run;
  pick: (guest: Guest) => void;
}

/** Finds a guest who is here, by name. */
export function Finder({ label, desk, seeker, hands, pick }: FinderProps) {
  const mine = desk.found.for === seeker;
  return (
    <>
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={mine ? desk.found.query : ""}
        onInput={(event) => void hands.find(seeker, event.currentTarget.value)}
      />
      <div class="actions">
        {(mine ? desk.found.guests : []).map((guest) => (
          <button type="button" key={guest.invitation} onClick={() => pick(guest)}>
            {guest.name}
          </button>
        ))}
      </div>
    </>
  );
}

/** At most three people, each with the reason, to be read out or printed. */
function SlipOf({ desk, hands }: { desk: Desk; hands: Run }) {
  if (desk.slip === null) {
    return null;
  }
  const { slip } = desk.slip;
  return (
    <div class="slip card">
      <h3>{w.slipTitle(slip.name)}</h3>
      {slip.people.length === 0 ? <p>{w.slipNone}</p> : null}
      <ol>
        {slip.people.map(({ who, because }) => (
          <li key={who.person}>
            <b>{w.at(who.name, who.table)}</b>
            <br />
            {w.because(because)}
          </li>
        ))}
      </ol>
      <div class="actions">
        {slip.people.length === 0 ? null : (
          <button type="button" class="main" onClick={() => window.print()}>
            {w.print}
          </button>
        )}
        <button type="button" onClick={() => hands.closeSlip()}>
          {w.close}
        </button>
      </div>
    </div>
  );
}
