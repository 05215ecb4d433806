import { describe, expect, it } from "vitest";
import type { Erasure } from "../../client/privacy";
import { rule, standing } from "./state";

const moment = () => "1 June";
const erasure: Erasure = {
  person: "a1",
  at: "2026-06-01T00:00:00Z",
  overdue: false,
  replicas: [
    { replica: "c0", name: "Central", doneAt: "2026-06-01T00:00:01Z" },
    { replica: "b0", name: "North box", doneAt: null },
  ],
};

describe("an erasure", () => {
  it("names who has still to do it", () => {
    const said = standing(erasure, moment);
    expect(said.text).toContain("North box");
    expect(said.text).not.toContain("Central");
    expect(said.bad).toBe(false);
  });

  it("is red once somebody is overdue", () => {
    expect(standing({ ...erasure, overdue: true }, moment).bad).toBe(true);
  });

  it("is done when everybody has done it", () => {
    const replicas = erasure.replicas.map((it) => ({ ...it, doneAt: erasure.at }));
    expect(standing({ ...erasure, replicas }, moment)).toMatchObject({ bad: false });
    expect(standing({ ...erasure, replicas }, moment).text).toContain("everywhere");
  });
});

describe("what a box keeps", () => {
  const retention = { keepDays: 7, waitsFor: null, due: 0, log: [] };

  it("is said with its days", () => {
    expect(rule(retention)).toHaveLength(1);
    expect(rule(retention)[0]?.text).toContain("7 days");
  });

  it("is not complained of while nobody is due", () => {
    expect(rule({ ...retention, waitsFor: "central" })).toHaveLength(1);
  });

  it("says what stands against forgetting those who are due", () => {
    expect(rule({ ...retention, waitsFor: "clock", due: 3 })[1]).toMatchObject({ bad: true });
    expect(rule({ ...retention, waitsFor: "central", due: 3 })[1]?.text).toContain("central");
  });
});
