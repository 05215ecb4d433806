import { flag, list, object, text } from "./shape";

/** What a community says of itself. */
export interface Sheet {
  whoFor: string;
  promise: string;
  norms: string[];
  rituals: string[];
  targets: { measure: string; aim: string }[];
}

export interface Task {
  task: string;
  done: boolean;
}

export function sheet(value: unknown): Sheet {
  const it = object(value);
  return {
    whoFor: text(it.whoFor),
    promise: text(it.promise),
    norms: list(it.norms, text),
    rituals: list(it.rituals, text),
    targets: list(it.targets, (t) => ({
      measure: text(object(t).measure),
      aim: text(object(t).aim),
    })),
  };
}

export function tasks(value: unknown): Task[] {
  return list(object(value).tasks, (t) => ({
    task: text(object(t).task),
    done: flag(object(t).done),
  }));
}
