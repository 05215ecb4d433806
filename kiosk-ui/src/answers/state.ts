import type { Answers } from "../client/answers";

/** One guest's answers on the organiser's page: asked for when they are opened. */
export type Sheet =
  | { is: "closed" }
  | { is: "open"; answers: Answers | null; said: { text: string; bad: boolean } | null };

export type Event =
  | { on: "opened" }
  | { on: "closed" }
  | { on: "answers"; answers: Answers }
  | { on: "said"; text: string; bad: boolean };

export const START: Sheet = { is: "closed" };

/** What is seen next; what comes for a sheet that was closed is put away. Pure. */
export function step(sheet: Sheet, event: Event): Sheet {
  switch (event.on) {
    case "opened":
      return { is: "open", answers: null, said: null };
    case "closed":
      return START;
    case "answers":
      return sheet.is === "open" ? { ...sheet, answers: event.answers, said: null } : sheet;
    case "said":
      return sheet.is === "open" ? { ...sheet, said: { text: event.text, bad: event.bad } } : sheet;
  }
}

export const LISTS = ["bonds", "purposes", "wantedLinks", "offers", "needs", "topics"] as const;

/** The list that a text with commas is. */
export function items(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** What a tap makes of a consent: whoever agrees does so no more, anybody else does. */
export function toggled(said: string | undefined): "yes" | "no" {
  return said === "yes" ? "no" : "yes";
}
