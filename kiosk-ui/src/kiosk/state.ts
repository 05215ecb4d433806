import type { BadgeLine, Decision, Station } from "../client/door";

/** What the kiosk shows. Nothing of a guest outlives the state that shows it. */
export type State =
  | { is: "pairing"; problem: string }
  | { is: "idle" }
  | { is: "typing"; code: string; until: number }
  | {
      is: "deciding";
      scanId: string;
      text: string;
      people: number;
      tries: number;
      /** News of badges that overtook the answer which orders them. */
      early: BadgeLine[];
    }
  | {
      is: "how-many";
      scanId: string;
      text: string;
      firstName: string;
      remaining: number;
      until: number;
    }
  | { is: "welcome"; answer: Admitted; badge: BadgeState; until: number }
  | { is: "already"; firstName: string; when: string; where: string; until: number }
  | { is: "needs-host"; until: number }
  | { is: "refused"; reason: string; retryAfter: number; until: number }
  | { is: "help"; request: string; call: Call; until: number }
  | { is: "silent"; until: number }
  | { is: "stopped" };

/** How far a call for a person has come: not heard by the box yet, heard, answered by a host. */
export type Call = "ringing" | "called" | "coming";
type Welcome = Extract<State, { is: "welcome" }>;
export type Admitted = Extract<Decision, { decision: "admitted" }>;
export type BadgeState = "none" | "printing" | "printed" | "late" | "fault";

export interface Screen {
  state: State;
  station: Station | null;
  camera: "on" | "off";
  /** How the box is; it outlives the states, so that "back to the start" never hides its silence. */
  box: "heard" | "silent" | "stopped";
}

export type Event =
  | { on: "scanned"; text: string; scanId: string }
  | { on: "people"; people: number }
  | { on: "answered"; decision: Decision; now: number }
  | { on: "unanswered"; scanId: string; why: Why; now: number }
  | { on: "badge"; badge: BadgeLine; now: number }
  | { on: "need-person"; request: string; now: number }
  | { on: "called"; request: string }
  | { on: "coming"; request: string; now: number }
  | { on: "type"; now: number }
  | { on: "key"; key: string; now: number }
  | { on: "erase"; now: number }
  | { on: "enter"; scanId: string }
  | { on: "back" }
  | { on: "tick"; now: number }
  | { on: "station"; station: Station }
  | { on: "camera"; camera: "on" | "off" }
  | { on: "live"; live: "heard" | "silent" }
  | { on: "storage-stopped" }
  | { on: "unpaired"; problem: string };

/** Why a scan got no decision. */
export type Why = "silence" | "stopped" | "unpaired" | "other";

export type Effect =
  | { do: "scan"; scanId: string; text: string; people: number; wait: number }
  | { do: "help"; request: string; about: string | null }
  | { do: "look" };

const WELCOME_MILLIS = 12_000;
const AFTER_BADGE_MILLIS = 6_000;
const SHORT_MILLIS = 9_000;
const LONG_MILLIS = 25_000;
const HELP_MILLIS = 60_000;
const TOUCH_MILLIS = 45_000;
const MOST_EARLY = 50;
export const CODE_LENGTH = 10;

type Step = [Screen, Effect[]];

/** The next screen, and what is to be done for it. Pure. */
export function step(screen: Screen, event: Event): Step {
  const stay: Step = [screen, []];
  const show = (state: State, ...effects: Effect[]): Step => [{ ...screen, state }, effects];
  const state = screen.state;
  switch (event.on) {
    case "scanned":
      return mayScan(screen) ? show(...scan(event.scanId, event.text, 0)) : stay;
    case "people":
      return state.is === "how-many" ? show(...scan(state.scanId, state.text, event.people)) : stay;
    case "answered":
      return state.is === "deciding" && state.scanId === event.decision.scanId
        ? show(answer(event.decision, state, event.now))
        : stay;
    case "unanswered":
      return state.is === "deciding" && state.scanId === event.scanId
        ? unanswered(screen, state, event)
        : stay;
    case "badge":
      switch (state.is) {
        case "welcome":
          return show(badge(state, event.badge, event.now));
        case "deciding":
          return show({ ...state, early: [...state.early, event.badge].slice(-MOST_EARLY) });
        default:
          return stay;
      }
    case "need-person": {
      const about = "scanId" in state ? state.scanId : null;
      return state.is === "help" || state.is === "pairing"
        ? stay
        : show(
            { is: "help", request: event.request, call: "ringing", until: event.now + HELP_MILLIS },
            { do: "help", request: event.request, about },
          );
    }
    case "called":
      return state.is === "help" && state.request === event.request && state.call === "ringing"
        ? show({ ...state, call: "called" })
        : stay;
    case "coming":
      return state.is === "help" && state.request === event.request
        ? show({ ...state, call: "coming", until: event.now + SHORT_MILLIS })
        : stay;
    case "type":
      return mayScan(screen) ? show(typing("", event.now)) : stay;
    case "key":
      return state.is === "typing" && state.code.length < CODE_LENGTH
        ? show(typing(state.code + event.key, event.now))
        : stay;
    case "erase":
      return state.is === "typing" ? show(typing(state.code.slice(0, -1), event.now)) : stay;
    case "enter":
      return state.is === "typing" && state.code.length === CODE_LENGTH
        ? show(...scan(event.scanId, state.code, 0))
        : stay;
    case "back":
      return state.is === "pairing" ? stay : show(home(screen));
    case "tick":
      if (!("until" in state) || event.now < state.until) {
        return stay;
      }
      return state.is === "welcome" && state.badge === "printing"
        ? show({ ...state, badge: "late", until: event.now + SHORT_MILLIS })
        : show(home(screen));
    case "station":
      return [
        {
          ...screen,
          station: event.station,
          state: state.is === "pairing" ? home(screen) : state,
        },
        [],
      ];
    case "camera":
      return [{ ...screen, camera: event.camera }, []];
    case "live":
      return live(screen, event.live);
    case "storage-stopped":
      return [{ ...screen, box: "stopped", state: STOPPED }, []];
    case "unpaired":
      return show({ is: "pairing", problem: event.problem });
  }
}

