import { DidItHappen } from "../promises/view";
import { words } from "../words/en";
import { shapes } from "../words/shapes";
import { welcomeWords } from "../words/welcome";
import type { Admitted, Asks, BadgeState, Screen, State } from "./state";
import { CODE_LENGTH, choices, hasMore } from "./state";

const KEYS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const w = words.kiosk;

/** What a press may be; the ids that it needs are minted by whoever runs the effects. */
export type Press =
  | { on: "need-person" }
  | { on: "enter" }
  | { on: "type" }
  | { on: "key"; key: string }
  | { on: "erase" }
  | { on: "people"; people: number }
  | { on: "more" }
  | { on: "would-greet"; would: boolean }
  | { on: "back" };

interface Props {
  screen: Screen;
  press: (event: Press) => void;
  pair: (code: string) => void;
}

/** The key of a code that is meant: lower case is upper, and letters that look like digits are digits. */
export function codeKey(key: string): string {
  const upper = key.toUpperCase();
  const meant = upper === "O" ? "0" : upper === "I" || upper === "L" ? "1" : upper;
  return meant.length === 1 && KEYS.includes(meant) ? meant : "";
}

/** The kiosk's screen: one state, and on each of them the way to a person. */
export function Kiosk({ screen, press, pair }: Props) {
  const { state } = screen;
  const sees = state.is === "idle" && screen.camera === "on" && screen.station?.event !== null;
  return (
    <main class={`kiosk is-${state.is} ${sees ? "sees" : ""}`}>
      <section class="stage" aria-live="polite">
        <Stage screen={screen} press={press} pair={pair} />
      </section>
      {state.is === "pairing" ? null : (
        <footer class="ways">
          <Ways screen={screen} press={press} />
        </footer>
      )}
    </main>
  );
}

function Ways({ screen, press }: { screen: Screen; press: (event: Press) => void }) {
  const { state } = screen;
  const stuck =
    state.is === "stopped" || (state.is === "silent" && state.until === Number.POSITIVE_INFINITY);
  return (
    <>
      {stuck ? null : state.is === "idle" ? (
        <button type="button" onClick={() => press({ on: "type" })}>
          {w.typeCode}
        </button>
      ) : (
        <button type="button" onClick={() => press({ on: "back" })}>
          {words.back}
        </button>
      )}
      <button type="button" class="person" onClick={() => press({ on: "need-person" })}>
        {words.needPerson}
      </button>
    </>
  );
}

