import type { BadgeLine, Decision, Station } from "../client/door";
import {
  answer,
  badge,
  LONG_MILLIS,
  late,
  SHORT_MILLIS,
  TOUCH_MILLIS,
  wouldGreet,
} from "./answers";
import { call, isAbout, rung } from "./calls";

/**
 * What the kiosk shows. Nothing of a guest outlives the state that shows it. `now` and `until` are
 * milliseconds of a clock that nobody sets.
 */
export type State =
  | { is: "pairing"; problem: string }
  | { is: "idle" }
  | { is: "typing"; code: string; until: number }
  | ({ is: "deciding"; until: number } & Asked)
  | {
      is: "how-many";
      scanId: string;
      text: string;
      firstName: string;
      remaining: number;
      page: number;
      until: number;
    }
  | { is: "welcome"; answer: Admitted; badge: BadgeState; asks: Asks; until: number }
  | { is: "already"; firstName: string; when: string; where: string; until: number }
  | {
      is: "needs-host";
      scanId: string;
      /** The call that the box has made by itself. */
      request: string | null;
      why: string;
      call: Call;
      until: number;
    }
  | {
      is: "refused";
      reason: string;
      retryAfter: number;
      seat: { course: string; table: string } | null;
      until: number;
    }
  | { is: "help"; request: string; about: string | null; call: Call; until: number }
  /** `open`: the scan that has sent the guest to a host by its silence and is asked about still. */
  | { is: "silent"; open: Asked | null; until: number }
  | { is: "stopped" };

/** A scan whose answer is waited for. */
export interface Asked {
  scanId: string;
  text: string;
  people: number;
  /** News of badges that overtook the answer which orders them. */
  early: BadgeLine[];
}

/** How far a call for a person has come: not heard by the box yet, heard, answered by a host. */
export type Call = "ringing" | "called" | "coming";
export type Admitted = Extract<Decision, { decision: "admitted" }>;
/** Whether the guest is asked if they would welcome somebody, and what they have said. */
export type Asks = "nothing" | "to-greet" | "yes" | "no";
export type BadgeState = "none" | "printing" | "printed" | "ahead" | "late" | "fault";

export interface Screen {
  state: State;
  station: Station | null;
  camera: "on" | "off";
  /** How the box is; it outlives the states, so that "back to the start" never hides its silence. */
  box: "heard" | "silent" | "stopped";
  /** When the last answer to a scan came. */
  answered: number;
}

export const FIRST_SCREEN: Screen = {
  state: { is: "idle" },
  station: null,
  camera: "on",
  box: "heard",
  answered: Number.NEGATIVE_INFINITY,
};

export type Event =
  | { on: "scanned"; text: string; scanId: string; now: number }
  | { on: "people"; people: number; now: number }
  | { on: "more"; now: number }
  | { on: "answered"; decision: Decision; now: number }
  | { on: "unanswered"; scanId: string; why: Why; now: number }
  | { on: "badge"; badge: BadgeLine; now: number }
  | { on: "need-person"; request: string; now: number }
  /** The box has heard a call, or knew it; `next` is the id of a new one if that one is over. */
  | { on: "rung"; request: string; found: Found; next: string; now: number }
  | { on: "coming"; request: string; now: number }
  | { on: "resolved"; request: string }
  | { on: "type"; now: number }
  | { on: "key"; key: string; now: number }
  | { on: "erase"; now: number }
  | { on: "enter"; scanId: string; now: number }
  /** A guest says whether they would welcome somebody. */
  | { on: "would-greet"; would: boolean }
  | { on: "back" }
  | { on: "tick"; now: number }
  | { on: "station"; station: Station }
  | { on: "camera"; camera: "on" | "off" }
  | { on: "live"; live: "heard" | "silent" }
  | { on: "storage-stopped" }
  | { on: "unpaired"; problem: string };

/** Why a scan got no decision. */
export type Why = "silence" | "stopped" | "unpaired" | "other";
export type Found = "open" | "coming" | "resolved";

