import type { Begun, Card, ExitGuest } from "../client/exit";

/** One screen of what a guest is asked; each can be skipped. */
export type Page =
  | { is: "promises" }
  | { is: "met"; chosen: string[]; from: number }
  | { is: "touch"; chosen: string[]; from: number }
  | { is: "promise-to"; from: number }
  | { is: "promise-text"; to: string; own: string | null }
  | { is: "need"; need: string }
  | { is: "question"; question: string }
  | { is: "leave" };

/**
 * What the exit shows. Nothing of a guest outlives the state that shows it. `until` is in
 * milliseconds of a clock that nobody sets.
 */
export type State =
  | { is: "pairing"; problem: string }
  | { is: "idle" }
  | { is: "typing"; code: string; until: number }
  | { is: "reading"; until: number }
  | { is: "sorry"; why: Sorry; retryAfter: number; until: number }
  | { is: "asking"; visit: string; guest: ExitGuest; page: Page; cards: Card[]; until: number }
  | { is: "cards"; cards: Card[]; firstName: string; gone: boolean; until: number }
  | { is: "bye"; firstName: string; gone: boolean; until: number }
  | { is: "help"; request: string; call: "ringing" | "called" | "coming"; until: number };

export type Sorry = "nobody" | "silent" | "over";
type Asking = Extract<State, { is: "asking" }>;

export interface Exit {
  state: State;
  camera: "on" | "off";
}

export const START: Exit = { state: { is: "idle" }, camera: "on" };

export type Event =
  | { on: "scanned"; text: string; now: number }
  | { on: "begun"; begun: Begun; now: number }
  | { on: "failed"; why: Sorry; now: number }
  | { on: "cards"; visit: string; cards: Card[] }
  /** A person was pressed: chosen, or chosen no more. */
  | { on: "person"; person: string; now: number }
  | { on: "more"; now: number }
  | { on: "next"; now: number }
  | { on: "skip"; now: number }
  /** A promise's words; null for words of one's own. */
  | { on: "promise"; text: string | null; id: string; now: number }
  | { on: "need"; met: "met" | "open"; now: number }
  | { on: "answer"; answer: number; now: number }
  | { on: "leave"; gone: boolean; now: number }
  | { on: "type"; now: number }
  | { on: "key"; key: string; now: number }
  | { on: "erase"; now: number }
  | { on: "enter"; id: string; now: number }
  | { on: "back" }
  | { on: "need-person"; request: string; now: number }
  | { on: "call"; request: string; call: "called" | "coming" | "resolved"; now: number }
  | { on: "tick"; now: number }
  | { on: "camera"; camera: "on" | "off" }
  | { on: "paired" }
  | { on: "unpaired"; problem: string };

export type Effect =
  | { do: "begin"; text: string }
  | { do: "put" | "post"; visit: string; part: string; body: unknown }
  | { do: "end"; visit: string }
  | { do: "help"; request: string };

export const CODE_LENGTH = 10;
export const MOST_SHOWN = 8;
const MOST_WORDS = 60;
const TOUCH_MILLIS = 45_000;
const CARDS_MILLIS = 90_000;
const SHORT_MILLIS = 8_000;
const PATIENCE_MILLIS = 9_000;
const HELP_MILLIS = 60_000;

type Step = [Exit, Effect[]];

