import { list, maybe, number, object, type Shape, text } from "./shape";

/** A share of the season; what may not be shown is null. */
export interface ShareLine {
  kind: string;
  /** `EXACT`, `FEW`, `ALL_BUT_FEW` or `WITHHELD`. */
  openness: string;
  hits: number | null;
  of: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface Average {
  n: number;
  value: number;
  low: number;
  high: number;
}

/** Ties across groups against chance. */
export interface Crossing {
  ties: number | null;
  index: { value: number; low: number; high: number } | null;
}

export interface Report {
  shares: ShareLine[];
  counts: { kind: string; count: number | null }[];
  mutualTies: Average | null;
  welcome: { n: number | null; median: number; p90: number } | null;
  community: number | null;
  crossing: Crossing | null;
}

export interface Aim {
  measure: string;
  aim: string;
  share: string | null;
}

export interface Insights {
  report: Report | null;
  targets: Aim[];
}

export interface Frozen {
  report: string;
  title: string;
  frozen: string;
}

/** Somebody to write to, why, and who could; `by` is null if nobody is named as the builder. */
export interface WriteTo {
  whom: string;
  reason: string;
  need: string | null;
  by: string | null;
  because: string;
}

export interface Morning {
  builder: string | null;
  lines: WriteTo[];
}

export function insights(value: unknown): Insights {
  const it = object(value);
  return {
    report: maybe(it.report, report),
    targets: list(it.targets, (t) => {
      const aim = object(t);
      return { measure: text(aim.measure), aim: text(aim.aim), share: maybe(aim.share, text) };
    }),
  };
}

function report(value: unknown): Report {
  const it = object(value);
  const averages = object(it.averages);
  return {
    shares: list(it.shares, (line) => share(object(line))),
    counts: list(it.counts, (line) => ({
      kind: text(object(line).kind),
      count: maybe(object(line).count, number),
    })),
    mutualTies: maybe(averages.mutualTies, average),
    welcome: maybe(averages.welcomeSeconds, (w) => ({
      n: maybe(object(w).n, number),
      median: number(object(w).median),
      p90: number(object(w).p90),
    })),
    community: maybe(averages.senseOfCommunityOverall, number),
    crossing: crossing(list(it.silos, object)),
  };
}

function share(it: Shape): ShareLine {
  return {
    kind: text(it.kind),
    openness: text(it.openness),
    hits: maybe(it.hits, number),
    of: maybe(it.of, number),
    value: maybe(it.value, number),
    low: maybe(it.low, number),
    high: maybe(it.high, number),
  };
}

function average(value: unknown): Average {
  const it = object(value);
  return {
    n: number(it.n),
    value: number(it.value),
    low: number(it.low),
    high: number(it.high),
  };
}

/** Of the people who met; null if that map is withheld. */
function crossing(silos: Shape[]): Crossing | null {
  const met = silos.find((map) => map.level === "MET");
  if (met === undefined) {
    return null;
  }
  const across = object(met.across);
  return {
    ties: maybe(across.ties, number),
    index: maybe(across.index, (i) => ({
      value: number(object(i).value),
      low: number(object(i).low),
      high: number(object(i).high),
    })),
  };
}

export function frozen(value: unknown): Frozen[] {
  return list(object(value).reports, (r) => ({
    report: text(object(r).report),
    title: text(object(r).title),
    frozen: text(object(r).frozen),
  }));
}

export function morning(value: unknown): Morning {
  const it = object(value);
  return {
    builder: maybe(it.builder, text),
    lines: list(it.lines, (l) => {
      const line = object(l);
      return {
        whom: text(line.whom),
        reason: text(line.reason),
        need: maybe(line.need, text),
        by: maybe(line.by, text),
        because: text(line.because),
      };
    }),
  };
}