export type Effect =
  | { do: "scan"; scanId: string; text: string; people: number; wait: number }
  | { do: "would-greet"; scanId: string }
  | { do: "help"; request: string; about: string | null }
  | { do: "look" };

const PATIENCE_MILLIS = 7_000;
const AGAIN_MILLIS = 500;
const READ_MILLIS = 2_000;
const MOST_EARLY = 50;
const MOST_CHOICES = 12;
export const CODE_LENGTH = 10;

type Step = [Screen, Effect[]];

/** The next screen, and what is to be done for it. Pure. */
export function step(screen: Screen, event: Event): Step {
  const stay: Step = [screen, []];
  const show = (state: State, ...effects: Effect[]): Step => [{ ...screen, state }, effects];
  const state = screen.state;
  switch (event.on) {
    case "scanned":
      return mayScan(screen) ? show(...scan({ ...event, people: 0 })) : stay;
    case "people":
      return state.is === "how-many"
        ? show(...scan({ ...state, people: event.people, now: event.now }))
        : stay;
    case "more":
      return state.is === "how-many"
        ? show({ ...state, page: nextPage(state), until: event.now + TOUCH_MILLIS })
        : stay;
    case "answered": {
      const asked = waitedFor(state, event.decision.scanId);
      return asked === null
        ? stay
        : [{ ...screen, state: answer(event.decision, asked, event.now), answered: event.now }, []];
    }
    case "unanswered": {
      const asked = waitedFor(state, event.scanId);
      return asked === null ? stay : unanswered(screen, asked, event);
    }
    case "badge":
      return show(withNews(state, event.badge, event.now));
    case "need-person":
      return state.is === "pairing" ? stay : show(...call(state, event));
    case "rung":
      return state.is === "help" && state.request === event.request
        ? show(...rung(state, event))
        : stay;
    case "coming":
      return isAbout(state, event.request)
        ? show({ ...state, call: "coming", until: event.now + SHORT_MILLIS })
        : stay;
    case "resolved":
      return isAbout(state, event.request) ? show(home(screen)) : stay;
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
        ? show(...scan({ ...event, text: state.code, people: 0 }))
        : stay;
    case "would-greet":
      return state.is === "welcome" ? show(...wouldGreet(state, event.would)) : stay;
    case "back":
      return state.is === "pairing" ? stay : show(home(screen));
    case "tick":
      return "until" in state && event.now >= state.until ? show(over(screen, event.now)) : stay;
    case "station":
      return [settled(known(screen, event.station)), []];
    case "camera":
      return [{ ...screen, camera: event.camera }, []];
    case "live":
      return [settled(heard(screen, event.live)), [{ do: "look" }]];
    case "storage-stopped":
      return [{ ...screen, box: "stopped", state: STOPPED }, []];
    case "unpaired":
      return show({ is: "pairing", problem: event.problem });
  }
}

const IDLE: State = { is: "idle" };
const STOPPED: State = { is: "stopped" };
const SILENT: State = { is: "silent", open: null, until: Number.POSITIVE_INFINITY };

/** Where the kiosk goes back to by itself: the start, or what keeps it from starting. */
function home(screen: Screen): State {
  switch (screen.box) {
    case "heard":
      return IDLE;
    case "silent":
      return SILENT;
    case "stopped":
      return STOPPED;
  }
}

/** What follows a state that has been shown for long enough. */
function over(screen: Screen, now: number): State {
  const { state } = screen;
  if (state.is === "welcome" && state.badge === "printing") {
    return late(state, now);
  }
  if (state.is === "deciding") {
    return { is: "silent", open: asked(state), until: now + LONG_MILLIS };
  }
  return home(screen);
}

/** Only the box itself says that its storage works again, however it is heard meanwhile. */
function heard(screen: Screen, news: "heard" | "silent"): Screen {
  return { ...screen, box: screen.box === "stopped" ? "stopped" : news };
}

function known(screen: Screen, station: Station): Screen {
  const works = screen.box === "stopped" ? "heard" : screen.box;
  const box = station.storage === "stopped" ? "stopped" : works;
  const now: Screen = { ...screen, station, box };
  return screen.state.is === "pairing" ? { ...now, state: home(now) } : now;
}

