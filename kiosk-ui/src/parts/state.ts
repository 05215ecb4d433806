import type { Players } from "../client/parts";

export const PARTS = ["greeter", "table-host", "mentor", "reporter", "builder", "speaker"] as const;

/** The parts of one guest. */
export function partsOf(players: Players, person: string): string[] {
  return players.people.find((one) => one.person === person)?.parts ?? [];
}

/** The event's parts in a line: who greets, who hosts a table; the builder is said elsewhere. */
export function inShort(players: Players, names: Record<string, string>): string {
  return PARTS.filter((part) => part !== "builder")
    .map((part) => ({
      part: names[part] ?? part,
      who: players.people.filter((one) => one.parts.includes(part)).map((one) => one.name),
    }))
    .filter(({ who }) => who.length > 0)
    .map(({ part, who }) => `${part}: ${who.join(", ")}`)
    .join(" · ");
}
