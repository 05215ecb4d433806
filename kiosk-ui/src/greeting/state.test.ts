import { describe, expect, it } from "vitest";
import { greetings, type Newcomer } from "../client/greetings";
import { inviterWords, languageNames, openerWords, ringsAnew, START, span, step } from "./state";

const NOTHING = {
  carrier: null,
  ready: false,
  together: false,
  ringing: [],
  elsewhere: [],
  invited: [],
  time: null,
  norms: [],
};

function newcomer(change: Partial<Newcomer> = {}): Newcomer {
  return {
    invitation: "a1",
    name: "Ana Quintero",
    sayIt: "",
    languages: [],
    at: "2026-06-05T18:00:00Z",
    late: false,
    inviter: null,
    opener: { askMeAbout: "", number: 1 },
    ...change,
  };
}

describe("the greeting queue", () => {
  it("rings once for each newcomer", () => {
    const ana = { ...NOTHING, ringing: [newcomer()] };
    expect(ringsAnew(greetings(NOTHING), ana)).toBe(true);
    expect(ringsAnew(ana, ana)).toBe(false);
    expect(ringsAnew(ana, { ...ana, ringing: [newcomer(), newcomer({ invitation: "b2" })] })).toBe(
      true,
    );
  });

  it("rings for a guest of one's own, but not for those who came before the page", () => {
    const told = {
      ...NOTHING,
      invited: [{ invitation: "c3", name: "Ben", at: "2026-06-05T18:00:00Z", greeted: false }],
    };
    expect(ringsAnew(NOTHING, told)).toBe(true);
    expect(ringsAnew(null, told)).toBe(false);
    expect(ringsAnew(told, told)).toBe(false);
  });

  it("says where the inviter is, as far as that is known", () => {
    const by = (change: object) =>
      inviterWords(
        newcomer({ inviter: { name: "Jonas", here: true, tablet: false, table: "", ...change } }),
      );
    expect(by({ here: false })).toBe("Invited by Jonas");
    expect(by({})).toBe("Invited by Jonas, who is here");
    expect(by({ table: "5" })).toBe("Invited by Jonas, table 5");
    expect(by({ tablet: true, table: "5" })).toBe("Invited by Jonas, who is told, too");
    expect(inviterWords(newcomer())).toBe("");
  });

  it("opens with what the guest agreed to be asked about, else with a question", () => {
    expect(openerWords(newcomer({ opener: { askMeAbout: "sourdough", number: 0 } }))).toBe(
      "Ask about sourdough",
    );
    expect(openerWords(newcomer({ opener: { askMeAbout: "", number: 7 } }))).toBe(
      openerWords(newcomer()),
    );
  });

  it("names languages, and shows a tag that it does not know as it is", () => {
    expect(languageNames(["nb", "pt-BR", "!!"])).toBe("Norwegian Bokmål, Brazilian Portuguese, !!");
  });

  it("shows an answer to the last question only", () => {
    const asked = step(step(START, { on: "find", query: "a" }), { on: "find", query: "an" });
    expect(step(asked, { on: "found", query: "a", guests: [] })).toBe(asked);
    expect(step(asked, { on: "chosen" }).finding).toBeNull();
  });

  it("says spans of time in short", () => {
    expect([span(40), span(120), span(150)]).toEqual(["40 s", "2 min", "2 min 30 s"]);
  });
});
