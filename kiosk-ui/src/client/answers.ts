import { list, maybe, number, object, text } from "./shape";

/** What a guest has answered beyond the profile. */
export interface Answers {
  person: string;
  name: string;
  bonds: string[];
  purposes: string[];
  wantedLinks: string[];
  kind: string;
  mentoring: string;
  topics: string[];
  mentees: number;
  offers: string[];
  needs: string[];
  /** Null on central: what guests eat stays at the venue. */
  diet: string | null;
  /** By purpose: `yes`, `no` or `not-said`. */
  consents: Record<string, string>;
}

export function answers(value: unknown): Answers {
  const it = object(value);
  const texts = (field: unknown) => list(field, text);
  return {
    person: text(it.person),
    name: text(it.name),
    bonds: texts(it.bonds),
    purposes: texts(it.purposes),
    wantedLinks: texts(it.wantedLinks),
    kind: text(it.kind),
    mentoring: text(it.mentoring),
    topics: texts(it.topics),
    mentees: number(it.mentees),
    offers: texts(it.offers),
    needs: texts(it.needs),
    diet: maybe(it.diet, text),
    consents: Object.fromEntries(
      Object.entries(object(it.consents)).map(([purpose, said]) => [purpose, text(said)]),
    ),
  };
}
