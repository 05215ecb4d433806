import { useState } from "preact/hooks";
import type { Room } from "../client/seating";
import { words as w } from "../words/seating";
import { lines, plain, room as read } from "./state";

const SOME = { tables: 8, seats: 8, rounds: 3 };

/** The room as lines of text: many tables are quicker written than clicked. */
export function RoomForm({ room, save }: { room: Room; save: (room: Room) => void }) {
  const [text, write] = useState(lines(room));
  const [size, resize] = useState(SOME);
  const count = (name: keyof typeof SOME, label: string) => (
    <label>
      {label}
      <input
        type="number"
        min="1"
        max="500"
        value={size[name]}
        onInput={(event) =>
          resize({ ...size, [name]: Number(event.currentTarget.value) || SOME[name] })
        }
      />
    </label>
  );
  return (
    <details open={room.tables.length === 0}>
      <summary>{w.room}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(read(text.tables, text.rounds));
        }}
      >
        <p>{w.roomMore}</p>
        <div class="counted">
          {count("tables", w.tables)}
          {count("seats", w.seats)}
          {count("rounds", w.rounds)}
          <button
            type="button"
            onClick={() => write(lines(plain(size.tables, size.seats, size.rounds)))}
          >
            {w.fill}
          </button>
        </div>
        <label>
          {w.tableLines}
          <textarea
            rows={6}
            value={text.tables}
            onInput={(event) => write({ ...text, tables: event.currentTarget.value })}
          />
        </label>
        <label>
          {w.roundLines}
          <textarea
            rows={3}
            value={text.rounds}
            onInput={(event) => write({ ...text, rounds: event.currentTarget.value })}
          />
        </label>
        <button type="submit">{w.save}</button>
      </form>
    </details>
  );
}
