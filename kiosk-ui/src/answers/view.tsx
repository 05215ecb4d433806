import "./answers.css";
import { useReducer } from "preact/hooks";
import { type Answers, answers } from "../client/answers";
import { type Client, Refusal } from "../client/http";
import { answers as w } from "../words/answers";
import { words } from "../words/en";
import { items, LISTS, START, step, toggled } from "./state";

/** What one guest has answered and agrees to, seen and changed; closed it asks for nothing. */
export function AnswersOf({ client, person }: { client: Client; person: string }) {
  const [sheet, tell] = useReducer(step, START);
  const path = `/api/people/${person}`;
  async function attempt(what: () => Promise<unknown>, said: string): Promise<void> {
    try {
      tell({ on: "answers", answers: answers(await what()) });
      if (said !== "") {
        tell({ on: "said", text: said, bad: false });
      }
    } catch (failure) {
      const text = failure instanceof Refusal ? failure.message : words.organiser.unanswered;
      tell({ on: "said", text, bad: true });
    }
  }
  return (
    <details
      class="answers"
      onToggle={(event) => {
        const { open } = event.currentTarget;
        tell({ on: open ? "opened" : "closed" });
        if (open) {
          void attempt(() => client.get(`${path}/answers`), "");
        }
      }}
    >
      <summary>{w.title}</summary>
      {sheet.is === "open" && sheet.said !== null ? (
        <p class={`notice ${sheet.said.bad ? "bad" : "good"}`} role="status">
          {sheet.said.text}
        </p>
      ) : null}
      {sheet.is === "open" && sheet.answers !== null ? (
        <>
          <AnswersForm
            it={sheet.answers}
            save={(body) => void attempt(() => client.put(`${path}/answers`, body), w.saved)}
          />
          <Consents
            it={sheet.answers}
            say={(purpose, said) =>
              void attempt(() => client.put(`${path}/consents/${purpose}`, { said }), "")
            }
          />
        </>
      ) : null}
    </details>
  );
}

function AnswersForm({ it, save }: { it: Answers; save: (body: unknown) => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const said = (field: string) => String(form.get(field) ?? "");
        save({
          ...Object.fromEntries(LISTS.map((field) => [field, items(said(field))])),
          kind: said("kind"),
          mentoring: said("mentoring"),
          mentees: Number(said("mentees") || "0"),
          ...(it.diet === null ? {} : { diet: said("diet") }),
        });
      }}
    >
      {LISTS.map((field) => (
        <label key={field}>
          {w.fields[field]}
          <input
            name={field}
            defaultValue={it[field].join(", ")}
            title={w.several}
            autocomplete="off"
          />
        </label>
      ))}
      <label>
        {w.kind}
        <input name="kind" defaultValue={it.kind} autocomplete="off" />
      </label>
      <label>
        {w.mentoring}
        <select name="mentoring" defaultValue={it.mentoring}>
          {Object.entries(w.mentorings).map(([mentoring, label]) => (
            <option key={mentoring} value={mentoring} selected={mentoring === it.mentoring}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.mentees}
        <input name="mentees" type="number" min={0} max={50} defaultValue={String(it.mentees)} />
      </label>
      {it.diet === null ? null : (
        <label>
          {w.diet}
          <input name="diet" defaultValue={it.diet} autocomplete="off" />
        </label>
      )}
      <button type="submit" class="main">
        {w.save}
      </button>
    </form>
  );
}

interface ConsentsProps {
  it: Answers;
  say: (purpose: string, said: "yes" | "no") => void;
}

function Consents({ it, say }: ConsentsProps) {
  return (
    <>
      <p>{w.consents}</p>
      <div class="consents">
        {Object.entries(it.consents).map(([purpose, said]) => (
          <button
            type="button"
            key={purpose}
            aria-pressed={said === "yes"}
            onClick={() => say(purpose, toggled(said))}
          >
            {w.purposes[purpose] ?? purpose}
          </button>
        ))}
      </div>
    </>
  );
}