const IDLE: State = { is: "idle" };
const STOPPED: State = { is: "stopped" };

/** Where the kiosk goes back to by itself: the start, or what keeps it from starting. */
function home(screen: Screen): State {
  switch (screen.box) {
    case "heard":
      return IDLE;
    case "silent":
      return { is: "silent", until: Number.POSITIVE_INFINITY };
    case "stopped":
      return STOPPED;
  }
}

/** A guest who reads an answer reads it to its end, whatever becomes of the box meanwhile. */
function live(screen: Screen, news: "heard" | "silent"): Step {
  const { state } = screen;
  const now: Screen = { ...screen, box: news };
  const look: Effect = { do: "look" };
  if (state.is === "pairing") {
    return [now, [look]];
  }
  const atHome = ["idle", "typing", "how-many", "silent", "stopped"].includes(state.is);
  if (news === "silent") {
    return [atHome ? { ...now, state: home(now) } : now, [look]];
  }
  const back = state.is === "silent" || state.is === "stopped";
  return [back ? { ...now, state: home(now) } : now, [look]];
}

function typing(code: string, now: number): State {
  return { is: "typing", code, until: now + TOUCH_MILLIS };
}

/** The next guest may hold up a code as soon as the last one was told; only a decision is waited for. */
function mayScan(screen: Screen): boolean {
  const busy = ["pairing", "deciding", "how-many"].includes(screen.state.is);
  return screen.box === "heard" && !busy;
}

function scan(scanId: string, text: string, people: number): [State, Effect] {
  return [
    { is: "deciding", scanId, text, people, tries: 0, early: [] },
    { do: "scan", scanId, text, people, wait: 0 },
  ];
}

/** The same scan again, with the same id, so that an answer that was lost is heard once. */
function unanswered(
  screen: Screen,
  state: Extract<State, { is: "deciding" }>,
  event: { why: Why; now: number },
): Step {
  switch (event.why) {
    case "silence":
      if (state.tries < 2) {
        const again: State = { ...state, tries: state.tries + 1 };
        return [{ ...screen, state: again }, [{ do: "scan", ...pick(state), wait: 500 }]];
      }
      return [seeAHost(screen, event.now), []];
    case "stopped":
      return [{ ...screen, box: "stopped", state: STOPPED }, []];
    case "unpaired":
      return [{ ...screen, state: { is: "pairing", problem: "" } }, []];
    case "other":
      return [seeAHost(screen, event.now), []];
  }
}

/** One scan got no answer: the guest is sent to a host, the kiosk is there for the next one. */
function seeAHost(screen: Screen, now: number): Screen {
  return { ...screen, state: { is: "silent", until: now + SHORT_MILLIS } };
}

function pick(state: Extract<State, { is: "deciding" }>) {
  return { scanId: state.scanId, text: state.text, people: state.people };
}

function answer(
  decision: Decision,
  { text, early }: Extract<State, { is: "deciding" }>,
  now: number,
): State {
  switch (decision.decision) {
    case "admitted": {
      const welcome: Welcome = {
        is: "welcome",
        answer: decision,
        badge: badges(decision.badges),
        until: now + WELCOME_MILLIS,
      };
      return early.reduce((state, news) => badge(state, news, now), welcome);
    }
    case "how-many":
      return {
        is: "how-many",
        scanId: decision.scanId,
        text,
        firstName: decision.firstName,
        remaining: decision.party.size - decision.party.arrived,
        until: now + TOUCH_MILLIS,
      };
    case "already-admitted":
      return {
        is: "already",
        firstName: decision.firstName,
        when: decision.when,
        where: decision.where,
        until: now + SHORT_MILLIS,
      };
    case "needs-host":
      return { is: "needs-host", until: now + LONG_MILLIS };
    case "refused":
      return {
        is: "refused",
        reason: decision.reason,
        retryAfter: decision.retryAfter,
        until: now + SHORT_MILLIS,
      };
  }
}

function badge(state: Welcome, news: BadgeLine, now: number): Welcome {
  if (!state.answer.badges.some((mine) => mine.job === news.job)) {
    return state;
  }
  const badges_ = state.answer.badges.map((mine) => (mine.job === news.job ? news : mine));
  const is = badges(badges_);
  return {
    ...state,
    answer: { ...state.answer, badges: badges_ },
    badge: is,
    until: is === "printing" ? state.until : Math.min(state.until, now + AFTER_BADGE_MILLIS),
  };
}

/** One word for all badges of a party: the worst one. */
export function badges(lines: readonly BadgeLine[]): BadgeState {
  const states = lines.map((line) => line.state);
  if (states.length === 0) {
    return "none";
  }
  if (
    states.some((s) => ["failed", "unknown", "waiting", "handwritten", "cancelled"].includes(s))
  ) {
    return "fault";
  }
  return states.every((s) => s === "printed") ? "printed" : "printing";
}
