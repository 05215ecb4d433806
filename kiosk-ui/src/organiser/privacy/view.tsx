import { useEffect, useState } from "preact/hooks";
import type { Guest } from "../../client/evening";
import type { Client } from "../../client/http";
import { type Erasure, erasures, type Retention, retention } from "../../client/privacy";
import type { Programme } from "../../client/programme";
import { words } from "../../words/en";
import { rule, type Sentence, standing } from "./state";

const w = words.organiser.privacy;

/** Who was erased and what was forgotten; asked for anew whenever the page has changed something. */
export function PrivacySection({ client, programme }: { client: Client; programme: Programme }) {
  const [erased, setErased] = useState<Erasure[]>([]);
  const [kept, setKept] = useState<Retention | null>(null);
  const box = programme.program === "box";
  useEffect(() => {
    const look = async () => {
      setErased(erasures(await client.get("/api/erasures")));
      setKept(box ? retention(await client.get("/api/retention")) : null);
    };
    // A look that fails is followed by the next one.
    void look().catch(() => {});
  }, [client, programme, box]);
  return (
    <section>
      <h2>{w.title}</h2>
      {kept === null ? null : rule(kept).map((it) => <Said key={it.text} {...it} />)}
      {kept === null || kept.log.length === 0 ? null : (
        <details>
          <summary>{w.log}</summary>
          <ul>
            {kept.log.map((line) => (
              <li key={line.at}>{w.forgotten(day(line.at), line.count)}</li>
            ))}
          </ul>
        </details>
      )}
      {erased.length === 0 ? null : <h3>{w.erased}</h3>}
      {erased.map((one) => (
        <Said key={one.person} {...standing(one, day)} />
      ))}
    </section>
  );
}

function Said({ text, bad }: Sentence) {
  return bad ? <p class="notice bad">{text}</p> : <p>{text}</p>;
}

/** Erasing asks for a word first: it cannot be taken back. */
export function EraseGuest({ guest, erase }: { guest: Guest; erase: () => void }) {
  return (
    <details>
      <summary>{w.erase}</summary>
      <p>{w.eraseMore(guest.name)}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          erase();
        }}
      >
        <label>
          {w.confirm}
          <input name="confirm" required pattern={w.word} autocomplete="off" />
        </label>
        <button type="submit">{w.eraseGo}</button>
      </form>
    </details>
  );
}

function day(instant: string): string {
  return new Date(instant).toLocaleDateString([], { dateStyle: "medium" });
}
