import type { Digest, Story, Who } from "../client/stories";

export const MOST_NAMED = 4;
export const MOST_ITEMS = 3;

/** What a reporter is writing down. */
export interface Draft {
  /** The same for every attempt. */
  id: string;
  named: Who[];
  wanted: Who[];
  topic: string;
  line: string;
  share: boolean;
}

export function blank(id: string): Draft {
  return { id, named: [], wanted: [], topic: "", line: "", share: true };
}

/** With one more, or without them if they were chosen already; never more than four. */
export function toggled(chosen: Who[], one: Who): Who[] {
  return chosen.some((who) => who.person === one.person)
    ? chosen.filter((who) => who.person !== one.person)
    : [...chosen, one].slice(0, MOST_NAMED);
}

export function isReady(draft: Draft): boolean {
  return draft.named.length > 0 && draft.topic.trim() !== "" && draft.line.trim() !== "";
}

/** What the box is sent. */
export function order(draft: Draft): object {
  return {
    story: draft.id,
    named: draft.named.map((who) => who.person),
    topic: draft.topic,
    line: draft.line,
    leave: draft.share ? "may-be-shared" : "stays-at-the-table",
    wanted: draft.wanted.map((who) => who.person),
  };
}

/** Where a story stands: it may leave, it stays, or somebody has still to agree. */
export function standing(story: Story): "leaves" | "stays" | "waits" {
  if (story.mayLeave) {
    return "leaves";
  }
  const refused = story.named.some((one) => one.said === "no");
  return story.leave === "stays-at-the-table" || refused ? "stays" : "waits";
}

/** Whom an item may still be queued for: those with less than three. */
export function openReaders(digest: Digest): Who[] {
  return digest.readers.filter(
    (reader) =>
      digest.items.filter(
        (item) => item.reader.person === reader.person && item.standing !== "introducer",
      ).length < MOST_ITEMS,
  );
}

export interface Slot {
  use: string;
  title: string;
  minutes: number;
}

/** An agenda as lines of text, and back; a number is the first line that is wrong, from 1. */
export function agendaLines(slots: readonly Slot[]): string {
  return slots.map((slot) => `${slot.use}; ${slot.minutes}; ${slot.title}`).join("\n");
}

export function agendaOf(lines: string): Slot[] | number {
  const slots: Slot[] = [];
  for (const [at, line] of lines.split("\n").entries()) {
    if (line.trim() === "") {
      continue;
    }
    const [use = "", minutes = "", ...title] = line.split(";").map((part) => part.trim());
    const count = Number(minutes);
    if (!["talk", "open", "meal"].includes(use) || !Number.isInteger(count) || count < 1) {
      return at + 1;
    }
    slots.push({ use, minutes: count, title: title.join("; ") });
  }
  return slots;
}
