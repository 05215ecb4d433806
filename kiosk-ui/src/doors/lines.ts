import type { Box, Clock, Count, Door, Doors, Fork, Told } from "../client/doors";
import { words } from "../words/en";

const w = words.doors;

/** So long ago is not "now" any more, in seconds: what is heard is heard every two. */
const LATELY = 10;

/** The doors that should be there and cannot be asked. */
export function away(doors: Doors): Door[] {
  return doors.doors.filter(
    (door) => door.open && !door.setAside && door.link.state !== "connected",
  );
}

/**
 * How a door is, in plain words; `now` is the time by the clock of the box, in milliseconds, so that
 * a tablet's own clock has no say in it.
 */
export function doorLine(door: Door, policy: string, now: number): string {
  return [linkLine(door, policy, now), ...remarks(door.name, door.clock, door.twin)].join(" ");
}

function linkLine(door: Door, policy: string, now: number): string {
  const { name, link } = door;
  const heard = link.lastHeard;
  if (door.setAside) {
    return link.state === "connected" ? w.asideAndBack(name) : w.aside(name);
  }
  switch (link.state) {
    case "connected": {
      const line = heard === null ? w.connected(name) : w.heard(name, ago(heard, now));
      const closed = door.open ? "" : ` ${w.notOpen}`;
      return `${line}${closed}${waits(link.unsent, link.oldestUnsent)}`;
    }
    case "stalled":
      return `${w.stalled(name)}${waits(link.unsent, link.oldestUnsent)}`;
    case "refused":
      return w.refused(name);
    default: {
      const line = heard === null ? w.neverHeard(name) : w.away(name, clockTime(heard));
      return `${line} ${door.open ? alone(policy) : w.notOpen}`;
    }
  }
}

function alone(policy: string): string {
  return policy === "strict" ? w.aloneStrict : w.aloneOpen;
}

function waits(unsent: number, oldest: string | null): string {
  if (unsent === 0) return "";
  return ` ${oldest === null ? w.waits(unsent) : w.waitsSince(unsent, clockTime(oldest))}`;
}

function remarks(name: string, clock: Clock | null, twin: boolean): string[] {
  return [
    ...(clock?.drifts ? [w.drifts(span(Math.abs(clock.ahead)), clock.ahead > 0)] : []),
    ...(clock?.quality === "untrusted" ? [w.clockUnsure] : []),
    ...(twin ? [w.twin(name)] : []),
  ];
}

/** A box of whichever venue, as central has heard of it. */
export function boxLine(box: Box, now: number): string {
  const { name, lastHeard, told } = box;
  const lately = lastHeard !== null && seconds(lastHeard, now) <= LATELY;
  const line =
    lastHeard === null
      ? w.notSinceStart(name)
      : lately
        ? w.heard(name, ago(lastHeard, now))
        : w.lastHeard(name, clockTime(lastHeard));
  return [
    line,
    ...(box.event === null ? [] : [w.openFor(box.event)]),
    ...(told === null ? [] : toldLines(told, lately)),
    ...remarks(name, told?.clock ?? null, box.twin),
  ].join(" ");
}

function toldLines(told: Told, lately: boolean): string[] {
  const unsent = told.unsent === 0 ? w.nothingWaits : waits(told.unsent, told.oldestUnsent).trim();
  return [
    lately ? unsent : w.asItSaid(unsent, clockTime(told.at)),
    ...(told.storage === "ok" ? [] : [w.storage]),
    ...(told.parked === 0 ? [] : [w.parkedThere(told.parked)]),
    ...(told.forks === 0 ? [] : [w.forksThere]),
  ];
}

/** Whether what a box has counted has come, in words; `now` by central's clock. */
export function countLine(count: Count, now: number): string {
  const { name, told, toldAt, counted } = count;
  if (told === null || toldAt === null) {
    return w.countUntold(name, counted);
  }
  const old = seconds(toldAt, now) > LATELY ? ` ${w.countOf(clockTime(toldAt))}` : "";
  const line = w.count(name, told, counted) + old;
  if (told > counted) return `${line} ${w.coming(told - counted)}`;
  return told < counted ? `${line} ${w.heardMore(counted - told)}` : line;
}

export function forkLine(fork: Fork): string {
  return w.fork(fork.name || w.unknownBox, fork.facts);
}

function seconds(instant: string, now: number): number {
  return Math.max(0, Math.round((now - Date.parse(instant)) / 1_000));
}

function ago(instant: string, now: number): string {
  return w.ago(span(seconds(instant, now)));
}

function span(seconds: number): string {
  if (seconds < 90) return w.seconds(seconds);
  return seconds < 5_400
    ? w.minutes(Math.round(seconds / 60))
    : w.hours(Math.round(seconds / 3_600));
}

export function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** To the second: two arrivals may be of one minute. */
export function exactTime(instant: string): string {
  return new Date(instant).toLocaleTimeString([], {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
}
