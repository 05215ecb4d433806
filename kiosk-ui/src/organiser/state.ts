import type { Guest } from "../client/evening";
import type { Code, Listed, Programme, Report } from "../client/programme";

/** The fields that a guest list may have, in the order in which they are offered. */
export const FIELDS = [
  "name",
  "email",
  "organisation",
  "languages",
  "first-timer",
  "invited-by",
  "people",
  "offers",
  "needs",
  "ask-me-about",
  "meeting-style",
  "access-needs",
  "role",
  "pronouns",
  "say-it",
  "keep",
  "bonds",
  "purposes",
  "wanted-links",
  "kind",
  "mentoring",
  "mentor-topics",
  "mentees",
  "diet",
  "agrees-to",
  "introductions",
  "badge-line",
  "named",
  "digest",
  "handoff-forum",
  "handoff-chat",
  "handoff-mail",
  "handoff-group",
  "urgent",
  "hosts-table",
] as const;

/** A guest list on its way in: what it would change, seen before it does. */
export type Upload =
  | { is: "none" }
  | { is: "working"; event: string; before: Upload }
  | { is: "seen"; event: string; csv: Blob; report: Report; mapping: Record<string, string> }
  | { is: "taken"; event: string; report: Report };

export interface Organiser {
  programme: Programme | null;
  devices: Listed[];
  upload: Upload;
  /** The guests of one event that a search found. */
  found: { event: string; query: string; guests: Guest[] };
  code: (Code & { role: string }) | null;
  editing: string | null;
  said: { text: string; bad: boolean } | null;
}

export type Event =
  | { on: "programme"; programme: Programme }
  | { on: "devices"; devices: Listed[] }
  | { on: "previewed"; event: string; csv: Blob; report: Report }
  | { on: "mapped"; field: string; column: string }
  | { on: "taken"; event: string; report: Report }
  | { on: "code"; role: string; code: Code }
  | { on: "edit"; event: string | null }
  | { on: "search"; event: string; query: string }
  | { on: "found"; event: string; query: string; guests: Guest[] }
  | { on: "working"; event: string }
  | { on: "said"; text: string; bad: boolean };

export type Effect =
  | { do: "preview"; event: string; csv: Blob; mapping: Record<string, string> }
  | { do: "find"; event: string; query: string };

export const START: Organiser = {
  programme: null,
  devices: [],
  upload: { is: "none" },
  found: { event: "", query: "", guests: [] },
  code: null,
  editing: null,
  said: null,
};

/** What the organiser sees next, and what is to be done for it. Pure. */
export function step(it: Organiser, event: Event): [Organiser, Effect[]] {
  switch (event.on) {
    case "programme":
      return [{ ...it, programme: event.programme }, []];
    case "devices":
      return [{ ...it, devices: event.devices }, []];
    case "previewed": {
      const { csv, report } = event;
      const upload: Upload = {
        is: "seen",
        event: event.event,
        csv,
        report,
        mapping: report.mapping,
      };
      return [{ ...it, upload, said: null }, []];
    }
    case "mapped": {
      if (it.upload.is !== "seen") {
        return [it, []];
      }
      const { [event.field]: _, ...others } = it.upload.mapping;
      const mapping = event.column === "" ? others : { ...others, [event.field]: event.column };
      return [
        { ...it, upload: { ...it.upload, mapping } },
        [{ do: "preview", event: it.upload.event, csv: it.upload.csv, mapping }],
      ];
    }
    case "taken":
      return [{ ...it, upload: { is: "taken", event: event.event, report: event.report } }, []];
    case "code":
      return [{ ...it, code: { ...event.code, role: event.role } }, []];
    case "edit":
      return [{ ...it, editing: event.event, said: null }, []];
    case "search": {
      const { event: of, query } = event;
      const guests = of === it.found.event && query !== "" ? it.found.guests : [];
      const effects: Effect[] = query.trim() === "" ? [] : [{ do: "find", event: of, query }];
      return [{ ...it, found: { event: of, query, guests } }, effects];
    }
    case "found": {
      const { event: of, query, guests } = event;
      const asked = it.found.event === of && it.found.query === query;
      return [asked ? { ...it, found: { event: of, query, guests } } : it, []];
    }
    case "working":
      return [
        { ...it, upload: { is: "working", event: event.event, before: it.upload }, said: null },
        [],
      ];
    case "said": {
      const { text, bad } = event;
      const upload: Upload = it.upload.is === "working" ? it.upload.before : it.upload;
      return [{ ...it, upload, said: { text, bad } }, []];
    }
  }
}
