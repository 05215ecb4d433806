import type { Decision } from "../client/door";
import type { Door, Doors, Entrance } from "../client/doors";
import type {
  Arrival,
  Badge,
  Counts,
  Evening,
  Guest,
  Present,
  Printer,
  Request,
} from "../client/evening";
import { words as all } from "../words/en";
import type { Entry } from "./orders";

const words = all.host;

/** What a host has open over the evening: nothing, or one question. */
export type Dialog =
  | { is: "none" }
  | { is: "undo"; who: Present }
  | { is: "reprint"; who: Present }
  | { is: "how-many"; entry: Entry; remaining: number }
  | {
      is: "let-in";
      invitation: string | null;
      request: Request | null;
      name: string;
      people: number;
    }
  | { is: "walk-in"; request: Request | null; voucher: Guest | null }
  | { is: "merge"; request: Request }
  | { is: "set-aside"; door: Door }
  | { is: "take-back"; name: string; entrance: Entrance };

/** The doors as they were told, and when that was heard, by `performance.now()`. */
export interface DoorsSeen {
  doors: Doors;
  heard: number;
}

/** Where a host looks for a guest: on the page, or within what is open over it. */
export type Where = "page" | "dialog";

export interface Finding {
  query: string;
  found: Guest[];
}

export interface Host {
  evening: Evening | null;
  doors: DoorsSeen | null;
  live: "heard" | "silent";
  page: Finding;
  sheet: Finding;
  dialog: Dialog;
  /** The id of whatever the open dialog asks for, the same however often it is sent. */
  asked: string;
  /** Whether the box has yet to answer. */
  busy: boolean;
  said: { text: string; bad: boolean } | null;
}

export type Event =
  | { on: "evening"; evening: Evening }
  | { on: "doors"; doors: Doors; heard: number }
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
  | { on: "search"; where: Where; query: string }
  | { on: "found"; where: Where; query: string; guests: Guest[] }
  | { on: "ask"; dialog: Dialog; id: string }
  | { on: "vouched"; voucher: Guest | null }
  | { on: "decided"; decision: Decision; entry: Entry; people: number; next: string }
  | { on: "busy"; busy: boolean }
  | { on: "said"; text: string; bad: boolean };

export type Effect = { do: "ring" } | { do: "find"; where: Where; query: string };

const NOTHING: Finding = { query: "", found: [] };
const MOST_ARRIVALS = 100;
const NEEDS_EYES = ["waiting", "failed", "unknown"];

export const START: Host = {
  evening: null,
  doors: null,
  live: "heard",
  page: NOTHING,
  sheet: NOTHING,
  dialog: { is: "none" },
  asked: "",
  busy: false,
  said: null,
};

type Step = [Host, Effect[]];

/** What the host sees next, and what is to be done for it. Pure. */
export function step(host: Host, event: Event): Step {
  switch (event.on) {
    case "evening":
      return [{ ...host, evening: event.evening }, []];
    case "doors":
      return doorsTold(host, event);
    case "live":
      return [{ ...host, live: event.live, said: heardAgain(host, event.live) }, []];
    case "search":
      return search(host, event.where, event.query);
    case "found": {
      const asked = finding(host, event.where).query === event.query;
      const found = { query: event.query, found: event.guests };
      return [asked ? withFinding(host, event.where, found) : host, []];
    }
    case "ask":
      return [
        { ...host, dialog: event.dialog, asked: event.id, sheet: NOTHING, said: null, busy: false },
        [],
      ];
    case "vouched":
      return [
        host.dialog.is === "walk-in"
          ? { ...host, dialog: { ...host.dialog, voucher: event.voucher }, sheet: NOTHING }
          : host,
        [],
      ];
    case "busy":
      return [{ ...host, busy: event.busy, said: event.busy ? null : host.said }, []];
    case "said":
      return [{ ...host, said: { text: event.text, bad: event.bad } }, []];
    case "decided":
      return decided(host, event);
    default:
      return host.evening === null ? [host, []] : follow(host, host.evening, event);
  }
}

