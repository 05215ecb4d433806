import { flag, list, maybe, number, object, text } from "./shape";

export interface Who {
  person: string;
  name: string;
}

/** What was talked about, and who agrees that it leaves its table. */
export interface Story {
  story: string;
  topic: string;
  line: string;
  leave: string;
  mayLeave: boolean;
  /** `said` is yes, no, or empty while they have not been asked. */
  named: (Who & { said: string })[];
  wanted: Who[];
}

/** An item for somebody who was missed. */
export interface Item {
  item: string;
  reader: Who;
  topic: string;
  introducer: Who;
  link: string;
  standing: string;
  late: boolean;
}

export interface Digest {
  due: string;
  over: boolean;
  items: Item[];
  stories: Story[];
  readers: Who[];
}

/** A line on a wall, without a name. */
export interface Line {
  line: string;
  text: string;
}

export interface Agenda {
  slots: { use: string; title: string; minutes: number }[];
  minutes: number;
  openMinutes: number;
  tooLittleOpen: boolean;
}

export interface SideTables {
  slots: { slot: number; title: string; minutes: number }[];
  tables: {
    table: string;
    slot: number;
    topic: string;
    host: string;
    seats: number;
    free: number;
    guests: { invitation: string; name: string }[];
  }[];
}

/** How central's mail stands. */
export interface Outbox {
  sends: boolean;
  waiting: number;
  refused: { letter: string; code: number }[];
  trouble: string;
}

function who(value: unknown): Who {
  const it = object(value);
  return { person: text(it.person), name: text(it.name) };
}

export function people(value: unknown): Who[] {
  return list(object(value).people, who);
}

function story(value: unknown): Story {
  const it = object(value);
  return {
    story: text(it.story),
    topic: text(it.topic),
    line: text(it.line),
    leave: text(it.leave),
    mayLeave: flag(it.mayLeave),
    named: list(it.named, (one) => ({ ...who(one), said: maybe(object(one).said, text) ?? "" })),
    wanted: list(it.wanted, who),
  };
}

export function stories(value: unknown): Story[] {
  return list(object(value).stories, story);
}

export function digest(value: unknown): Digest {
  const it = object(value);
  return {
    due: text(it.due),
    over: flag(it.over),
    items: list(it.items, (one) => {
      const item = object(one);
      return {
        item: text(item.item),
        reader: who(item.reader),
        topic: text(item.topic),
        introducer: who(item.introducer),
        link: text(item.link),
        standing: text(item.standing),
        late: flag(item.late),
      };
    }),
    stories: list(it.stories, story),
    readers: list(it.readers, who),
  };
}

function line(value: unknown): Line {
  const it = object(value);
  return { line: text(it.line), text: text(it.text) };
}

export function notices(value: unknown): Line[] {
  return list(object(value).notices, line);
}

export function walls(value: unknown): { topics: Line[]; vision: Line[] } {
  const it = object(value);
  return { topics: list(it.topics, line), vision: list(it.vision, line) };
}

export function agenda(value: unknown): Agenda {
  const it = object(value);
  return {
    slots: list(it.slots, (one) => ({
      use: text(object(one).use),
      title: text(object(one).title),
      minutes: number(object(one).minutes),
    })),
    minutes: number(it.minutes),
    openMinutes: number(it.openMinutes),
    tooLittleOpen: flag(it.tooLittleOpen),
  };
}

export function sideTables(value: unknown): SideTables {
  const it = object(value);
  return {
    slots: list(it.slots, (one) => ({
      slot: number(object(one).slot),
      title: text(object(one).title),
      minutes: number(object(one).minutes),
    })),
    tables: list(it.tables, (one) => {
      const table = object(one);
      return {
        table: text(table.table),
        slot: number(table.slot),
        topic: text(table.topic),
        host: maybe(table.host, text) ?? "",
        seats: number(table.seats),
        free: number(table.free),
        guests: list(table.guests, (guest) => ({
          invitation: text(object(guest).invitation),
          name: text(object(guest).name),
        })),
      };
    }),
  };
}

export function outbox(value: unknown): Outbox {
  const it = object(value);
  return {
    sends: flag(it.sends),
    waiting: number(it.waiting),
    refused: list(it.refused, (one) => ({
      letter: text(object(one).letter),
      code: number(object(one).code),
    })),
    trouble: maybe(it.trouble, text) ?? "",
  };
}

/** A text to paste into a group, and its link as a code in SVG. */
export function paste(value: unknown): { text: string; code: string } {
  const it = object(value);
  return { text: text(it.text), code: text(it.code) };
}
