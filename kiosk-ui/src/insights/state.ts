import type { Aim, Insights, Report, ShareLine, WriteTo } from "../client/insights";
import { insightsWords as w } from "../words/insights";

/** A line of the table; what may not be shown says so. */
export interface Row {
  label: string;
  value: string;
  of: string;
  interval: string;
  aim: string;
  /** Whether the value is withheld. */
  few: boolean;
}

/** The measures in the order in which they are read: people first, then what came of it. */
export function rows({ report, targets }: Insights): Row[] {
  return report === null
    ? []
    : [
        ...report.shares.map((line) => share(line, targets)),
        ...averages(report),
        ...report.counts.filter(({ kind }) => kind in w.counts).map(count),
      ];
}

/** Aims that belong to no line of the table. */
export function otherAims({ targets }: Insights): Aim[] {
  return targets.filter(({ share: kind }) => kind === null);
}

function share(line: ShareLine, targets: readonly Aim[]): Row {
  const exact = line.openness === "EXACT";
  const { hits, of, value, low, high } = line;
  const bounds = low === null || high === null ? "" : `${percent(low)} – ${percent(high)}`;
  return {
    label: w.shares[line.kind] ?? line.kind,
    value: exact && value !== null ? `${percent(value)} %` : openness(line.openness),
    of: of === null ? "" : hits === null ? `${of}` : w.of(hits, of),
    interval: bounds === "" ? "" : `${bounds} %`,
    aim: targets.find((aim) => aim.share === line.kind)?.aim ?? "",
    few: !exact,
  };
}

function openness(kind: string): string {
  return kind === "FEW" ? w.under : kind === "ALL_BUT_FEW" ? w.allBut : w.tooFew;
}

function averages({ mutualTies, welcome, community, crossing }: Report): Row[] {
  const index = crossing?.index ?? null;
  return [
    mutualTies === null
      ? withheld(w.mutualTies)
      : {
          ...shown(w.mutualTies, decimal(mutualTies.value), w.guests(mutualTies.n)),
          interval: `${decimal(mutualTies.low)} – ${decimal(mutualTies.high)}`,
        },
    welcome === null
      ? withheld(w.welcome)
      : shown(
          w.welcome,
          w.minutes(decimal(welcome.median / 60), decimal(welcome.p90 / 60)),
          welcome.n === null ? "" : w.guests(welcome.n),
        ),
    index === null
      ? withheld(w.crossing)
      : {
          ...shown(
            w.crossing,
            decimal(index.value),
            crossing === null || crossing.ties === null ? "" : w.ties(crossing.ties),
          ),
          interval: w.byChance(decimal(index.low), decimal(index.high)),
        },
    community === null
      ? withheld(w.community)
      : shown(w.community, w.ofFive(decimal(community)), ""),
  ];
}

function count({ kind, count: n }: { kind: string; count: number | null }): Row {
  const label = w.counts[kind] ?? kind;
  return n === null ? withheld(label) : shown(label, `${n}`, "");
}

function shown(label: string, value: string, of: string): Row {
  return { label, value, of, interval: "", aim: "", few: false };
}

function withheld(label: string): Row {
  return { label, value: w.tooFew, of: "", interval: "", aim: "", few: true };
}

/** One decimal place if it says something. */
function decimal(value: number): string {
  return `${Math.round(value * 10) / 10}`.replace("-", "−");
}

function percent(value: number): string {
  return `${Math.round(value * 100)}`;
}

/** Why to write, and who could, as one reads it. */
export function sentence({ reason, need, by, because }: WriteTo): { why: string; who: string } {
  const who = w.because[because] ?? because;
  return {
    why: w.why[reason]?.(need ?? "") ?? reason,
    who: by === null ? w.theBuilder : w.could(by, who),
  };
}