/** Rings when somebody turns out to have come in twice: a host has to look. */
function doorsTold(host: Host, event: Extract<Event, { on: "doors" }>): Step {
  const known = new Set(host.doors?.doors.trouble.doubles.map(key));
  const fresh = event.doors.trouble.doubles.some((double) => !known.has(key(double)));
  const next = { ...host, doors: { doors: event.doors, heard: event.heard } };
  return [next, fresh && host.doors !== null ? [{ do: "ring" }] : []];
}

function key({ invitation, index }: { invitation: string; index: number }): string {
  return `${invitation}-${index}`;
}

/** A silence that is over is not spoken of any more. */
function heardAgain(host: Host, live: "heard" | "silent"): Host["said"] {
  return live === "heard" && host.said?.bad ? null : host.said;
}

function finding(host: Host, where: Where): Finding {
  return where === "page" ? host.page : host.sheet;
}

function withFinding(host: Host, where: Where, now: Finding): Host {
  return where === "page" ? { ...host, page: now } : { ...host, sheet: now };
}

function search(host: Host, where: Where, query: string): Step {
  const nothing = query.trim() === "";
  const found = nothing ? [] : finding(host, where).found;
  return [
    withFinding(host, where, { query, found }),
    nothing ? [] : [{ do: "find", where, query }],
  ];
}

type News = Exclude<
  Event,
  {
    on:
      | "evening"
      | "doors"
      | "live"
      | "search"
      | "found"
      | "ask"
      | "vouched"
      | "busy"
      | "said"
      | "decided";
  }
>;

function follow(host: Host, evening: Evening, event: News): Step {
  const now = (change: Partial<Evening>): Host => ({ ...host, evening: { ...evening, ...change } });
  switch (event.on) {
    case "arrival": {
      const known = evening.arrivals.some((a) => a.admission === event.arrival.admission);
      const newcomer = event.arrival.firstTimer && event.arrival.greetedAt === null;
      return [
        now({
          arrivals: [
            event.arrival,
            ...evening.arrivals.filter((a) => a.admission !== event.arrival.admission),
          ]
            .sort((a, b) => b.at.localeCompare(a.at))
            .slice(0, MOST_ARRIVALS),
        }),
        newcomer && !known ? [{ do: "ring" }, ...find(host)] : find(host),
      ];
    }
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
  const { query } = host.page;
  return query.trim() === "" ? [] : [{ do: "find", where: "page", query }];
}

function badge(evening: Evening, news: Badge): Partial<Evening> {
  const others = evening.badges.filter((b) => b.job !== news.job);
  const eyes = NEEDS_EYES.includes(news.state) || news.question;
  return {
    badges: eyes ? [...others, news] : others,
    arrivals: evening.arrivals.map((a) => (a.badge?.job === news.job ? { ...a, badge: news } : a)),
  };
}

function decided(host: Host, event: Extract<Event, { on: "decided" }>): Step {
  const { decision, entry } = event;
  const name = entry.name === "" ? nameIn(decision) : entry.name;
  const say = (text: string, bad: boolean): Host => ({
    ...host,
    dialog: { is: "none" },
    said: { text, bad },
  });
  switch (decision.decision) {
    case "admitted":
      return [say(words.checkedIn(name), false), find(host)];
    case "already-admitted":
      return [say(words.checkedInAlready(name), false), []];
    case "how-many": {
      const remaining = decision.party.size - decision.party.arrived;
      return [
        {
          ...host,
          dialog: { is: "how-many", entry, remaining },
          asked: decision.scanId,
          said: null,
        },
        [],
      ];
    }
    case "needs-host":
      return [{ ...host, dialog: letIn(host, event), asked: event.next, said: null }, []];
    case "refused":
      return [say(words.didNotWork, true), []];
  }
}

/** What held somebody up is for a host to waive, with a reason, for as many people as there are. */
function letIn(host: Host, { entry, people }: Extract<Event, { on: "decided" }>): Dialog {
  const ringing = "request" in entry ? entry.request : "";
  return {
    is: "let-in",
    invitation: "invitation" in entry ? entry.invitation : null,
    request: host.evening?.requests.find((r) => r.request === ringing) ?? null,
    name: entry.name,
    people,
  };
}

function nameIn(decision: Decision): string {
  return "firstName" in decision ? decision.firstName : "";
}
