import "./insights.css";
import { useState } from "preact/hooks";
import { type Client, mint, Refusal } from "../client/http";
import {
  type Frozen,
  frozen,
  type Insights,
  insights,
  type Morning,
  morning,
} from "../client/insights";
import type { Plan } from "../client/programme";
import { insightsWords as w } from "../words/insights";
import { otherAims, rows, sentence } from "./state";

const REPORTS = "/api/insights/reports";

/** Measures, reports, and what comes of each evening; closed it asks for nothing. */
export function InsightsSection({ client, events }: { client: Client; events: readonly Plan[] }) {
  const [seen, setSeen] = useState<Insights | null>(null);
  const [reports, setReports] = useState<Frozen[]>([]);
  const [said, setSaid] = useState({ text: "", bad: false });
  const attempt = async (what: () => Promise<void>, done: string) => {
    try {
      await what();
      setSaid({ text: done, bad: false });
    } catch (failure) {
      setSaid({ text: failure instanceof Refusal ? failure.message : w.did, bad: true });
    }
  };
  const look = async () => {
    setSeen(insights(await client.get("/api/insights")));
    setReports(frozen(await client.get(REPORTS)));
  };
  const freeze = async (title: string) => {
    await client.post(REPORTS, { report: mint(16), title });
    await look();
  };
  return (
    <section class="insights">
      <h2>{w.title}</h2>
      <details
        onToggle={(toggle) => {
          if (toggle.currentTarget.open) {
            void attempt(look, "");
          }
        }}
      >
        <summary>{w.show}</summary>
        <p>{w.more}</p>
        {said.text === "" ? null : (
          <p class={`notice ${said.bad ? "bad" : "good"}`} role="status">
            {said.text}
          </p>
        )}
        {seen === null ? (
          <p>{w.wait}</p>
        ) : (
          <>
            <Measures seen={seen} />
            <Reports
              reports={reports}
              freeze={(title) => void attempt(() => freeze(title), w.frozen)}
            />
          </>
        )}
      </details>
      <h3>{w.after}</h3>
      {events.filter(isOver).map((plan) => (
        <AfterEvening key={plan.event} client={client} plan={plan} />
      ))}
    </section>
  );
}

/** By this browser's clock; the box has the last word. */
function isOver(plan: Plan): boolean {
  return plan.arrived > 0 && Date.parse(plan.endsAt) <= Date.now();
}

function Measures({ seen }: { seen: Insights }) {
  const others = otherAims(seen);
  return seen.report === null ? (
    <p>{w.none}</p>
  ) : (
    <>
      <div class="wide">
        <table>
          <thead>
            <tr>
              {w.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows(seen).map((row) => (
              <tr key={row.label} class={row.few ? "few" : ""}>
                <th scope="row">{row.label}</th>
                <td>{row.value}</td>
                <td>{row.of}</td>
                <td>{row.interval}</td>
                <td>{row.aim}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {others.length === 0 ? null : (
        <p>
          {w.otherAims}: {others.map(({ measure, aim }) => `${measure}: ${aim}`).join("; ")}
        </p>
      )}
    </>
  );
}

function Reports({ reports, freeze }: { reports: Frozen[]; freeze: (title: string) => void }) {
  return (
    <>
      <h3>{w.reports}</h3>
      <p>{w.reportsMore}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          freeze(String(new FormData(event.currentTarget).get("title") ?? ""));
          event.currentTarget.reset();
        }}
      >
        <label>
          {w.reportTitle}
          <input name="title" required maxLength={120} autocomplete="off" />
        </label>
        <button type="submit">{w.freeze}</button>
      </form>
      <ul>
        {reports.map((one) => (
          <li key={one.report}>
            {one.title} · {new Date(one.frozen).toLocaleDateString([], { dateStyle: "medium" })}{" "}
            <a href={`${REPORTS}/${one.report}.pdf`} target="_blank" rel="noreferrer">
              {w.pdf}
            </a>{" "}
            <a href={`${REPORTS}/${one.report}.json`} download={`${one.title}.json`}>
              {w.json}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whom to write to after one evening, and its picture. */
function AfterEvening({ client, plan }: { client: Client; plan: Plan }) {
  const [seen, setSeen] = useState<Morning | null>(null);
  const [problem, setProblem] = useState("");
  const base = `/api/events/${plan.event}`;
  const look = async () => {
    try {
      setSeen(morning(await client.get(`${base}/morning-after`)));
      setProblem("");
    } catch (failure) {
      setProblem(failure instanceof Refusal ? failure.message : w.did);
    }
  };
  return (
    <article class="card">
      <h4>{plan.name}</h4>
      <div class="actions">
        <a href={`${base}/picture.svg`} target="_blank" rel="noreferrer">
          {w.picture}
        </a>
        <a href={`${base}/picture.csv`} download={`${plan.name}.csv`}>
          {w.table}
        </a>
      </div>
      <details
        onToggle={(toggle) => {
          if (toggle.currentTarget.open) {
            void look();
          }
        }}
      >
        <summary>{w.afterShow}</summary>
        {problem === "" ? null : (
          <p class="notice bad" role="alert">
            {problem}
          </p>
        )}
        {seen === null ? null : <WriteList seen={seen} />}
      </details>
    </article>
  );
}

function WriteList({ seen }: { seen: Morning }) {
  return (
    <>
      <p>{seen.builder === null ? w.noBuilder : w.builder(seen.builder)}</p>
      {seen.lines.length === 0 ? <p>{w.nobody}</p> : null}
      <ul class="write-to">
        {seen.lines.map((line) => {
          const { why, who } = sentence(line);
          return (
            <li key={`${line.whom} ${line.reason} ${line.need ?? ""}`}>
              <b>{line.whom}</b> {why}. <span>{who}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
