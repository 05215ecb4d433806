import "./greeting.css";
import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import { onChange } from "../client/changes";
import type { Greetings, Newcomer } from "../client/greetings";
import type { Client } from "../client/http";
import { greetingWords as w } from "../words/greeting";
import { type Run, run } from "./run";
import {
  type Desk,
  elsewhereWords,
  inviterWords,
  languageNames,
  openerWords,
  ringsAnew,
  START,
  span,
  step,
} from "./state";

const EVERY_MILLIS = 5_000;
const HEARD = ["arrival", "undo", "changed", "event"];

interface Props {
  client: Client;
  /** Makes itself heard. */
  ring: () => void;
}

/** Who carries this tablet, whom they are to greet, and who waits besides. */
export function GreetingSection({ client, ring }: Props) {
  const [desk, tell] = useReducer(step, START);
  const before = useRef<Greetings | null>(null);
  const hands = useMemo(
    () =>
      run(client, tell, (greetings) => {
        if (ringsAnew(before.current, greetings)) {
          ring();
        }
        before.current = greetings;
        tell({ on: "seen", greetings });
      }),
    [client, ring],
  );
  useEffect(() => {
    void hands.look();
    return onChange(HEARD, EVERY_MILLIS, () => void hands.look());
  }, [hands]);
  const { seen } = desk;
  return seen === null ? null : (
    <section class="greeting" aria-label={w.title}>
      {desk.problem === "" ? null : (
        <p class="notice bad" role="alert">
          {desk.problem}
        </p>
      )}
      <div aria-live="assertive">
        <Invited seen={seen} />
        <Ringing seen={seen} desk={desk} hands={hands} />
      </div>
      <Carrier seen={seen} desk={desk} hands={hands} />
      <Elsewhere seen={seen} />
      <Norms norms={seen.norms} />
      {seen.time === null ? null : (
        <p>
          <small>
            {w.time(span(seen.time.medianSeconds), span(seen.time.p90Seconds), seen.time.n)}
          </small>
        </p>
      )}
    </section>
  );
}

function Invited({ seen }: { seen: Greetings }) {
  return (
    <>
      {seen.invited.map((one) => (
        <p key={one.invitation} class="notice good" data-invited={one.name}>
          {one.greeted ? w.isIn(one.name) : w.atTheDoor(one.name)}
        </p>
      ))}
    </>
  );
}

function Ringing({ seen, desk, hands }: { seen: Greetings; desk: Desk; hands: Run }) {
  const all = seen.ringing;
  if (!seen.together || all.length < 2) {
    return (
      <>
        {all.map((one) => (
          <article key={one.invitation} class="card greet" data-greet={one.name}>
            <Person one={one} title={w.pleaseGreet(one.name)} />
            <Greeted all={[one]} label={w.greeted} desk={desk} hands={hands} />
          </article>
        ))}
      </>
    );
  }
  const names = all.map((one) => one.name.split(" ")[0] ?? one.name).join(", ");
  return (
    <article class="card greet" data-greet="together">
      <div>
        <h3>{w.together(all.length, names)}</h3>
        <ul class="group">
          {all.map((one) => (
            <li key={one.invitation}>
              <Person one={one} title={one.name} />
            </li>
          ))}
        </ul>
      </div>
      <Greeted all={all} label={w.greetedAll(all.length)} desk={desk} hands={hands} />
    </article>
  );
}

function Person({ one, title }: { one: Newcomer; title: string }) {
  const inviter = inviterWords(one);
  return (
    <div>
      <h3>
        {title} {one.sayIt === "" ? null : <small>({w.sayIt(one.sayIt)})</small>}
      </h3>
      {one.late ? <p class="late">{w.late}</p> : null}
      {inviter === "" ? null : <p>{inviter}</p>}
      {one.languages.length === 0 ? null : <p>{w.speaks(languageNames(one.languages))}</p>}
      <p class="opener">{openerWords(one)}</p>
    </div>
  );
}

interface GreetedProps {
  all: Newcomer[];
  label: string;
  desk: Desk;
  hands: Run;
}

function Greeted({ all, label, desk, hands }: GreetedProps) {
  return (
    <button
      type="button"
      class="main"
      disabled={desk.busy}
      onClick={() => void hands.greet(all.map((one) => one.invitation))}
    >
      {label}
    </button>
  );
}

function Carrier({ seen, desk, hands }: { seen: Greetings; desk: Desk; hands: Run }) {
  const { carrier } = seen;
  if (carrier === null || desk.finding !== null) {
    return <Choice seen={seen} desk={desk} hands={hands} />;
  }
  return (
    <div class="carrier">
      <p>
        <b>{w.carriedBy(carrier.name)}</b> <small>{seen.ready ? w.isFree : w.isBusy}</small>
      </p>
      <div class="actions">
        <button
          type="button"
          class={seen.ready ? "" : "main"}
          disabled={desk.busy}
          onClick={() => void hands.ready(!seen.ready)}
        >
          {seen.ready ? w.busy : w.free}
        </button>
        <button type="button" onClick={() => void hands.find("")}>
          {w.another}
        </button>
      </div>
    </div>
  );
}

function Choice({ seen, desk, hands }: { seen: Greetings; desk: Desk; hands: Run }) {
  const found = desk.finding?.found ?? [];
  const query = desk.finding?.query ?? "";
  return (
    <div class="carrier">
      <p>
        <b>{w.carriedByNobody}</b>
      </p>
      <input
        type="search"
        aria-label={w.whoCarries}
        placeholder={w.whoCarries}
        value={query}
        onFocus={() => desk.finding === null && void hands.find("")}
        onInput={(event) => void hands.find(event.currentTarget.value)}
      />
      {desk.finding !== null && found.length === 0 ? <p>{w.notHere}</p> : null}
      <div class="actions">
        {found.map((guest) => (
          <button
            type="button"
            key={guest.invitation}
            onClick={() => void hands.carry(guest.invitation)}
          >
            {guest.name}
          </button>
        ))}
        {seen.carrier === null ? null : (
          <button type="button" onClick={() => void hands.carry(null)}>
            {w.nobody}
          </button>
        )}
      </div>
    </div>
  );
}

function Elsewhere({ seen }: { seen: Greetings }) {
  return seen.elsewhere.length === 0 ? null : (
    <details>
      <summary>
        {w.others} ({seen.elsewhere.length})
      </summary>
      <ul>
        {seen.elsewhere.map((one) => (
          <li key={`${one.name} ${one.at}`} class={one.late ? "late" : ""}>
            {one.name}: {elsewhereWords(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Norms({ norms }: { norms: string[] }) {
  return norms.length === 0 ? null : (
    <details>
      <summary>{w.norms}</summary>
      <ul>
        {norms.map((norm) => (
          <li key={norm}>{norm}</li>
        ))}
      </ul>
    </details>
  );
}
