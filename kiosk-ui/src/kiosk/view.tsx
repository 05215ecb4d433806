import { words } from "../words/en";
import type { BadgeState, Event, Screen, State } from "./state";
import { CODE_LENGTH } from "./state";

const KEYS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const w = words.kiosk;

/** What a press may be; the ids that it needs are minted by whoever runs the effects. */
export type Press =
  | { on: "need-person" }
  | { on: "enter" }
  | { on: "type" }
  | { on: "key"; key: string }
  | { on: "erase" }
  | Extract<Event, { on: "people" } | { on: "back" }>;

interface Props {
  screen: Screen;
  press: (event: Press) => void;
  pair: (code: string) => void;
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
  const { state, box } = screen;
  const stuck = box !== "heard" && (state.is === "silent" || state.is === "stopped");
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
      <button
        type="button"
        class="person"
        disabled={state.is === "help"}
        onClick={() => press({ on: "need-person" })}
      >
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
      return (
        <>
          <h1>{w.howMany(state.firstName)}</h1>
          <div class="numbers">
            {Array.from({ length: Math.min(state.remaining, 12) }, (_, i) => i + 1).map((n) => (
              <button
                type="button"
                class="main"
                key={n}
                onClick={() => press({ on: "people", people: n })}
              >
                {n}
              </button>
            ))}
          </div>
        </>
      );
    case "welcome":
      return <Welcome state={state} />;
    case "already":
      return (
        <Big
          title={w.already(state.firstName)}
          more={w.alreadyWhen(time(state.when), state.where)}
        />
      );
    case "needs-host":
      return <Big title={w.needsHost} more={w.needsHostMore} />;
    case "refused":
      return (
        <Big
          title={w.refused[state.reason] ?? w.refused.UNREADABLE ?? ""}
          more={state.retryAfter > 0 ? w.slowDown(state.retryAfter) : w.refusedMore}
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

function Big({ title, more }: { title: string; more?: string }) {
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

function Welcome({ state }: { state: Extract<State, { is: "welcome" }> }) {
  const { answer } = state;
  const still = answer.party.size - answer.party.arrived;
  return (
    <>
      <h1 class={`name ${answer.firstName.length > 14 ? "long" : ""}`}>
        {w.welcome(answer.firstName)}
      </h1>
      {answer.firstTimer ? <p class="more">{w.firstTime}</p> : null}
      {answer.inviter === null ? null : (
        <p class="more">
          {answer.inviter.here
            ? w.inviterHere(answer.inviter.name)
            : w.inviterExpected(answer.inviter.name)}
        </p>
      )}
      {answer.firstTimersHere === null ? null : (
        <p class="more">{w.notOnlyOne(answer.firstTimersHere)}</p>
      )}
      {answer.people > 1 ? <p class="more">{w.together(answer.people)}</p> : null}
      {still > 0 ? <p class="more">{w.stillToCome(still)}</p> : null}
      <p class={`badge badge-${state.badge}`} data-badge={state.badge}>
        {badgeWords(state.badge)}
      </p>
    </>
  );
}

function badgeWords(badge: BadgeState): string {
  switch (badge) {
    case "none":
      return w.badge.none;
    case "printing":
      return w.badge.queued;
    case "printed":
      return w.badge.printed;
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
