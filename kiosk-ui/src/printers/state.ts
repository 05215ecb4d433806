import type { Printer } from "../client/evening";
import type { Found, Station, Test } from "../client/printers";

/** What the printers' part of a page knows. */
export interface Desk {
  printers: Printer[];
  stations: Station[];
  search: { is: "not-yet" } | { is: "running" } | { is: "done"; found: Found[] };
  /** By a printer's name or address: its test badge. */
  tests: Record<string, "running" | Test>;
  problem: string;
}

export type Event =
  | { on: "printers"; printers: Printer[]; stations: Station[] }
  | { on: "searching" }
  | { on: "found"; found: Found[] }
  | { on: "testing"; printer: string }
  | { on: "tested"; printer: string; test: Test }
  | { on: "failed"; printer: string | null; problem: string };

export const START: Desk = {
  printers: [],
  stations: [],
  search: { is: "not-yet" },
  tests: {},
  problem: "",
};

/** What is seen next. Pure. */
export function step(desk: Desk, event: Event): Desk {
  switch (event.on) {
    case "printers":
      return { ...desk, printers: event.printers, stations: event.stations };
    case "searching":
      return { ...desk, search: { is: "running" }, problem: "" };
    case "found":
      return { ...desk, search: { is: "done", found: event.found } };
    case "testing":
      return { ...desk, tests: { ...desk.tests, [event.printer]: "running" }, problem: "" };
    case "tested":
      return { ...desk, tests: { ...desk.tests, [event.printer]: event.test } };
    case "failed": {
      const { [event.printer ?? ""]: _, ...tests } = desk.tests;
      const search = desk.search.is === "running" ? START.search : desk.search;
      return { ...desk, tests, search, problem: event.problem };
    }
  }
}

export type Picture = "cover" | "roll" | "stuck" | "cable" | "pause" | "wrong-roll" | "look";

/** The drawing that goes with a reason; null where there is nothing to do by hand. */
export function picture(reason: string): Picture | null {
  switch (reason) {
    case "cover-open":
      return "cover";
    case "media-empty":
    case "marker-supply-empty":
      return "roll";
    case "media-jam":
      return "stuck";
    case "media-needed":
      return "wrong-roll";
    case "offline":
    case "other-printer":
    case "connecting-to-device":
    case "transfer-damaged":
      return "cable";
    case "paused":
      return "pause";
    case "other":
    case "timed-out":
    case "asks-host":
      return "look";
    default:
      return null;
  }
}
