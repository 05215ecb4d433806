import type { BadgeLine, Decision } from "../client/door";
import type { Asked, BadgeState, Effect, State } from "./state";

/** What a guest reads for what the box decided, and what becomes of their badge. Pure. */
const WELCOME_MILLIS = 12_000;
const AFTER_BADGE_MILLIS = 6_000;
export const SHORT_MILLIS = 9_000;
export const LONG_MILLIS = 25_000;
export const TOUCH_MILLIS = 45_000;

type Welcome = Extract<State, { is: "welcome" }>;

export function answer(decision: Decision, { text, early }: Asked, now: number): State {
  switch (decision.decision) {
    case "admitted": {
      const welcome: Welcome = {
        is: "welcome",
        answer: decision,
        badge: badges(decision.badges),
        asks: decision.asksToGreet ? "to-greet" : "nothing",
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
        page: 0,
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
      return {
        is: "needs-host",
        scanId: decision.scanId,
        request: decision.request,
        why: decision.why,
        call: "called",
        until: now + LONG_MILLIS,
      };
    case "refused":
      return {
        is: "refused",
        reason: decision.reason,
        retryAfter: decision.retryAfter,
        seat: decision.seat,
        until: now + SHORT_MILLIS,
      };
  }
}

/** The welcome after news of a badge, which may be somebody else's. */
export function badge(state: Welcome, news: BadgeLine, now: number): Welcome {
  if (!state.answer.badges.some((mine) => mine.job === news.job)) {
    return state;
  }
  const lines = state.answer.badges.map((mine) => (mine.job === news.job ? news : mine));
  const is = badges(lines);
  return {
    ...state,
    answer: { ...state.answer, badges: lines },
    badge: is,
    until: is === "printing" ? state.until : Math.min(state.until, now + AFTER_BADGE_MILLIS),
  };
}

/** One word for all badges of a party: the worst one. */
function badges(lines: readonly BadgeLine[]): BadgeState {
  const states = lines.map((line) => line.state);
  if (states.length === 0) {
    return "none";
  }
  if (
    states.some((s) => ["failed", "unknown", "waiting", "handwritten", "cancelled"].includes(s))
  ) {
    return "fault";
  }
  if (!states.every((s) => s === "printed")) {
    return "printing";
  }
  return lines.every((line) => line.reasons.includes("printed-ahead")) ? "ahead" : "printed";
}

/** What is asked holds nobody up: it is gone with the screen, and a "no" is told to nobody. */
export function wouldGreet(state: Welcome, would: boolean): [State, ...Effect[]] {
  if (state.asks !== "to-greet") {
    return [state];
  }
  return would
    ? [
        { ...state, asks: "yes" },
        { do: "would-greet", scanId: state.answer.scanId },
      ]
    : [{ ...state, asks: "no" }];
}

/** A guest whose badge is not there in time is sent to a host for it. */
export function late(state: Welcome, now: number): Welcome {
  return { ...state, badge: "late", until: now + SHORT_MILLIS };
}
