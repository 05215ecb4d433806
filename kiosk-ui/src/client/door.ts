import { flag, list, maybe, number, object, text } from "./shape";

/** The wire data of the door: stations and decisions. */
export interface Station {
  box: string;
  station: string;
  community: { name: string; vision: string } | null;
  event: { name: string; place: string; state: string } | null;
  storage: "ok" | "stopped";
}

export interface Party {
  size: number;
  arrived: number;
}

export interface BadgeLine {
  job: string;
  state: string;
  reasons: string[];
}

export type Decision =
  | {
      decision: "admitted";
      scanId: string;
      firstName: string;
      firstTimer: boolean;
      inviter: { name: string; here: boolean } | null;
      party: Party;
      people: number;
      /** Others who are here for the first time, or came alone, where they may be counted. */
      firstTimersHere: number | null;
      aloneHere: number | null;
      /** Whether the guest was at an earlier evening. */
      again: boolean;
      /** Whether the guest is asked if they would welcome somebody. */
      asksToGreet: boolean;
      /** The shape of the guest's cast; empty if there is none. */
      cast: string;
      badges: BadgeLine[];
      repeated: boolean;
      /** The guest's table in the round that is on; empty if they have none. */
      table: string;
    }
  | { decision: "how-many"; scanId: string; firstName: string; party: Party }
  | { decision: "already-admitted"; scanId: string; firstName: string; when: string; where: string }
  | {
      decision: "needs-host";
      scanId: string;
      request: string | null;
      why: string;
      firstName: string;
    }
  | {
      decision: "refused";
      scanId: string;
      reason: string;
      retryAfter: number;
      /** Where the guest sits whose badge was held up. */
      seat: { course: string; table: string } | null;
    };

export function station(value: unknown): Station {
  const it = object(value);
  return {
    box: text(it.box),
    station: text(object(it.station).name),
    community: maybe(it.community, (c) => ({
      name: text(object(c).name),
      vision: text(object(c).vision),
    })),
    event: maybe(it.event, (e) => ({
      name: text(object(e).name),
      place: text(object(e).place),
      state: text(object(e).state),
    })),
    storage: it.storage === "stopped" ? "stopped" : "ok",
  };
}

export function badgeLine(value: unknown): BadgeLine {
  const it = object(value);
  return {
    job: text(it.job),
    state: text(it.state),
    reasons: maybe(it.reasons, (r) => list(r, text)) ?? [],
  };
}

export function party(value: unknown): Party {
  const it = object(value);
  return { size: number(it.size), arrived: number(it.arrived) };
}

export function decision(value: unknown): Decision {
  const it = object(value);
  const scanId = text(it.scanId);
  const firstName = maybe(it.firstName, text) ?? "";
  switch (it.decision) {
    case "admitted":
      return {
        decision: "admitted",
        scanId,
        firstName,
        firstTimer: flag(it.firstTimer),
        inviter: maybe(it.inviter, (i) => ({
          name: text(object(i).name),
          here: flag(object(i).here),
        })),
        party: party(it.party),
        people: list(it.guests, object).length,
        firstTimersHere: maybe(maybe(it.welcome, object)?.firstTimersHere, number),
        aloneHere: maybe(maybe(it.welcome, object)?.aloneHere, number),
        again: flag(maybe(it.welcome, object)?.again),
        cast: maybe(maybe(it.welcome, object)?.cast, text) ?? "",
        asksToGreet: maybe(it.welcome, object)?.asks === "greet",
        badges: list(it.badges, badgeLine),
        repeated: flag(it.repeated),
        table: maybe(it.table, text) ?? "",
      };
    case "how-many":
      return { decision: "how-many", scanId, firstName, party: party(it.party) };
    case "already-admitted":
      return {
        decision: "already-admitted",
        scanId,
        firstName,
        when: text(it.when),
        where: maybe(it.where, text) ?? "",
      };
    case "needs-host":
      return {
        decision: "needs-host",
        scanId,
        request: maybe(it.request, text),
        why: text(it.why),
        firstName,
      };
    default:
      return {
        decision: "refused",
        scanId,
        reason: maybe(it.reason, text) ?? "UNREADABLE",
        retryAfter: maybe(it.retryAfter, number) ?? 0,
        seat: maybe(it.seat, (seat) => ({
          course: text(object(seat).course),
          table: text(object(seat).table),
        })),
      };
  }
}
