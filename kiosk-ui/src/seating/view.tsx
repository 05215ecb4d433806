import "./seating.css";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import { onChange } from "../client/changes";
import type { Client } from "../client/http";
import type { Round, Seat, Seated } from "../client/seating";
import { words as w } from "../words/seating";
import { PickedSeat } from "./picked";
import { RoomForm } from "./room";
import { type Run, run } from "./run";
import { type Plan, START, same, sentences, shownRound, step } from "./state";

const EVERY_MILLIS = 8_000;
const TOPICS = ["arrival", "seating", "presence", "welcome"];

interface Props {
  client: Client;
  event: string;
  /** An organiser lays the room and makes the plan; a host calls the rounds. */
  as: "organiser" | "host";
}

/** Tables and rounds of an event: who sits where and why, and what a move would cost. */
export function SeatingSection({ client, event, as }: Props) {
  const [plan, tell] = useReducer(step, START);
  const hands = useMemo(() => run(client, event, tell), [client, event]);
  useEffect(() => {
    const look = () => void hands.look();
    look();
    return onChange(TOPICS, EVERY_MILLIS, look);
  }, [hands]);
  const { seating } = plan;
  if (seating === null || (as === "host" && !seating.planned)) {
    return null;
  }
  return (
    <section class="seating">
      <h2>{w.title}</h2>
      {plan.said === null ? null : (
        <p class={`notice ${plan.said.bad ? "bad" : "good"}`} role="status">
          {plan.said.text}
        </p>
      )}
      {as === "organiser" ? <Organising plan={plan} hands={hands} event={event} /> : null}
      {as === "host" ? <NextRound plan={plan} hands={hands} /> : null}
      {seating.planned ? <Rounds plan={plan} hands={hands} /> : null}
    </section>
  );
}

function Organising({ plan, hands, event }: { plan: Plan; hands: Run; event: string }) {
  const { seating } = plan;
  if (seating === null) {
    return null;
  }
  const base = `/api/events/${event}`;
  return (
    <>
      <RoomForm room={seating.room} save={(room) => void hands.lay(room)} />
      {seating.advice.map((advice) => (
        <p key={advice} class="notice" data-advice>
          {advice}
        </p>
      ))}
      <div class="actions">
        <button
          type="button"
          class="main"
          disabled={plan.busy || seating.room.tables.length === 0}
          onClick={() => void hands.plan()}
        >
          {seating.planned ? w.planAgain : w.plan}
        </button>
        {seating.planned ? (
          <>
            <a href={`${base}/wall-list.html`} target="_blank" rel="noreferrer">
              {w.wallList}
            </a>
            <a href={`${base}/table-cards.html`} target="_blank" rel="noreferrer">
              {w.tableCards}
            </a>
            <a href={`${base}/kitchen.html`} target="_blank" rel="noreferrer">
              {w.kitchen}
            </a>
          </>
        ) : null}
      </div>
      <ul class="figures">
        {sentences(seating).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** A round that is called is not called back: it is asked about once. */
function NextRound({ plan, hands }: { plan: Plan; hands: Run }) {
  const next = plan.seating?.rounds.find((round) => round.round === plan.seating?.next);
  if (next === undefined) {
    return <p>{w.allCalled}</p>;
  }
  return (
    <details class="next-round">
      <summary>{w.call(next.name)}</summary>
      <p>{w.callSure(next.name)}</p>
      <button
        type="button"
        class="main"
        disabled={plan.busy}
        onClick={() => void hands.call(next.round, next.name)}
      >
        {w.call(next.name)}
      </button>
    </details>
  );
}

function Rounds({ plan, hands }: { plan: Plan; hands: Run }) {
  const rounds = plan.seating?.rounds ?? [];
  const shown = rounds[shownRound(plan)];
  if (shown === undefined) {
    return null;
  }
  return (
    <>
      <fieldset class="rounds" aria-label={w.rounds}>
        {rounds.map((round) => (
          <button
            type="button"
            key={round.round}
            aria-pressed={round === shown}
            onClick={() => hands.show(round.round)}
          >
            {round.name} {round.called ? <small>{w.isCalled}</small> : null}
          </button>
        ))}
      </fieldset>
      {plan.picked === null ? null : (
        <PickedSeat picked={plan.picked} round={shown} hands={hands} />
      )}
      <div class="tables">
        {shown.tables.map((table) => (
          <TableCard key={table.table} table={table} plan={plan} round={shown} hands={hands} />
        ))}
      </div>
      {shown.without.length === 0 ? null : (
        <p class="notice">
          {shown.tables.every((table) => table.guests.length >= table.seats) ? w.rest : w.without}:{" "}
          {shown.without.map((seat) => seat.name).join(", ")}
        </p>
      )}
    </>
  );
}

interface TableProps {
  table: Seated;
  plan: Plan;
  round: Round;
  hands: Run;
}

/** A guest is dragged here, or picked and then put here. */
function TableCard({ table, plan, round, hands }: TableProps) {
  const free = table.seats - table.guests.length;
  return (
    <article
      class="table"
      data-table={table.name}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const { picked } = plan;
        if (picked !== null) {
          void hands.whatIf(picked.seat, picked.round, table.table);
        }
      }}
    >
      <h3>
        {w.table(table.name)} <small>{w.free(free)}</small>
      </h3>
      <ul>
        {table.guests.map((seat) => (
          <li key={`${seat.invitation}-${seat.index}`}>
            <SeatButton seat={seat} plan={plan} round={round} hands={hands} />
          </li>
        ))}
      </ul>
    </article>
  );
}

interface SeatProps {
  seat: Seat;
  plan: Plan;
  round: Round;
  hands: Run;
}

function SeatButton({ seat, plan, round, hands }: SeatProps) {
  const marks = [
    seat.host ? w.host : "",
    seat.firstTimer ? w.firstTimer : "",
    seat.here ? "" : w.notHere,
    seat.pinned ? w.pinned : "",
  ].filter((mark) => mark !== "");
  return (
    <button
      type="button"
      class={`seat ${seat.here ? "" : "away"} ${seat.firstTimer ? "first" : ""}`}
      draggable
      aria-pressed={same(seat, plan.picked?.seat)}
      onDragStart={() => void hands.pick(seat, round.round)}
      onClick={() => void hands.pick(seat, round.round)}
    >
      {seat.name} <small>{marks.join(" · ")}</small>
    </button>
  );
}
