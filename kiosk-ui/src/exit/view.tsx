import type { Card } from "../client/exit";
import { words } from "../words/en";
import { exit as w } from "../words/exit";
import { Asking } from "./asking";
import { CODE_LENGTH, type Exit, type State } from "./state";

const KEYS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What a press may be; the ids that it needs are minted by whoever runs the effects. */
export type Press =
  | { on: "need-person" }
  | { on: "type" }
  | { on: "back" }
  | { on: "erase" }
  | { on: "enter" }
  | { on: "more" }
  | { on: "next" }
  | { on: "skip" }
  | { on: "key"; key: string }
  | { on: "person"; person: string }
  | { on: "promise"; text: string | null }
  | { on: "need"; met: "met" | "open" }
  | { on: "answer"; answer: number }
  | { on: "leave"; gone: boolean };

export type Pressed = (press: Press) => void;

interface Props {
  exit: Exit;
  press: Pressed;
  pair: (code: string) => void;
  /** Whether this kiosk has a printer for pages. */
  prints: boolean;
}

/** The key of a code that is meant: letters that look like digits are digits. */
export function codeKey(key: string): string {
  const upper = key.toUpperCase();
  const meant = upper === "O" ? "0" : upper === "I" || upper === "L" ? "1" : upper;
  return meant.length === 1 && KEYS.includes(meant) ? meant : "";
}

/** The exit's screen: one state, and on each of them the way to a person. */
export function ExitPage({ exit, press, pair, prints }: Props) {
  const { state } = exit;
  const sees = state.is === "idle" && exit.camera === "on";
  return (
    <main class={`exit is-${state.is} ${sees ? "sees" : ""}`}>
      <section class="stage" aria-live="polite">
        {state.is === "pairing" ? (
          <Pairing problem={state.problem} pair={pair} />
        ) : (
          <Stage exit={exit} press={press} prints={prints} />
        )}
      </section>
      {state.is === "pairing" ? null : (
        <footer class="ways">
          <button
            type="button"
            onClick={() => press({ on: state.is === "idle" ? "type" : "back" })}
          >
            {state.is === "idle" ? w.typeCode : words.back}
          </button>
          <button type="button" class="person" onClick={() => press({ on: "need-person" })}>
            {words.needPerson}
          </button>
        </footer>
      )}
    </main>
  );
}

function Stage({ exit, press, prints }: Omit<Props, "pair">) {
  const { state } = exit;
  switch (state.is) {
    case "pairing":
      return null;
    case "idle":
      return <Big title={w.hello} more={exit.camera === "on" ? w.hold : w.noCamera} />;
    case "typing":
      return <Typing code={state.code} press={press} />;
    case "reading":
      return <Big title={w.reading} />;
    case "sorry":
      return <Sorry state={state} />;
    case "asking":
      return <Asking state={state} press={press} />;
    case "cards":
      return <Cards cards={state.cards} press={press} prints={prints} />;
    case "bye":
      return (
        <Big
          title={state.gone ? w.bye(state.firstName) : w.enjoy(state.firstName)}
          more={state.gone ? w.byeMore : undefined}
        />
      );
    case "help":
      return <Big title={words.kiosk.help[state.call]} more={words.kiosk.helpMore[state.call]} />;
  }
}

function Big({ title, more }: { title: string; more?: string | undefined }) {
  return (
    <>
      <h1>{title}</h1>
      {more === undefined ? null : <p class="more">{more}</p>}
    </>
  );
}

function Sorry({ state }: { state: Extract<State, { is: "sorry" }> }) {
  switch (state.why) {
    case "nobody":
      return (
        <Big
          title={w.nobody}
          more={state.retryAfter > 0 ? w.slow(state.retryAfter) : w.nobodyMore}
        />
      );
    case "silent":
      return <Big title={w.silent} more={w.silentMore} />;
    case "over":
      return <Big title={w.over} />;
  }
}

function Typing({ code, press }: { code: string; press: Pressed }) {
  return (
    <>
      <h1>{w.typeTitle}</h1>
      <output class="code" aria-label={w.typeTitle}>
        {code.padEnd(CODE_LENGTH, "·").replace(/^(.{5})/, "$1 ")}
      </output>
      <div class="keys">
        {Array.from(KEYS, (key) => (
          <button type="button" key={key} onClick={() => press({ on: "key", key })}>
            {key}
          </button>
        ))}
        <button type="button" class="wide" onClick={() => press({ on: "erase" })}>
          {w.erase}
        </button>
        <button
          type="button"
          class="main wide"
          disabled={code.length < CODE_LENGTH}
          onClick={() => press({ on: "enter" })}
        >
          {w.done}
        </button>
      </div>
    </>
  );
}

/** The slip: the contacts of a mutual yes, to be photographed or printed. */
function Cards({ cards, press, prints }: { cards: Card[]; press: Pressed; prints: boolean }) {
  return (
    <>
      <h1>{w.cards}</h1>
      <p class="more">{w.cardsMore}</p>
      <ul class="slip">
        {cards.map((card) => (
          <li key={card.rows.join("")}>
            <Code rows={card.rows} name={card.name} />
            <b>{card.name}</b>
            <small>{card.organisation}</small>
            <small>{card.email}</small>
          </li>
        ))}
      </ul>
      <div class="row">
        {prints ? (
          <button type="button" onClick={() => window.print()}>
            {w.print}
          </button>
        ) : null}
        <button type="button" class="main" onClick={() => press({ on: "next" })}>
          {w.finish}
        </button>
      </div>
    </>
  );
}

const QUIET = 4;

function Code({ rows, name }: { rows: string[]; name: string }) {
  const side = rows.length + 2 * QUIET;
  const path = rows.flatMap((row, y) =>
    Array.from(row, (module, x) => (module === "1" ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")),
  );
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={name} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path d={path.join("")} />
    </svg>
  );
}

function Pairing({ problem, pair }: { problem: string; pair: (code: string) => void }) {
  return (
    <form
      class="pairing"
      onSubmit={(event) => {
        event.preventDefault();
        pair(String(new FormData(event.currentTarget).get("code") ?? ""));
      }}
    >
      <h1>{words.pairing.title}</h1>
      <p class="more">{words.pairing.more}</p>
      {problem === "" ? null : <p class="notice bad">{problem}</p>}
      <label>
        {words.pairing.code}
        <input name="code" autocomplete="off" autocapitalize="characters" required />
      </label>
      <button type="submit" class="main">
        {words.pairing.go}
      </button>
    </form>
  );
}
