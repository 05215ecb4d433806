import type { HardName, Offers } from "../../client/badges";

/** A template: a built-in one by its name, or a file. */
export interface Source {
  name: string;
  svg: Blob | null;
}

/** One badge of the page; `url` is null until it is drawn. */
export interface Seen extends HardName {
  url: string | null;
  warnings: string[];
}

/** What a sheet of badges is asked for with, as the box takes it. */
export interface Wish {
  event: string;
  format: string;
  /** A template's name. */
  template: string;
  from: string;
  who: string;
  order: string;
}

/** A document of sheets: not asked for, on its way, ready to be opened, or refused. */
export type Sheet =
  | { is: "none" }
  | { is: "drawing" }
  | { is: "done"; url: string; warnings: string[] }
  | { is: "failed"; text: string };

export interface Badges {
  offers: Offers | null;
  source: Source;
  dpi: number;
  /** Counts what was asked for, so that what comes late is known. */
  turn: number;
  seen: Seen[];
  /** The badges that are in sight, or nearly: only these are drawn. */
  near: number[];
  /** The one that is being drawn. */
  drawing: number | null;
  /** Why the template cannot be used, with its line. */
  problem: string;
  sheet: Sheet;
}

export type Event =
  | { on: "show" }
  | { on: "offered"; offers: Offers }
  | { on: "chosen"; source: Source }
  | { on: "dpi"; dpi: number }
  | { on: "near"; index: number }
  | { on: "far"; index: number }
  | { on: "drawn"; turn: number; index: number; url: string; warnings: string[] }
  | { on: "refused"; turn: number; text: string }
  | { on: "wished"; wish: Wish }
  | { on: "sheet"; sheet: Sheet };

export type Effect =
  | { do: "offer" }
  | { do: "draw"; turn: number; source: Source; dpi: number; index: number }
  | { do: "sheet"; wish: Wish }
  | { do: "forget"; urls: string[] };

export const START: Badges = {
  offers: null,
  source: { name: "4x3in", svg: null },
  dpi: 203,
  turn: 0,
  seen: [],
  near: [],
  drawing: null,
  problem: "",
  sheet: { is: "none" },
};

/** What the page shows next, and what is to be done for it. Pure. */
export function step(it: Badges, event: Event): [Badges, Effect[]] {
  switch (event.on) {
    case "show":
      return [it, [{ do: "offer" }]];
    case "offered":
      return again({
        ...it,
        offers: event.offers,
        source: { name: event.offers.usual, svg: null },
      });
    case "chosen":
      return again({ ...it, source: event.source });
    case "dpi":
      return again({ ...it, dpi: event.dpi });
    case "near":
      return next({ ...it, near: [...it.near.filter((i) => i !== event.index), event.index] });
    case "far":
      return [{ ...it, near: it.near.filter((i) => i !== event.index) }, []];
    case "drawn": {
      const { turn, index, url, warnings } = event;
      if (turn !== it.turn) {
        return [it, [{ do: "forget", urls: [url] }]];
      }
      const seen = it.seen.map((one, i) => (i === index ? { ...one, url, warnings } : one));
      return next({ ...it, seen, drawing: null });
    }
    case "refused":
      return event.turn === it.turn
        ? [{ ...it, seen: [], near: [], drawing: null, problem: event.text }, forget(it)]
        : [it, []];
    case "wished": {
      const old: Effect[] = it.sheet.is === "done" ? [{ do: "forget", urls: [it.sheet.url] }] : [];
      return it.sheet.is === "drawing"
        ? [it, []]
        : [{ ...it, sheet: { is: "drawing" } }, [...old, { do: "sheet", wish: event.wish }]];
    }
    case "sheet":
      return [{ ...it, sheet: event.sheet }, []];
  }
}

/** All names are to be drawn again. */
function again(it: Badges): [Badges, Effect[]] {
  const names = it.offers?.hardNames ?? [];
  const seen = names.map((hard) => ({ ...hard, url: null, warnings: [] }));
  const [begun, effects] = next({ ...it, turn: it.turn + 1, seen, drawing: null, problem: "" });
  return [begun, [...forget(it), ...effects]];
}

/** The next badge in sight is drawn, one at a time: the box draws one at a time as well. */
function next(it: Badges): [Badges, Effect[]] {
  const index = it.near.find((i) => it.seen[i]?.url === null);
  if (it.drawing !== null || index === undefined) {
    return [it, []];
  }
  const { turn, source, dpi } = it;
  return [{ ...it, drawing: index }, [{ do: "draw", turn, source, dpi, index }]];
}

function forget(it: Badges): Effect[] {
  const urls = it.seen.flatMap((one) => (one.url === null ? [] : [one.url]));
  return urls.length === 0 ? [] : [{ do: "forget", urls }];
}

/**
 * What stands on the badge beside the name: every second one has all that a guest may say, the
 * others only what every guest has, so that both are seen.
 */
export function guest(index: number): Record<string, string> {
  const everybody = { event: "Winter Dinner" };
  return index % 2 === 1
    ? everybody
    : {
        ...everybody,
        organisation: "Fjord & Fjell Consulting",
        role: "Speaker",
        pronouns: "they/them",
        "ask-me-about": "sourdough and the history of lighthouses",
        tables: "4 · 7 · 2",
      };
}