function Stage({ screen, press, pair }: Props) {
  const { state } = screen;
  switch (state.is) {
    case "pairing":
      return <Pairing problem={state.problem} pair={pair} />;
    case "idle":
      return <Idle screen={screen} />;
    case "typing":
      return <Typing code={state.code} press={press} />;
    case "deciding":
      return <Big title={w.deciding} />;
    case "how-many":
      return <HowMany state={state} press={press} />;
    case "welcome":
      return (
        <Welcome state={state} vision={screen.station?.community?.vision ?? ""} press={press} />
      );
    case "already":
      return (
        <Big
          title={w.already(state.firstName)}
          more={w.alreadyWhen(time(state.when), state.where)}
        />
      );
    case "needs-host":
      return state.call === "coming" ? (
        <Big title={w.help.coming} more={w.helpMore.coming} />
      ) : (
        <Big title={w.needsHost} more={w.needsHostWhy[state.why] ?? w.needsHostMore} />
      );
    case "refused":
      return state.seat !== null ? (
        <Big title={welcomeWords.table(state.seat.table)} more={state.seat.course} />
      ) : (
        <Big
          title={w.refused[state.reason] ?? w.refused.UNREADABLE ?? ""}
          more={refusedMore(state)}
        />
      );
    case "help":
      return <Big title={w.help[state.call]} more={w.helpMore[state.call]} />;
    case "silent":
      return <Big title={w.silent} more={w.silentMore} />;
    case "stopped":
      return <Big title={w.stopped} more={w.stoppedMore} />;
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

function Idle({ screen }: { screen: Screen }) {
  const { station, camera } = screen;
  if (station !== null && station.event === null) {
    return <Big title={w.noEvent} more={w.noEventMore} />;
  }
  const vision = station?.community?.vision ?? "";
  return (
    <>
      <p class="community">{station?.community?.name ?? ""}</p>
      <h1>{station?.event?.name ?? w.hello}</h1>
      <p class="more">{camera === "on" ? w.hold : w.noCamera}</p>
      {vision === "" ? null : <p class="vision">{vision}</p>}
    </>
  );
}

function refusedMore(state: Extract<State, { is: "refused" }>): string | undefined {
  if (state.retryAfter > 0) {
    return w.slowDown(state.retryAfter);
  }
  return state.reason === "BADGE" ? undefined : w.refusedMore;
}

type Pressed = (event: Press) => void;

function HowMany({ state, press }: { state: Extract<State, { is: "how-many" }>; press: Pressed }) {
  return (
    <>
      <h1>{w.howMany(state.firstName)}</h1>
      <div class="numbers">
        {choices(state).map((n) => (
          <button
            type="button"
            class="main"
            key={n}
            onClick={() => press({ on: "people", people: n })}
          >
            {n}
          </button>
        ))}
        {hasMore(state.remaining) ? (
          <button type="button" onClick={() => press({ on: "more" })}>
            {w.more}
          </button>
        ) : null}
      </div>
    </>
  );
}

interface WelcomeProps {
  state: Extract<State, { is: "welcome" }>;
  vision: string;
  press: Pressed;
}

/** Whatever is told about a guest, their name and the way to their badge are always in view. */
function Welcome({ state, vision, press }: WelcomeProps) {
  const { answer } = state;
  const { firstName, firstTimer, again } = answer;
  return (
    <>
      <h1 class={`name ${length(firstName)}`}>
        {again && !firstTimer ? welcomeWords.back(firstName) : w.welcome(firstName)}
      </h1>
      <div class="told">
        {told(answer).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {answer.table === "" ? null : <p class="table">{welcomeWords.yourTable(answer.table)}</p>}
        {firstTimer && vision !== "" ? <p class="vision">{vision}</p> : null}
      </div>
      <WouldGreet asks={state.asks} press={press} />
      {state.asks === "to-greet" ? null : <DidItHappen scan={answer.scanId} />}
      <p class={`badge badge-${state.badge}`} data-badge={state.badge}>
        {badgeWords(state.badge)}
      </p>
    </>
  );
}

/** Whoever does not answer holds nobody up. */
function WouldGreet({ asks, press }: { asks: Asks; press: Pressed }) {
  switch (asks) {
    case "nothing":
      return null;
    case "to-greet":
      return (
        <div class="asks">
          <p>{welcomeWords.wouldYou}</p>
          <button
            type="button"
            class="main"
            onClick={() => press({ on: "would-greet", would: true })}
          >
            {welcomeWords.gladly}
          </button>
          <button type="button" onClick={() => press({ on: "would-greet", would: false })}>
            {welcomeWords.notTonight}
          </button>
        </div>
      );
    case "yes":
      return <p class="asks">{welcomeWords.thanks}</p>;
    case "no":
      return <p class="asks">{welcomeWords.noMatter}</p>;
  }
}

function length(name: string): "" | "long" | "longer" {
  return name.length > 28 ? "longer" : name.length > 14 ? "long" : "";
}

function told(answer: Admitted): string[] {
  const { inviter, firstTimersHere, aloneHere, party, people, cast } = answer;
  const still = party.size - party.arrived;
  return [
    answer.firstTimer ? w.firstTime : "",
    inviter === null
      ? ""
      : inviter.here
        ? w.inviterHere(inviter.name)
        : w.inviterExpected(inviter.name),
    firstTimersHere === null ? "" : w.notOnlyOne(firstTimersHere),
    aloneHere === null ? "" : welcomeWords.alone(aloneHere),
    cast === "" ? "" : welcomeWords.cast(shapes[cast]?.sign ?? "", shapes[cast]?.name ?? cast),
    [people > 1 ? w.together(people) : "", still > 0 ? w.stillToCome(still) : ""].join(" ").trim(),
  ].filter((line) => line !== "");
}

function badgeWords(badge: BadgeState): string {
  switch (badge) {
    case "none":
      return w.badge.none;
    case "printing":
      return w.badge.queued;
    case "printed":
      return w.badge.printed;
    case "ahead":
      return w.badge.ahead;
    case "late":
      return w.badge.late;
    case "fault":
      return w.badge.fault;
  }
}

function Typing({ code, press }: { code: string; press: (event: Press) => void }) {
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

function Pairing({ problem, pair }: { problem: string; pair: (code: string) => void }) {
  return (
    <form
      class="pairing"
      onSubmit={(event) => {
        event.preventDefault();
        pair(String(new FormData(event.currentTarget).get("code") ?? ""));
      }}
    >
      <p class="notice">{w.silent}</p>
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

function time(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
