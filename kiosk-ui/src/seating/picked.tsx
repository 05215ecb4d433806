import type { Cost, Round } from "../client/seating";
import { words as w } from "../words/seating";
import type { Run } from "./run";
import { type Picked, same } from "./state";

interface Props {
  picked: Picked;
  round: Round;
  hands: Run;
}

/** A guest who was picked: their seats, why they sit there, and where else they could. */
export function PickedSeat({ picked, round, hands }: Props) {
  const { seat, move } = picked;
  return (
    <section class="card picked" aria-label={w.seatOf(seat.name)}>
      <h3>{w.seatOf(seat.name)}</h3>
      <ul>
        {picked.seats.map((one) => (
          <li key={one.round}>
            <b>{one.course}:</b> {one.table === null ? w.noSeat : w.table(one.table)}
            {one.told ? ` (${w.told})` : ""}
            {one.reasons === "" ? "" : `: ${one.reasons}`}
          </li>
        ))}
      </ul>
      <label>
        {w.moveTo}
        <select
          value={move === null ? "" : String(move.table)}
          onChange={(event) =>
            void hands.whatIf(seat, picked.round, Number(event.currentTarget.value))
          }
        >
          <option value="" disabled>
            …
          </option>
          {round.tables
            .filter((table) => !table.guests.some((one) => same(one, seat)))
            .map((table) => (
              <option key={table.table} value={String(table.table)}>
                {w.table(table.name)}
              </option>
            ))}
        </select>
      </label>
      {move === null || move.cost === null ? null : <CostOf cost={move.cost} />}
      <div class="actions">
        {move?.cost?.possible ? (
          <button
            type="button"
            class="main"
            onClick={() => void hands.move(seat, picked.round, move.table)}
          >
            {w.move}
          </button>
        ) : null}
        {seat.pinned ? (
          <button type="button" onClick={() => void hands.unpin(seat, picked.round)}>
            {w.unpin}
          </button>
        ) : null}
        <button type="button" onClick={() => hands.drop()}>
          {w.leave}
        </button>
      </div>
    </section>
  );
}

function CostOf({ cost }: { cost: Cost }) {
  if (!cost.possible) {
    return <p class="notice bad">{w.cannot}</p>;
  }
  const lines = cost.swapsWith === null ? cost.words : [w.swaps(cost.swapsWith), ...cost.words];
  return (
    <ul class="cost">
      {lines.length === 0 ? <li>{w.noCost}</li> : null}
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
