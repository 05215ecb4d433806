import { useState } from "preact/hooks";
import { type Guest, guests } from "../client/evening";
import { type Client, mint } from "../client/http";
import { type SideTables, sideTables } from "../client/stories";
import { storiesWords as w } from "../words/stories";
import { useAnswer, useOrders } from "./ask";
import { SaidLine } from "./parts";

type Table = SideTables["tables"][number];

/** Side tables in the open time, with their free seats. */
export function SideTablesPart({ client }: { client: Client }) {
  const seen = useAnswer(client, "/api/side-tables", sideTables, ["stories", "arrival"]);
  const [id, setId] = useState(() => mint(16));
  const { said, busy, send } = useOrders(client);
  if (seen === null) {
    return null;
  }
  const title = (slot: number) => seen.slots.find((one) => one.slot === slot)?.title ?? "";
  const open = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const done = await send("/api/side-tables", {
      table: id,
      slot: Number(fields.get("slot")),
      seats: Number(fields.get("seats")),
      topic: String(fields.get("topic")),
    });
    if (done) {
      setId(mint(16));
      form.reset();
    }
  };
  return (
    <>
      <SaidLine said={said} />
      <div class="side-tables">
        {seen.tables.map((table) => (
          <article key={table.table} class="side-table" data-side-table={table.topic}>
            <h4>{table.topic}</h4>
            <p>
              {title(table.slot)} <b class="tag">{w.free(table.free)}</b>
            </p>
            <Seats client={client} table={table} />
            <button
              type="button"
              onClick={() =>
                void send("/api/side-tables", {
                  table: table.table,
                  slot: table.slot,
                  seats: 0,
                  topic: table.topic,
                })
              }
            >
              {w.closeTable}
            </button>
          </article>
        ))}
      </div>
      {seen.slots.length === 0 ? (
        <p>{w.noOpenTime}</p>
      ) : (
        <form
          class="bar"
          onSubmit={(submit) => {
            submit.preventDefault();
            void open(submit.currentTarget);
          }}
        >
          <input
            name="topic"
            aria-label={w.tableTopic}
            placeholder={w.tableTopic}
            maxLength={60}
            required
          />
          <label>
            {w.slot}
            <select name="slot">
              {seen.slots.map((slot) => (
                <option key={slot.slot} value={slot.slot}>
                  {slot.title}
                </option>
              ))}
            </select>
          </label>
          <label>
            {w.seats}
            <input name="seats" type="number" min={1} max={50} defaultValue="6" required />
          </label>
          <button type="submit" disabled={busy}>
            {w.openTable}
          </button>
        </form>
      )}
    </>
  );
}

function Seats({ client, table }: { client: Client; table: Table }) {
  const [found, setFound] = useState<Guest[]>([]);
  const [query, setQuery] = useState("");
  const { said, send } = useOrders(client);
  const sit = (invitation: string, taken: boolean) =>
    void send(`/api/side-tables/${table.table}/places`, { invitation, taken });
  const search = async (text: string) => {
    setQuery(text);
    // The next key asks again.
    await client
      .get(`/api/guests?limit=6&q=${encodeURIComponent(text)}`)
      .then((answer) => setFound(text.trim() === "" ? [] : guests(answer)))
      .catch(() => {});
  };
  return (
    <>
      <SaidLine said={said} />
      <div class="actions">
        {table.guests.map((guest) => (
          <button
            key={guest.invitation}
            type="button"
            class="chosen"
            aria-label={w.remove(guest.name)}
            onClick={() => sit(guest.invitation, false)}
          >
            {guest.name} ✕
          </button>
        ))}
      </div>
      {table.free === 0 ? null : (
        <>
          <input
            type="search"
            aria-label={w.sit}
            placeholder={w.sit}
            value={query}
            onInput={(input) => void search(input.currentTarget.value)}
          />
          <div class="actions">
            {(query === "" ? [] : found)
              .filter((guest) => guest.present.length > 0)
              .map((guest) => (
                <button
                  key={guest.invitation}
                  type="button"
                  onClick={() => {
                    sit(guest.invitation, true);
                    setQuery("");
                  }}
                >
                  {guest.name}
                </button>
              ))}
          </div>
        </>
      )}
    </>
  );
}
