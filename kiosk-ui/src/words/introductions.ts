import type { Because } from "../client/ties";

/** What a host reads of introductions and of the shelf. */
export const introductions = {
  title: "Both here now",
  none: "Nobody to bring together just now.",
  enough: "You have made your introductions for this hour. Thank you.",
  at: (name: string, table: string | null) => (table === null ? name : `${name} (table ${table})`),
  because: ({ kind, of, looksFor, found }: Because): string => {
    switch (kind) {
      case "offers":
        return `${of} needs “${looksFor}”; offered: “${found}”.`;
      case "has":
        return `${of} needs “${looksFor}”; on the shelf: “${found}”.`;
      case "wanted":
        return `${of} would like to meet “${looksFor}”: ${found}.`;
      default:
        return looksFor === found
          ? `Both care about “${found}”.`
          : `They share “${looksFor}” and “${found}”.`;
    }
  },
  done: "Done",
  notNow: "Not now",
  slip: "People to meet, for one guest",
  slipFind: "Find a guest who is here",
  slipTitle: (name: string) => `People to meet tonight, ${name}`,
  slipNone: "Nobody who is here fits, or this guest has not agreed to introductions.",
  print: "Print",
  close: "Close",
  shelf: "The shelf",
  shelfFind: "What is looked for",
  shelfNone: "Nothing like that on the shelf.",
  things: { room: "room", skill: "skill", tool: "tool", contact: "contact" } as Record<
    string,
    string
  >,
  of: (holder: string) => `from ${holder}`,
  withdraw: "Take off the shelf",
  add: "Put something on the shelf",
  holder: "Whose it is",
  what: "What it is",
  terms: "On which terms",
  thing: "What kind",
  put: "Put it there",
};
