import "./sheet.css";
import { useEffect, useState } from "preact/hooks";
import { type Client, Refusal } from "../client/http";
import { type Sheet, sheet, type Task, tasks } from "../client/sheet";
import { sheetWords, taskWords as t } from "../words/cues";
import { fromForm, NORMS, ofPhase, ritualAt, TARGETS } from "./state";

const w = sheetWords;

/** What the community says of itself, to be written and printed. */
export function SheetSection({ client }: { client: Client }) {
  const [seen, setSeen] = useState<Sheet | null>(null);
  const [said, setSaid] = useState({ text: "", bad: false });
  useEffect(() => {
    void client
      .get("/api/community/sheet")
      .then((answer) => setSeen(sheet(answer)))
      .catch(() => {});
  }, [client]);
  const save = async (form: FormData) => {
    const written = fromForm((name) => String(form.get(name) ?? ""));
    try {
      await client.post("/api/community/sheet", written);
      setSaid({ text: w.saved, bad: false });
    } catch (failure) {
      setSaid({ text: failure instanceof Refusal ? failure.message : t.did, bad: true });
    }
  };
  return seen === null ? null : (
    <details class="community-sheet">
      <summary>{w.title}</summary>
      <p>{w.more}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save(new FormData(event.currentTarget));
        }}
      >
        <Line name="whoFor" label={w.whoFor} value={seen.whoFor} />
        <Line name="promise" label={w.promise} value={seen.promise} />
        {Array.from({ length: NORMS }, (_, i) => (
          <Line key={w.norm(i)} name={`norm${i}`} label={w.norm(i + 1)} value={seen.norms[i]} />
        ))}
        {w.ritual.map((label, i) => (
          <Line key={label} name={`ritual${i}`} label={label} value={ritualAt(seen.rituals, i)} />
        ))}
        {Array.from({ length: TARGETS }, (_, i) => [
          <Line
            key={w.measure(i)}
            name={`measure${i}`}
            label={w.measure(i + 1)}
            value={seen.targets[i]?.measure}
          />,
          <Line
            key={w.aim(i)}
            name={`aim${i}`}
            label={w.aim(i + 1)}
            value={seen.targets[i]?.aim}
          />,
        ])}
        <button type="submit">{w.save}</button>
      </form>
      {said.text === "" ? null : (
        <p class={`notice ${said.bad ? "bad" : "good"}`} role="status">
          {said.text}
        </p>
      )}
      <a href="/api/community/sheet.html" target="_blank" rel="noreferrer">
        {w.print}
      </a>
    </details>
  );
}

function Line(props: { name: string; label: string; value: string | undefined }) {
  return (
    <label>
      {props.label}
      <input name={props.name} maxLength={300} defaultValue={props.value ?? ""} />
    </label>
  );
}

/** An event's list. Closed it asks for nothing. */
export function TasksSection({ client, event }: { client: Client; event: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(change) => setOpen(change.currentTarget.open)}>
      <summary>{t.title}</summary>
      {open ? <Tasks client={client} event={event} /> : null}
    </details>
  );
}

function Tasks({ client, event }: { client: Client; event: string }) {
  const [seen, setSeen] = useState<Task[]>([]);
  const [problem, setProblem] = useState("");
  const path = `/api/events/${event}/tasks`;
  useEffect(() => {
    void client
      .get(path)
      .then((answer) => setSeen(tasks(answer)))
      .catch(() => {});
  }, [client, path]);
  const tick = async (task: string, done: boolean) => {
    setProblem("");
    try {
      await client.post(path, { task, done });
    } catch (failure) {
      setProblem(failure instanceof Refusal ? failure.message : t.did);
    }
    await client
      .get(path)
      .then((answer) => setSeen(tasks(answer)))
      .catch(() => {});
  };
  return (
    <>
      {problem === "" ? null : <p class="notice bad">{problem}</p>}
      {Object.entries(t.phases).map(([phase, title]) => (
        <fieldset key={phase} class="tasks">
          <legend>{title}</legend>
          {ofPhase(seen, phase).map(({ task, done }) => (
            <label key={task}>
              <input
                type="checkbox"
                checked={done}
                onChange={(change) => void tick(task, change.currentTarget.checked)}
              />
              {t.names[task] ?? task}
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}
