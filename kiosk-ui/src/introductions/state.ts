import type { Guest } from "../client/evening";
import type { Introductions, Slip, Thing } from "../client/ties";

/** What the introductions' part of the host's page knows. */
export interface Desk {
  now: Introductions | null;
  slip: { invitation: string; slip: Slip } | null;
  shelf: { query: string; things: Thing[] };
  /** Guests found for a slip, or as the holder of something. */
  found: { for: Seeker; query: string; guests: Guest[] };
  holder: { invitation: string; name: string } | null;
  problem: string;
}

export type Seeker = "slip" | "holder";

export type Event =
  | { on: "introductions"; now: Introductions }
  | { on: "finding"; for: Seeker; query: string }
  | { on: "found"; for: Seeker; query: string; guests: Guest[] }
  | { on: "slip"; invitation: string; slip: Slip }
  | { on: "slip-closed" }
  | { on: "holder"; guest: Guest }
  | { on: "looking"; query: string }
  | { on: "shelf"; query: string; things: Thing[] }
  | { on: "shelved" }
  | { on: "failed"; problem: string };

const NOBODY: Desk["found"] = { for: "slip", query: "", guests: [] };

export const START: Desk = {
  now: null,
  slip: null,
  shelf: { query: "", things: [] },
  found: NOBODY,
  holder: null,
  problem: "",
};

/** What is seen next; an answer to a question that has changed meanwhile is none. Pure. */
export function step(desk: Desk, event: Event): Desk {
  switch (event.on) {
    case "introductions":
      return { ...desk, now: event.now, problem: "" };
    case "finding":
      return {
        ...desk,
        found: {
          for: event.for,
          query: event.query,
          guests: event.for === desk.found.for && event.query !== "" ? desk.found.guests : [],
        },
      };
    case "found":
      return event.for === desk.found.for && event.query === desk.found.query
        ? { ...desk, found: { for: event.for, query: event.query, guests: event.guests } }
        : desk;
    case "slip":
      return {
        ...desk,
        slip: { invitation: event.invitation, slip: event.slip },
        found: NOBODY,
        problem: "",
      };
    case "slip-closed":
      return { ...desk, slip: null };
    case "holder":
      return {
        ...desk,
        holder: { invitation: event.guest.invitation, name: event.guest.name },
        found: NOBODY,
      };
    case "looking":
      return { ...desk, shelf: { ...desk.shelf, query: event.query } };
    case "shelf":
      return event.query === desk.shelf.query
        ? { ...desk, shelf: { query: event.query, things: event.things } }
        : desk;
    case "shelved":
      return { ...desk, holder: null, problem: "" };
    case "failed":
      return { ...desk, problem: event.problem };
  }
}
