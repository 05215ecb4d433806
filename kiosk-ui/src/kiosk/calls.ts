import { asked, type Effect, type Found, type State } from "./state";

/** Calls for a person: how one begins, goes on and ends. Pure. */
const HELP_MILLIS = 60_000;

type Help = Extract<State, { is: "help" }>;

/** Rings; a call that is open already is the one that rings again, so that hosts see it once. */
export function call(state: State, event: { request: string; now: number }): [State, Effect] {
  const help = ringing(state, event.request, event.now + HELP_MILLIS);
  return [help, { do: "help", request: help.request, about: help.about }];
}

function ringing(state: State, fresh: string, until: number): Help {
  switch (state.is) {
    case "help":
      return { ...state, until };
    case "needs-host":
      return state.request === null
        ? { is: "help", request: fresh, about: state.scanId, call: "ringing", until }
        : { is: "help", request: state.request, about: state.scanId, call: state.call, until };
    case "how-many":
      return { is: "help", request: fresh, about: state.scanId, call: "ringing", until };
    default: {
      const about = asked(state)?.scanId ?? null;
      return { is: "help", request: fresh, about, call: "ringing", until };
    }
  }
}

export function rung(
  state: Help,
  event: { found: Found; next: string; now: number },
): [State, ...Effect[]] {
  switch (event.found) {
    case "open":
      return [state.call === "ringing" ? { ...state, call: "called" } : state];
    case "coming":
      return [{ ...state, call: "coming" }];
    case "resolved":
      return [
        { ...state, request: event.next, call: "ringing" },
        { do: "help", request: event.next, about: state.about },
      ];
  }
}

export function isAbout(
  state: State,
  request: string,
): state is Extract<State, { is: "help" | "needs-host" }> {
  return (state.is === "help" || state.is === "needs-host") && state.request === request;
}