/** The next screen, and what is to be done for it. Pure. */
export function step(exit: Exit, event: Event): Step {
  const { state } = exit;
  const stay: Step = [exit, []];
  const show = (next: State, ...effects: Effect[]): Step => [{ ...exit, state: next }, effects];
  switch (event.on) {
    case "scanned":
      return mayScan(state)
        ? show({ is: "reading", until: event.now + PATIENCE_MILLIS }, ...leaving(state), {
            do: "begin",
            text: event.text,
          })
        : stay;
    case "begun":
      return state.is === "reading" ? show(begin(event.begun, event.now)) : stay;
    case "failed":
      return show(sorry(event.why, 0, event.now), ...leaving(state));
    case "cards":
      return state.is === "asking" && state.visit === event.visit
        ? show({ ...state, cards: event.cards })
        : stay;
    case "need-person":
      return state.is === "pairing"
        ? stay
        : show(
            {
              is: "help",
              request: event.request,
              call: "ringing",
              until: event.now + HELP_MILLIS,
            },
            ...leaving(state),
            { do: "help", request: event.request },
          );
    case "call":
      return called(exit, event);
    case "type":
      return mayScan(state) ? show(typing("", event.now), ...leaving(state)) : stay;
    case "back":
      return state.is === "pairing" ? stay : show({ is: "idle" }, ...leaving(state));
    case "tick":
      return "until" in state && event.now >= state.until
        ? show(over(state, event.now), ...leaving(state))
        : stay;
    case "camera":
      return [{ ...exit, camera: event.camera }, []];
    case "paired":
      return state.is === "pairing" ? show({ is: "idle" }) : stay;
    case "unpaired":
      return show({ is: "pairing", problem: event.problem });
    case "key":
    case "erase":
    case "enter":
      if (state.is === "typing") {
        return code(exit, state.code, event);
      }
      return state.is === "asking" ? pressed(exit, state, event) : stay;
    default:
      return state.is === "asking" ? pressed(exit, state, event) : onCards(exit, event);
  }
}

/** Whoever is being asked is not interrupted by a badge that hangs before the camera. */
export function mayScan(state: State): boolean {
  return ["idle", "sorry", "bye", "typing"].includes(state.is);
}

function typing(text: string, now: number): State {
  return { is: "typing", code: text, until: now + TOUCH_MILLIS };
}

function sorry(why: Sorry, retryAfter: number, now: number): State {
  return { is: "sorry", why, retryAfter, until: now + SHORT_MILLIS };
}

function leaving(state: State): Effect[] {
  return state.is === "asking" ? [{ do: "end", visit: state.visit }] : [];
}

function over(state: State, now: number): State {
  return state.is === "reading" ? sorry("silent", 0, now) : { is: "idle" };
}

function begin({ visit, guest, retryAfter }: Begun, now: number): State {
  if (visit === null || guest === null) {
    return sorry("nobody", retryAfter, now);
  }
  return {
    is: "asking",
    visit,
    guest,
    page: pages(guest)[0] ?? { is: "leave" },
    cards: [],
    until: now + TOUCH_MILLIS,
  };
}

/** All that this guest may be asked, in its order. */
export function pages(guest: ExitGuest): Page[] {
  const people = guest.people.length > 0;
  const chosen = (which: "met" | "wished") =>
    guest.people.filter((one) => one[which]).map((one) => one.person);
  return [
    ...(guest.promises.length > 0 ? [{ is: "promises" } as const] : []),
    ...(people
      ? [
          { is: "met", chosen: chosen("met"), from: 0 } as const,
          { is: "touch", chosen: chosen("wished"), from: 0 } as const,
        ]
      : []),
    ...(people && guest.mayPromise ? [{ is: "promise-to", from: 0 } as const] : []),
    ...(guest.need === null ? [] : [{ is: "need", need: guest.need } as const]),
    ...guest.questions.map((question) => ({ is: "question", question }) as const),
    { is: "leave" },
  ];
}

/** The page that follows; the words of a promise belong to the choice of its person. */
function following(state: Asking): Page {
  const all = pages(state.guest);
  const { page } = state;
  const at = all.findIndex((one) =>
    page.is === "question"
      ? one.is === "question" && one.question === page.question
      : one.is === (page.is === "promise-text" ? "promise-to" : page.is),
  );
  return all[at + 1] ?? { is: "leave" };
}

