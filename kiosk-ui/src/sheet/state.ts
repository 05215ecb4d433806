import type { Sheet, Task } from "../client/sheet";

export const NORMS = 3;
export const TARGETS = 3;

/** A sheet as the form says it: lines that are left empty are none. */
export function fromForm(field: (name: string) => string): Sheet {
  const lines = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => field(`${name}${i}`).trim());
  const aims = lines("aim", TARGETS);
  return {
    whoFor: field("whoFor").trim(),
    promise: field("promise").trim(),
    norms: lines("norm", NORMS).filter((norm) => norm !== ""),
    rituals: lines("ritual", 3).filter((ritual) => ritual !== ""),
    targets: lines("measure", TARGETS)
      .map((measure, i) => ({ measure, aim: aims[i] ?? "" }))
      .filter(({ measure, aim }) => measure !== "" && aim !== ""),
  };
}

/** Where a ritual stands in the form: two are the opening and the closing one. */
export function ritualAt(rituals: readonly string[], place: number): string {
  if (rituals.length === 2) {
    return place === 1 ? "" : (rituals[place === 0 ? 0 : 1] ?? "");
  }
  return rituals[place] ?? "";
}

/** The tasks of a part of the event, such as `before`. */
export function ofPhase(tasks: readonly Task[], phase: string): Task[] {
  return tasks.filter(({ task }) => task.startsWith(`${phase}/`));
}
