import "./printers.css";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import type { Printer } from "../client/evening";
import type { Client } from "../client/http";
import type { Found, Test } from "../client/printers";
import { words } from "../words/en";
import { Drawing } from "./pictures";
import { type Run, run } from "./run";
import { type Desk, picture, START, step } from "./state";

const w = words.printers;
const EVERY_MILLIS = 3_000;

/** The printers of a box, for somebody without a terminal: how they are, what to do, what else there is. */
export function PrintersSection({ client }: { client: Client }) {
  const [desk, tell] = useReducer(step, START);
  const hands = useMemo(() => run(client, tell), [client]);
  useEffect(() => {
    void hands.look();
    const again = setInterval(() => void hands.look(), EVERY_MILLIS);
    return () => clearInterval(again);
  }, [hands]);
  return (
    <section class="printers">
      <h2>{w.title}</h2>
      {desk.problem === "" ? null : (
        <p class="notice bad" role="alert">
          {desk.problem}
        </p>
      )}
      {desk.printers.length === 0 ? <p>{words.host.reasons["no-printer"]}</p> : null}
      {desk.printers.map((printer) => (
        <OneOfTheBox key={printer.name} printer={printer} desk={desk} hands={hands} />
      ))}
      {desk.printers.length > 1 ? <Routes desk={desk} hands={hands} /> : null}
      <Others desk={desk} hands={hands} />
    </section>
  );
}

function OneOfTheBox({ printer, desk, hands }: { printer: Printer; desk: Desk; hands: Run }) {
  const state = words.host.printer[printer.state] ?? printer.state;
  return (
    <article class="card" data-printer={printer.name}>
      <h3>
        {printer.name}: {state}
      </h3>
      {printer.reasons.map((reason) => (
        <ToDo key={reason} reason={reason} order={printer.order} />
      ))}
      <TestBadge test={desk.tests[printer.name]} ask={() => void hands.testPrinter(printer)} />
    </article>
  );
}

/** Which printer stands beside which kiosk. */
function Routes({ desk, hands }: { desk: Desk; hands: Run }) {
  return (
    <>
      <h3>{w.routes}</h3>
      {desk.stations.map((station) => (
        <p key={station.station}>
          <label>
            {station.name}{" "}
            <select
              value={station.printer ?? ""}
              onChange={(event) => void hands.route(station, event.currentTarget.value || null)}
            >
              <option value="">{w.any}</option>
              {desk.printers.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </p>
      ))}
    </>
  );
}

/** A pause that a host ordered is not ended at the printer. */
function ToDo({ reason, order }: { reason: string; order: string }) {
  const drawing = order === "print" ? picture(reason) : null;
  return (
    <div class="todo" data-reason={reason}>
      {drawing === null ? null : <Drawing of={drawing} />}
      <p>
        {words.host.reasons[reason] ?? reason} {drawing === "pause" ? w.drawings.pause : ""}
      </p>
    </div>
  );
}

function TestBadge({ test, ask }: { test: "running" | Test | undefined; ask: () => void }) {
  const running = test === "running";
  return (
    <div class="actions">
      <button type="button" disabled={running} onClick={ask}>
        {running ? w.testing : w.test}
      </button>
      <span role="status">{test === undefined || running ? "" : outcome(test)}</span>
    </div>
  );
}

function outcome(test: Test): string {
  const why = test.reasons.map((reason) => words.host.reasons[reason] ?? reason).join(" ");
  return `${w.outcomes[test.outcome] ?? test.outcome} ${why}`;
}

function Others({ desk, hands }: { desk: Desk; hands: Run }) {
  const { search } = desk;
  return (
    <>
      <h3>{w.others}</h3>
      <button type="button" disabled={search.is === "running"} onClick={() => void hands.search()}>
        {search.is === "running" ? w.searching : w.search}
      </button>
      {search.is === "done" && search.found.length === 0 ? <p>{w.nothing}</p> : null}
      {search.is === "done"
        ? search.found.map((one) => (
            <FoundThere key={one.port} found={one} desk={desk} hands={hands} />
          ))
        : null}
    </>
  );
}

function FoundThere({ found, desk, hands }: { found: Found; desk: Desk; hands: Run }) {
  const printer = found.is === "printer";
  return (
    <article class="card" data-found={found.is}>
      <h4>{printer ? found.says || w.aPrinter : (w.found[found.is] ?? found.is)}</h4>
      {found.is === "silent" ? <Drawing of="cable" /> : null}
      <p>
        <small>{found.port}</small> {found.words}
      </p>
      {printer ? (
        <>
          <TestBadge test={desk.tests[found.uri]} ask={() => void hands.testFound(found.uri)} />
          <p>
            {w.setUp} <code>--printer 'front={found.uri}'</code>
          </p>
        </>
      ) : null}
    </article>
  );
}