function pressed(exit: Exit, state: Asking, event: Event): Step {
  if (!("now" in event)) {
    return [exit, []];
  }
  const until = event.now + TOUCH_MILLIS;
  const stay = (page: Page): Step => [{ ...exit, state: { ...state, page, until } }, []];
  const on = (...effects: Effect[]): Step => [
    { ...exit, state: { ...state, page: following(state), until } },
    effects,
  ];
  const send = (part: string, body: unknown): Effect => ({
    do: "post",
    visit: state.visit,
    part,
    body,
  });
  const { page } = state;
  switch (event.on) {
    case "skip":
      return page.is === "leave" ? [exit, []] : on();
    case "more":
      return "from" in page
        ? stay({ ...page, from: nextFrom(state.guest, page.from) })
        : [exit, []];
    case "person":
      if (page.is === "promise-to") {
        return stay({ is: "promise-text", to: event.person, own: null });
      }
      return page.is === "met" || page.is === "touch"
        ? stay({ ...page, chosen: toggled(page.chosen, event.person) })
        : [exit, []];
    case "next":
      if (page.is === "met") {
        return page.chosen.length === 0 ? on() : on(send("met", { people: page.chosen }));
      }
      if (page.is === "touch") {
        const body = { people: page.chosen };
        return on({ do: "put", visit: state.visit, part: "wishes", body });
      }
      return page.is === "promises" ? on() : [exit, []];
    case "promise":
      if (page.is !== "promise-text") {
        return [exit, []];
      }
      return event.text === null
        ? stay({ ...page, own: "" })
        : on(send("promise", { promise: event.id, to: page.to, text: event.text }));
    case "key":
      return page.is === "promise-text" && page.own !== null && page.own.length < MOST_WORDS
        ? stay({ ...page, own: page.own + event.key })
        : [exit, []];
    case "erase":
      return page.is === "promise-text" && page.own !== null
        ? stay({ ...page, own: page.own.slice(0, -1) })
        : [exit, []];
    case "enter":
      return page.is === "promise-text" && page.own !== null && page.own.trim() !== ""
        ? on(send("promise", { promise: event.id, to: page.to, text: page.own.trim() }))
        : [exit, []];
    case "need":
      return page.is === "need"
        ? on(send("need", { need: page.need, met: event.met }))
        : [exit, []];
    case "answer":
      return page.is === "question"
        ? on(send("pulse", { answers: { [page.question]: event.answer } }))
        : [exit, []];
    case "leave":
      return left(exit, state, event);
    default:
      return [exit, []];
  }
}

function left(exit: Exit, state: Asking, { gone, now }: { gone: boolean; now: number }): Step {
  const { visit, cards, guest } = state;
  const effects: Effect[] = [
    ...(gone ? [{ do: "post", visit, part: "leave", body: {} } as const] : []),
    { do: "end", visit },
  ];
  const { firstName } = guest;
  const next: State =
    cards.length > 0
      ? { is: "cards", cards, firstName, gone, until: now + CARDS_MILLIS }
      : { is: "bye", firstName, gone, until: now + SHORT_MILLIS };
  return [{ ...exit, state: next }, effects];
}

function onCards(exit: Exit, event: Event): Step {
  const { state } = exit;
  return state.is === "cards" && event.on === "next"
    ? [
        {
          ...exit,
          state: {
            is: "bye",
            firstName: state.firstName,
            gone: state.gone,
            until: event.now + SHORT_MILLIS,
          },
        },
        [],
      ]
    : [exit, []];
}

function nextFrom(guest: ExitGuest, from: number): number {
  return from + MOST_SHOWN >= guest.people.length ? 0 : from + MOST_SHOWN;
}

function toggled(chosen: string[], person: string): string[] {
  return chosen.includes(person) ? chosen.filter((one) => one !== person) : [...chosen, person];
}

function code(
  exit: Exit,
  text: string,
  event: Extract<Event, { on: "key" | "erase" | "enter" }>,
): Step {
  const show = (next: string): Step => [{ ...exit, state: typing(next, event.now) }, []];
  switch (event.on) {
    case "key":
      return text.length < CODE_LENGTH ? show(text + event.key) : [exit, []];
    case "erase":
      return show(text.slice(0, -1));
    case "enter":
      return text.length === CODE_LENGTH
        ? [
            { ...exit, state: { is: "reading", until: event.now + PATIENCE_MILLIS } },
            [{ do: "begin", text }],
          ]
        : [exit, []];
  }
}

function called(exit: Exit, event: Extract<Event, { on: "call" }>): Step {
  const { state } = exit;
  if (state.is !== "help" || state.request !== event.request) {
    return [exit, []];
  }
  return event.call === "resolved"
    ? [{ ...exit, state: { is: "idle" } }, []]
    : [{ ...exit, state: { ...state, call: event.call, until: event.now + HELP_MILLIS } }, []];
}
