import { list, number, object, text } from "./shape";

/** A built-in template of badges; width and height in millimetres. */
export interface Offer {
  name: string;
  media: string;
  width: number;
  height: number;
}

export interface Offers {
  templates: Offer[];
  /** Names that templates fail on. */
  hardNames: string[];
}

export function offers(value: unknown): Offers {
  const it = object(value);
  return {
    templates: list(it.templates, (t) => {
      const offer = object(t);
      return {
        name: text(offer.name),
        media: text(offer.media),
        width: number(offer.width),
        height: number(offer.height),
      };
    }),
    hardNames: list(it.hardNames, text),
  };
}
