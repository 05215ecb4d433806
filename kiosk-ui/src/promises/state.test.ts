import { describe, expect, it } from "vitest";
import { WrongShape } from "../client/shape";
import { checkIn } from "../client/ties";
import { questions, request } from "./state";

const ASKED = checkIn({
  promises: [{ promise: "p", to: "Mei", text: "call" }],
  mentors: [{ person: "b", name: "Tom" }],
});

describe("what the kiosk asks while the badge prints", () => {
  it("is read as it comes, or not at all", () => {
    expect(() => checkIn({ promises: [] })).toThrow(WrongShape);
    expect(questions(ASKED).map((one) => one.is)).toEqual(["promise", "mentor"]);
  });

  it("is at most three things", () => {
    const many = { ...ASKED, promises: Array(9).fill(ASKED.promises[0]) };
    expect(questions(many)).toHaveLength(3);
  });

  it("an answer is told to the box, and a mentor not met to nobody", () => {
    const [promise, mentor] = questions(ASKED);
    expect(promise && request("s", promise, "not-yet")).toEqual({
      path: "/api/scans/s/promises/p",
      body: { kept: "not-yet" },
    });
    expect(mentor && request("s", mentor, "met")?.body).toEqual({ person: "b" });
    expect(mentor && request("s", mentor, "not-yet")).toBeNull();
  });
});
