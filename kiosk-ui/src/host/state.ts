import type { Decision } from "../client/door";
import type { Arrival, Badge, Counts, Evening, Guest, Printer, Request } from "../client/evening";

/** What a host has open over the evening: nothing, or one question. */
export type Dialog =
  | { is: "none" }
  | { is: "undo"; arrival: Arrival }
  | { is: "reprint"; arrival: Arrival }
  | { is: "how-many"; guest: string; invitation: string; remaining: number }
  | { is: "let-in"; invitation: string | null; request: Request | null; name: string }
  | { is: "walk-in"; request: Request | null }
  | { is: "merge"; request: Request };

export interface Host {
  evening: Evening | null;
  live: "heard" | "silent";
  query: string;
  found: Guest[];
  dialog: Dialog;
  said: { text: string; bad: boolean } | null;
}

export type Event =
  | { on: "evening"; evening: Evening }
  | { on: "live"; live: "heard" | "silent" }
  | { on: "arrival"; arrival: Arrival }
  | { on: "undone"; admission: string }
  | { on: "request"; request: Request }
  | { on: "request-closed"; request: string }
  | { on: "badge"; badge: Badge }
  | { on: "printers"; printers: Printer[] }
  | { on: "central"; central: { state: string; unsent: number } }
  | { on: "counts"; counts: Counts }
  | { on: "storage"; state: string }
  | { on: "search"; query: string }
  | { on: "found"; query: string; guests: Guest[] }
  | { on: "ask"; dialog: Dialog }
  | { on: "decided"; decision: Decision; name: string; invitation: string | null }
  | { on: "said"; text: string; bad: boolean };

export type Effect = { do: "ring" } | { do: "find"; query: string };

const MOST_ARRIVALS = 100;
const NEEDS_EYES = ["waiting", "failed", "unknown"];

export const START: Host = {
  evening: null,
  live: "heard",
  query: "",
  found: [],
  dialog: { is: "none" },
  said: null,
};

type Step = [Host, Effect[]];

/** What the host sees next, and what is to be done for it. Pure. */
export function step(host: Host, event: Event): Step {
  switch (event.on) {
    case "evening":
      return [{ ...host, evening: event.evening }, []];
    case "live":
      return [{ ...host, live: event.live }, []];
    case "search":
      return [
        { ...host, query: event.query, found: event.query.trim() === "" ? [] : host.found },
        event.query.trim() === "" ? [] : [{ do: "find", query: event.query }],
      ];
    case "found":
      return [event.query === host.query ? { ...host, found: event.guests } : host, []];
    case "ask":
      return [{ ...host, dialog: event.dialog, said: null }, []];
    case "said":
      return [{ ...host, said: { text: event.text, bad: event.bad } }, []];
    case "decided":
      return decided(host, event);
    default:
      return host.evening === null ? [host, []] : follow(host, host.evening, event);
  }
}

type News = Exclude<
  Event,
  { on: "evening" | "live" | "search" | "found" | "ask" | "said" | "decided" }
>;

function follow(host: Host, evening: Evening, event: News): Step {
  const now = (change: Partial<Evening>): Host => ({ ...host, evening: { ...evening, ...change } });
  switch (event.on) {
    case "arrival":
      return [
        now({
          arrivals: [
            event.arrival,
            ...evening.arrivals.filter((a) => a.admission !== event.arrival.admission),
          ]
            .sort((a, b) => b.at.localeCompare(a.at))
            .slice(0, MOST_ARRIVALS),
        }),
        find(host),
      ];
    case "undone":
      return [
        now({
          arrivals: evening.arrivals.map((a) =>
            a.admission === event.admission ? { ...a, undone: true } : a,
          ),
        }),
        find(host),
      ];
    case "request": {
      const known = evening.requests.some((r) => r.request === event.request.request);
      const others = evening.requests.filter((r) => r.request !== event.request.request);
      return [
        now({ requests: [...others, event.request].sort((a, b) => a.at.localeCompare(b.at)) }),
        known ? [] : [{ do: "ring" }],
      ];
    }
    case "request-closed":
      return [now({ requests: evening.requests.filter((r) => r.request !== event.request) }), []];
    case "badge":
      return [now(badge(evening, event.badge)), []];
    case "printers":
      return [now({ printers: event.printers }), []];
    case "central":
      return [now({ central: event.central }), []];
    case "counts":
      return [now({ counts: event.counts }), []];
    case "storage":
      return [now({ storage: event.state }), []];
  }
}

function find(host: Host): Effect[] {
  return host.query.trim() === "" ? [] : [{ do: "find", query: host.query }];
}

function badge(evening: Evening, news: Badge): Partial<Evening> {
  const others = evening.badges.filter((b) => b.job !== news.job);
  const eyes = NEEDS_EYES.includes(news.state) || news.question;
  return {
    badges: eyes ? [...others, news] : others,
    arrivals: evening.arrivals.map((a) => (a.badge?.job === news.job ? { ...a, badge: news } : a)),
  };
}

function decided(
  host: Host,
  event: { decision: Decision; name: string; invitation: string | null },
): Step {
  const { decision, name, invitation } = event;
  const say = (text: string, bad: boolean): Host => ({
    ...host,
    dialog: { is: "none" },
    said: { text, bad },
  });
  switch (decision.decision) {
    case "admitted":
      return [say(`${name} is checked in.`, false), find(host)];
    case "already-admitted":
      return [say(`${name} is checked in already.`, false), []];
    case "how-many":
      return [
        {
          ...host,
          dialog: {
            is: "how-many",
            guest: name,
            invitation: invitation ?? "",
            remaining: decision.party.size - decision.party.arrived,
          },
        },
        [],
      ];
    case "needs-host":
      return [{ ...host, dialog: { is: "let-in", invitation, request: null, name } }, []];
    case "refused":
      return [say("That did not work. Search again.", true), []];
  }
}
