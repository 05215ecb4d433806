import { flag, list, number, object, text } from "./shape";

/** A template of badges; width and height in millimetres. */
export interface Offer {
  name: string;
  /** `own`, or what a built-in one is for: `roll` or `sheet`. */
  media: string;
  width: number;
  height: number;
}

/** A sheet of labels as it is sold. */
export interface Format {
  name: string;
  title: string;
  /** On a sheet. */
  labels: number;
  /** What is drawn for it if nothing else is said. */
  template: string;
}

/** A guest whose badge the fonts cannot show whole. */
export interface Unshown {
  name: string;
  /** Whether nothing is printed, since the badge would not say who it is. */
  byHand: boolean;
  /** What cannot be shown. */
  words: string[];
}

export interface Offers {
  /** The name of the template that the box prints by. */
  usual: string;
  templates: Offer[];
  formats: Format[];
  /** Group by group; a name's number is its place. */
  hardNames: HardName[];
}

/** A name that templates fail on. */
export interface HardName {
  group: string;
  /** As a list shows it. */
  name: string;
  /** What is hard about it. */
  why: string;
}

export function unshown(value: unknown): Unshown[] {
  return list(object(value).guests, (g) => {
    const guest = object(g);
    return {
      name: text(guest.name),
      byHand: flag(guest.byHand),
      words: list(guest.words, text),
    };
  });
}

export function offers(value: unknown): Offers {
  const it = object(value);
  return {
    usual: text(it.usual),
    templates: list(it.templates, (t) => {
      const offer = object(t);
      return {
        name: text(offer.name),
        media: text(offer.media),
        width: number(offer.width),
        height: number(offer.height),
      };
    }),
    formats: list(it.formats, (f) => {
      const format = object(f);
      return {
        name: text(format.name),
        title: text(format.title),
        labels: number(format.labels),
        template: text(format.template),
      };
    }),
    hardNames: list(it.hardNames, (n) => {
      const hard = object(n);
      return { group: text(hard.group), name: text(hard.name), why: text(hard.why) };
    }),
  };
}