/** A guest who reads an answer reads it to its end; any other screen shows how the box is. */
function settled(screen: Screen): Screen {
  const { state } = screen;
  switch (state.is) {
    case "idle":
    case "stopped":
      return { ...screen, state: home(screen) };
    case "silent":
      return state.until === Number.POSITIVE_INFINITY ? { ...screen, state: home(screen) } : screen;
    case "typing":
    case "how-many":
      return screen.box === "heard" ? screen : { ...screen, state: home(screen) };
    default:
      return screen;
  }
}

function typing(code: string, now: number): State {
  return { is: "typing", code, until: now + TOUCH_MILLIS };
}

/** The next guest may hold up a code as soon as the last one was told; only a decision is waited for. */
export function mayScan(screen: Screen): boolean {
  const busy = ["pairing", "deciding", "how-many"].includes(screen.state.is);
  return screen.box === "heard" && !busy;
}

/** A code that waits in front of the camera gives the guest before it the time to read their answer. */
export function maySee(screen: Screen, now: number): boolean {
  const isRead = screen.state.is === "idle" || now - screen.answered >= READ_MILLIS;
  return isRead && mayScan(screen);
}

function scan(ask: { scanId: string; text: string; people: number; now: number }): [State, Effect] {
  const { scanId, text, people } = ask;
  return [
    { is: "deciding", scanId, text, people, early: [], until: ask.now + PATIENCE_MILLIS },
    { do: "scan", scanId, text, people, wait: 0 },
  ];
}

/** The scan that is waited for, with or without the guest being told so. */
export function asked(state: State): Asked | null {
  switch (state.is) {
    case "deciding": {
      const { scanId, text, people, early } = state;
      return { scanId, text, people, early };
    }
    case "silent":
      return state.open;
    default:
      return null;
  }
}

function waitedFor(state: State, scanId: string): Asked | null {
  const open = asked(state);
  return open?.scanId === scanId ? open : null;
}

/** The same scan again, with the same id, so that an answer that was lost is heard once. */
function unanswered(
  screen: Screen,
  { scanId, text, people }: Asked,
  event: { why: Why; now: number },
): Step {
  switch (event.why) {
    case "silence":
      return [screen, [{ do: "scan", scanId, text, people, wait: AGAIN_MILLIS }]];
    case "stopped":
      return [{ ...screen, box: "stopped", state: STOPPED }, []];
    case "unpaired":
      return [{ ...screen, state: { is: "pairing", problem: "" } }, []];
    case "other": {
      const seeAHost: State = { is: "silent", open: null, until: event.now + SHORT_MILLIS };
      return [{ ...screen, state: seeAHost }, []];
    }
  }
}

function withNews(state: State, news: BadgeLine, now: number): State {
  const add = (early: BadgeLine[]) => [...early, news].slice(-MOST_EARLY);
  switch (state.is) {
    case "welcome":
      return badge(state, news, now);
    case "deciding":
      return { ...state, early: add(state.early) };
    case "silent":
      return state.open === null
        ? state
        : { ...state, open: { ...state.open, early: add(state.open.early) } };
    default:
      return state;
  }
}

type HowMany = Extract<State, { is: "how-many" }>;

/** The numbers that can be pressed at once; a large party turns the pages. */
export function choices({ remaining, page }: Pick<HowMany, "remaining" | "page">): number[] {
  const many = perPage(remaining);
  const first = page * many;
  return Array.from({ length: Math.min(many, remaining - first) }, (_, i) => first + i + 1);
}

/** Whether a party has more people than fit on a page. */
export function hasMore(remaining: number): boolean {
  return remaining > MOST_CHOICES;
}

function perPage(remaining: number): number {
  return hasMore(remaining) ? MOST_CHOICES - 1 : MOST_CHOICES;
}

function nextPage({ remaining, page }: HowMany): number {
  return (page + 1) % Math.ceil(remaining / perPage(remaining));
}
