import { describe, expect, it } from "vitest";
import type { ExitGuest } from "../client/exit";
import { type Effect, type Event, type Exit, pages, START, type State, step } from "./state";

const MEI = { person: "aa", name: "Mei Lin", met: false, wished: false };
const TOM = { person: "bb", name: "Tom Oak", met: false, wished: true };
const CARD = { name: "Mei Lin", email: "", organisation: "", rows: ["1"] };
const ANA: ExitGuest = {
  firstName: "Ana",
  people: [MEI, TOM],
  need: "a venue",
  questions: ["energy", "bscs/1"],
  mayPromise: true,
  promises: [],
};

function play(...events: Event[]): { exit: Exit; effects: Effect[] } {
  let exit = START;
  const effects: Effect[] = [];
  for (const event of events) {
    const [next, does] = step(exit, event);
    exit = next;
    effects.push(...does);
  }
  return { exit, effects };
}

function asked(guest: ExitGuest = ANA): Event[] {
  return [
    { on: "scanned", text: "F1:X", now: 0 },
    { on: "begun", begun: { visit: "v", guest, retryAfter: 0 }, now: 1 },
  ];
}

function page({ state }: Exit): string {
  return state.is === "asking" ? state.page.is : state.is;
}

const skip: Event = { on: "skip", now: 2 };
const next: Event = { on: "next", now: 2 };

describe("the exit", () => {
  it("asks one thing at a time, and everything can be skipped", () => {
    const seen: string[] = [];
    let events = asked();
    for (let i = 0; i < pages(ANA).length; i++) {
      seen.push(page(play(...events).exit));
      events = [...events, skip];
    }
    expect(seen).toEqual(["met", "touch", "promise-to", "need", "question", "question", "leave"]);
    expect(play(...events).effects.map((effect) => effect.do)).toEqual(["begin"]);
  });

  it("asks about people only whom one sat with or met", () => {
    const alone = { ...ANA, people: [], need: null };
    expect(pages(alone).map((one) => one.is)).toEqual(["question", "question", "leave"]);
  });

  it("sends whom the guest chose, with those chosen before", () => {
    const choose: Event = { on: "person", person: "aa", now: 2 };
    const { effects } = play(...asked(), next, choose, next);
    expect(effects.at(-1)).toEqual({
      do: "put",
      visit: "v",
      part: "wishes",
      body: { people: ["bb", "aa"] },
    });
  });

  it("a choice is taken back by a second touch", () => {
    const tom: Event = { on: "person", person: "bb", now: 2 };
    expect(play(...asked(), next, tom, next).effects.at(-1)).toMatchObject({
      body: { people: [] },
    });
  });

  it("sends one promise to one person, in ready words or one's own", () => {
    const to: Event[] = [...asked(), skip, skip, { on: "person", person: "aa", now: 2 }];
    const ready = play(...to, { on: "promise", text: "call you", id: "p", now: 2 });
    expect(ready.effects.at(-1)).toMatchObject({
      part: "promise",
      body: { promise: "p", to: "aa" },
    });
    const own = play(
      ...to,
      { on: "promise", text: null, id: "p", now: 2 },
      { on: "key", key: "o", now: 2 },
      { on: "key", key: "k", now: 2 },
      { on: "enter", id: "p", now: 2 },
    );
    expect(own.effects.at(-1)).toMatchObject({ body: { promise: "p", to: "aa", text: "ok" } });
    expect(page(own.exit)).toBe("need");
  });

  it("shows the cards of a mutual yes at the end, and only then", () => {
    const cards: Event = { on: "cards", visit: "v", cards: [CARD] };
    const others: Event = { on: "cards", visit: "w", cards: [CARD] };
    const skips = pages(ANA)
      .slice(1)
      .map(() => skip);
    const leave: Event = { on: "leave", gone: true, now: 3 };
    expect(page(play(...asked(), cards, ...skips, leave).exit)).toBe("cards");
    const none = play(...asked(), others, ...skips, leave);
    expect(page(none.exit)).toBe("bye");
    expect(none.effects.slice(-2)).toEqual([
      { do: "post", visit: "v", part: "leave", body: {} },
      { do: "end", visit: "v" },
    ]);
  });

  it("keeps nothing of a guest who walks away", () => {
    const away = play(...asked(), { on: "tick", now: 60_000 });
    expect(away.exit.state).toEqual({ is: "idle" } satisfies State);
    expect(away.effects.at(-1)).toEqual({ do: "end", visit: "v" });
    const rung = play(...asked(), { on: "need-person", request: "r", now: 3 });
    expect(JSON.stringify(rung.exit.state)).not.toContain("Ana");
    expect(rung.effects.slice(-2).map((effect) => effect.do)).toEqual(["end", "help"]);
  });

  it("a badge before the camera does not interrupt whoever is being asked", () => {
    const { exit } = play(...asked(), { on: "scanned", text: "F1:Y", now: 3 });
    expect(page(exit)).toBe("met");
  });

  it("says so when nobody is known by this badge, or nothing answers", () => {
    const nobody = { visit: null, guest: null, retryAfter: 30 };
    const { exit } = play(
      { on: "scanned", text: "x", now: 0 },
      { on: "begun", begun: nobody, now: 1 },
    );
    expect(exit.state).toMatchObject({ is: "sorry", why: "nobody", retryAfter: 30 });
    expect(
      play({ on: "scanned", text: "x", now: 0 }, { on: "tick", now: 10_000 }).exit.state,
    ).toMatchObject({ is: "sorry", why: "silent" });
  });
});
