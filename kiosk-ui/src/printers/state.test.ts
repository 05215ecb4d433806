import { expect, test } from "vitest";
import { words } from "../words/en";
import { picture, START, step } from "./state";

const FOUND = {
  port: "/dev/ttyUSB0",
  is: "printer",
  uri: "serial:/dev/ttyUSB0?baud=9600&language=tspl",
  language: "tspl",
  says: "TTP-245",
  words: "",
};

test("a search that fails can be started again", () => {
  const searching = step(START, { on: "searching" });
  const failed = step(searching, { on: "failed", printer: null, problem: "no answer" });
  expect(failed.search.is).toBe("not-yet");
  expect(failed.problem).toBe("no answer");
  expect(step(failed, { on: "searching" }).problem).toBe("");
});

test("what was found stays while one of it prints a test badge", () => {
  const found = step(START, { on: "found", found: [FOUND] });
  const testing = step(found, { on: "testing", printer: FOUND.uri });
  expect(testing.search).toEqual({ is: "done", found: [FOUND] });
  expect(testing.tests[FOUND.uri]).toBe("running");
  const tested = step(testing, {
    on: "tested",
    printer: FOUND.uri,
    test: { outcome: "printed", reasons: [] },
  });
  expect(tested.tests[FOUND.uri]).toEqual({ outcome: "printed", reasons: [] });
});

test("a test badge that could not be asked for is not running any more", () => {
  const testing = step(START, { on: "testing", printer: "desk" });
  const failed = step(testing, { on: "failed", printer: "desk", problem: "busy" });
  expect(failed.tests.desk).toBeUndefined();
});

test("every fault that a hand can mend has a drawing and words", () => {
  for (const reason of [
    "cover-open",
    "media-empty",
    "media-jam",
    "media-needed",
    "offline",
    "other-printer",
    "paused",
  ]) {
    expect(picture(reason), reason).not.toBeNull();
    expect(words.host.reasons[reason], reason).toBeDefined();
  }
  expect(picture("write-by-hand")).toBeNull();
});
