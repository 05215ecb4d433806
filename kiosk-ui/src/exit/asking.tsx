import type { Promised } from "../client/exit";
import { exit as w } from "../words/exit";
import { MOST_SHOWN, type Page, type State } from "./state";
import type { Pressed } from "./view";

const ROWS = ["qwertyuiop", "asdfghjkl'", "zxcvbnm,.-"];
const FACES = ["M18 42q14 -12 28 0", "M18 38h28", "M18 34q14 14 28 0"];

type State_ = Extract<State, { is: "asking" }>;

/** One question at a time; every one of them may be skipped. */
export function Asking({ state, press }: { state: State_; press: Pressed }) {
  const { page } = state;
  return (
    <>
      <Question state={state} page={page} press={press} />
      {page.is === "leave" || (page.is === "promise-text" && page.own !== null) ? null : (
        <div class="row">
          <button type="button" onClick={() => press({ on: "skip" })}>
            {w.skip}
          </button>
          {["met", "touch", "promises"].includes(page.is) ? (
            <button type="button" class="main" onClick={() => press({ on: "next" })}>
              {w.next}
            </button>
          ) : null}
        </div>
      )}
    </>
  );
}

function Question({ state, page, press }: { state: State_; page: Page; press: Pressed }) {
  switch (page.is) {
    case "promises":
      return <Promises promises={state.guest.promises} />;
    case "met":
      return (
        <>
          <h1>{w.met}</h1>
          <People state={state} chosen={page.chosen} from={page.from} press={press} />
        </>
      );
    case "touch":
      return (
        <>
          <h1>{w.touch}</h1>
          <p>{w.touchMore}</p>
          <People state={state} chosen={page.chosen} from={page.from} press={press} />
        </>
      );
    case "promise-to":
      return (
        <>
          <h1>{w.promiseTo}</h1>
          <People state={state} chosen={[]} from={page.from} press={press} />
        </>
      );
    case "promise-text": {
      const name = state.guest.people.find((one) => one.person === page.to)?.name ?? "";
      return (
        <>
          <h1>{w.promiseText(name)}</h1>
          {page.own === null ? <Ready press={press} /> : <Own text={page.own} press={press} />}
        </>
      );
    }
    case "need":
      return (
        <>
          <p class="more">{w.need}</p>
          <h1>{page.need}</h1>
          <div class="row">
            <button type="button" class="main" onClick={() => press({ on: "need", met: "met" })}>
              {w.needMet}
            </button>
            <button type="button" onClick={() => press({ on: "need", met: "open" })}>
              {w.needOpen}
            </button>
          </div>
        </>
      );
    case "question":
      return <Pulse question={page.question} press={press} />;
    case "leave":
      return (
        <>
          <h1>{w.leaving}</h1>
          <div class="row">
            <button type="button" class="main" onClick={() => press({ on: "leave", gone: true })}>
              {w.leave}
            </button>
            <button type="button" onClick={() => press({ on: "leave", gone: false })}>
              {w.stay}
            </button>
          </div>
        </>
      );
  }
}

interface PeopleProps {
  state: State_;
  chosen: string[];
  from: number;
  press: Pressed;
}

function People({ state, chosen, from, press }: PeopleProps) {
  const { people } = state.guest;
  return (
    <div class="people">
      {people.slice(from, from + MOST_SHOWN).map((one) => (
        <button
          type="button"
          key={one.person}
          aria-pressed={chosen.includes(one.person)}
          onClick={() => press({ on: "person", person: one.person })}
        >
          {one.name}
        </button>
      ))}
      {people.length > MOST_SHOWN ? (
        <button type="button" class="more-people" onClick={() => press({ on: "more" })}>
          {w.more}
        </button>
      ) : null}
    </div>
  );
}

/** What became of what two people promised each other, for these two alone. */
function Promises({ promises }: { promises: Promised[] }) {
  const said = promises.filter((one) => one.kept !== null && one.kept !== "not-yet");
  const kept = said.filter((one) => one.kept === "kept").length;
  return (
    <>
      <h1>{w.promises}</h1>
      <ul class="promises">
        {promises.slice(-4).map((one) => (
          <li key={`${one.mine}${one.name}${one.text}`}>
            {one.mine ? w.mine(one.name, one.text) : w.theirs(one.name, one.text)}
            {one.kept === null ? "" : ` (${w.kept[one.kept] ?? one.kept})`}
          </li>
        ))}
      </ul>
      {said.length === 0 ? null : <p>{w.rate(kept, said.length)}</p>}
    </>
  );
}

function Ready({ press }: { press: Pressed }) {
  return (
    <div class="people">
      {w.promiseReady.map((text) => (
        <button type="button" key={text} onClick={() => press({ on: "promise", text })}>
          {text}
        </button>
      ))}
      <button type="button" onClick={() => press({ on: "promise", text: null })}>
        {w.promiseOwn}
      </button>
    </div>
  );
}

function Own({ text, press }: { text: string; press: Pressed }) {
  return (
    <>
      <output class="own">{text === "" ? "…" : text}</output>
      <div class="keys">
        {ROWS.flatMap((row) =>
          Array.from(row, (key) => (
            <button type="button" key={key} onClick={() => press({ on: "key", key })}>
              {key}
            </button>
          )),
        )}
        <button type="button" class="two" onClick={() => press({ on: "skip" })}>
          {w.skip}
        </button>
        <button type="button" class="two" onClick={() => press({ on: "erase" })}>
          {w.erase}
        </button>
        <button type="button" class="three" onClick={() => press({ on: "key", key: " " })}>
          {w.space}
        </button>
        <button
          type="button"
          class="main three"
          disabled={text.trim() === ""}
          onClick={() => press({ on: "enter" })}
        >
          {w.promiseSay}
        </button>
      </div>
    </>
  );
}

function Pulse({ question, press }: { question: string; press: Pressed }) {
  const energy = question === "energy";
  const answers = energy ? w.faces : w.degrees;
  return (
    <>
      <h1>{energy ? w.energy : (w.items[question] ?? question)}</h1>
      <div class={energy ? "faces" : "degrees"}>
        {answers.map((answer, i) => (
          <button type="button" key={answer} onClick={() => press({ on: "answer", answer: i + 1 })}>
            {energy ? <Face mouth={FACES[i] ?? ""} /> : null}
            {answer}
          </button>
        ))}
      </div>
      <p>{w.nobodyKnows}</p>
    </>
  );
}

function Face({ mouth }: { mouth: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="28" fill="none" stroke="currentColor" stroke-width="4" />
      <circle cx="23" cy="25" r="4" fill="currentColor" />
      <circle cx="41" cy="25" r="4" fill="currentColor" />
      <path d={mouth} fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" />
    </svg>
  );
}
