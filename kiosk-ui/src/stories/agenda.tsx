import type { Client } from "../client/http";
import { agenda } from "../client/stories";
import { storiesWords as w } from "../words/stories";
import { useAnswer, useOrders } from "./ask";
import { SaidLine } from "./parts";
import { agendaLines, agendaOf } from "./state";

/** The parts of an evening in lines, and whether people have time to meet. */
export function AgendaPart({ client, event }: { client: Client; event: string }) {
  const path = `/api/events/${event}/agenda`;
  const seen = useAnswer(client, path, agenda);
  const { said, busy, send, say } = useOrders(client);
  if (seen === null) {
    return null;
  }
  const save = (lines: string) => {
    const slots = agendaOf(lines);
    if (typeof slots === "number") {
      say({ text: w.agendaLine(slots), bad: true });
    } else {
      void send(path, { slots }, w.agendaSaved);
    }
  };
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault();
        save(String(new FormData(submit.currentTarget).get("agenda") ?? ""));
      }}
    >
      <SaidLine said={said} />
      {seen.minutes === 0 ? null : <p>{w.openTime(seen.openMinutes, seen.minutes)}</p>}
      {seen.tooLittleOpen ? <p class="notice">{w.tooLittleOpen}</p> : null}
      <label>
        {w.agendaMore}
        <textarea name="agenda" rows={6} defaultValue={agendaLines(seen.slots)} />
      </label>
      <button type="submit" disabled={busy}>
        {w.agendaSave}
      </button>
    </form>
  );
}
