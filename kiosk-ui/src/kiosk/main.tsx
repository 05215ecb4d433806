import "../look/base.css";
import "./kiosk.css";
import { render } from "preact";
import { announce } from "../client/changes";
import { badgeLine, decision, station } from "../client/door";
import { listen } from "../client/events";
import { Client, mint, pairOnce, Refusal, Silence, takeCode } from "../client/http";
import { list, object, text } from "../client/shape";
import { Camera } from "../scanner/camera";
import { QUIET_MILLIS, TypingReader } from "../scanner/keyboard";
import { Notices } from "../stories/walls";
import { keepForLater } from "./shelf/register";
import { type Effect, type Event, FIRST_SCREEN, type Found, maySee, step, type Why } from "./state";
import { codeKey, Kiosk, type Press } from "./view";

const TRY_MILLIS = 3_000;
const LOOK_AGAIN_MILLIS = 5_000;
const PRESSES_A_BUTTON = ["Enter", "NumpadEnter", "Tab", "Space"];

/** Runs the kiosk: events in, the pure step, effects out. */
const client = new Client("station");
let screen = FIRST_SCREEN;
let deaf = () => {};
/** Calls that are being made; one that is pressed again meanwhile is not made twice. */
const bells = new Set<string>();
let lookAgain: ReturnType<typeof setTimeout> | undefined;

function tell(event: Event): void {
  const [next, effects] = step(screen, event);
  const changed = next !== screen;
  screen = next;
  effects.forEach(run);
  if (changed) {
    show();
  }
}

function press(event: Press): void {
  switch (event.on) {
    case "need-person":
      tell({ on: "need-person", request: mint(16), now: performance.now() });
      break;
    case "enter":
      tell({ on: "enter", scanId: mint(16), now: performance.now() });
      break;
    case "would-greet":
    case "back":
      tell(event);
      break;
    default:
      tell({ ...event, now: performance.now() });
  }
}

function show(): void {
  const root = document.getElementById("screen");
  if (root !== null) {
    render(
      <>
        {screen.state.is === "pairing" ? null : <Notices client={client} />}
        <Kiosk screen={screen} press={press} pair={startWith} />
      </>,
      root,
    );
  }
  eye.hidden =
    screen.state.is !== "idle" || screen.camera === "off" || screen.station?.event === null;
}

function run(effect: Effect): void {
  switch (effect.do) {
    case "scan":
      setTimeout(() => void scan(effect), effect.wait);
      break;
    case "help":
      void help(effect.request, effect.about);
      break;
    case "would-greet":
      void wouldGreet(effect.scanId);
      break;
    case "look":
      void look();
      break;
  }
}

/** A guest's yes is told until the box has heard it; they have gone on meanwhile. */
async function wouldGreet(scanId: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    try {
      await client.post("/api/parts/yes", { scanId });
      return;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status < 500) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

/** One try; what takes too long is tried again beside it, and the answer that comes first is told. */
async function scan(ask: Extract<Effect, { do: "scan" }>): Promise<void> {
  const unanswered = (why: Why) =>
    tell({ on: "unanswered", scanId: ask.scanId, why, now: performance.now() });
  let late = false;
  const patience = setTimeout(() => {
    late = true;
    unanswered("silence");
  }, TRY_MILLIS);
  const body = { scanId: ask.scanId, text: ask.text.slice(0, 5_000) };
  try {
    const answer = await client.post(
      "/api/scans",
      ask.people > 0 ? { ...body, people: ask.people } : body,
    );
    tell({ on: "answered", decision: decision(answer), now: performance.now() });
  } catch (failure) {
    if (!late || why(failure) !== "silence") {
      unanswered(why(failure));
    }
  } finally {
    clearTimeout(patience);
  }
}

function why(failure: unknown): Why {
  if (failure instanceof Silence) {
    return "silence";
  }
  if (failure instanceof Refusal) {
    if (failure.slug === "storage-stopped") {
      return "stopped";
    }
    return failure.status === 401 ? "unpaired" : "other";
  }
  return "other";
}

/** Rings until the box has heard it: a guest who pressed the button is never forgotten. */
async function help(request: string, about: string | null): Promise<void> {
  if (bells.has(request)) {
    return;
  }
  bells.add(request);
  try {
    await ring(request, about);
  } finally {
    bells.delete(request);
  }
}

async function ring(request: string, about: string | null): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    try {
      const call = await client.post(
        "/api/help",
        about === null ? { request } : { request, about },
      );
      bells.delete(request);
      const now = performance.now();
      tell({ on: "rung", request, found: found(object(call).state), next: mint(16), now });
      return;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status < 500) {
        if (failure.status === 401) {
          tell({ on: "unpaired", problem: "" });
        }
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

function found(state: unknown): Found {
  return state === "coming" || state === "resolved" ? state : "open";
}

async function look(): Promise<void> {
  clearTimeout(lookAgain);
  try {
    tell({ on: "station", station: station(await client.get("/api/station")) });
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      tell({ on: "unpaired", problem: "" });
    } else {
      clearTimeout(lookAgain);
      lookAgain = setTimeout(() => void look(), LOOK_AGAIN_MILLIS);
    }
  }
}

async function startWith(code: string): Promise<void> {
  try {
    await pairOnce("station", code);
    begin();
  } catch (failure) {
    tell({ on: "unpaired", problem: failure instanceof Error ? failure.message : "" });
  }
}

function begin(): void {
  deaf();
  void look();
  deaf = listen(
    "/api/station/events",
    "station",
    (name, data) => heard(name, data),
    (live) => tell({ on: "live", live }),
    ["badge", "changed", "help", "notice", "event"],
  );
}

function heard(name: string, data: unknown): void {
  try {
    switch (name) {
      case "badge":
        tell({ on: "badge", badge: badgeLine(data), now: performance.now() });
        break;
      case "help":
        helpNews(text(object(data).request), found(text(object(data).state)));
        break;
      case "notice":
        tell({ on: "storage-stopped" });
        break;
      case "changed":
        announce(text(object(data).topic));
        break;
      case "event":
        announce(name);
        void look();
        break;
    }
  } catch {
    // News that cannot be read changes nothing; the next look at the box sets it right.
  }
}

function helpNews(request: string, state: Found): void {
  switch (state) {
    case "open":
      break;
    case "coming":
      tell({ on: "coming", request, now: performance.now() });
      break;
    case "resolved":
      tell({ on: "resolved", request });
      break;
  }
}

const eye = document.createElement("video");
eye.className = "eye";
eye.muted = true;
eye.playsInline = true;
eye.setAttribute("aria-hidden", "true");
document.body.append(eye);

function scanned(text: string): void {
  tell({ on: "scanned", text, scanId: mint(16), now: performance.now() });
}

function seen(text: string): boolean {
  const takes = maySee(screen, performance.now());
  if (takes) {
    scanned(text);
  }
  return takes;
}

const camera = new Camera(eye, {
  scanned: seen,
  sees: (camera) => tell({ on: "camera", camera }),
  askBox: async (jpeg) => list(object(await client.picture("/api/frames", jpeg)).texts, text),
});

const reader = new TypingReader({ scanned, typed });
let quiet: ReturnType<typeof setTimeout> | undefined;
document.addEventListener(
  "keydown",
  (key) => {
    if (screen.state.is === "pairing" || key.repeat || key.ctrlKey || key.altKey || key.metaKey) {
      return;
    }
    if (reader.busy() && PRESSES_A_BUTTON.includes(key.code)) {
      key.preventDefault();
    }
    reader.press(key);
    clearTimeout(quiet);
    quiet = setTimeout(() => reader.quiet(performance.now()), QUIET_MILLIS + 10);
  },
  { capture: true },
);

/** A person's key; Enter belongs to a button where one has the focus. */
function typed(key: string): void {
  if (screen.state.is !== "typing") {
    return;
  }
  if (key === "Backspace") {
    press({ on: "erase" });
  } else if (key === "Enter") {
    if (!(document.activeElement instanceof HTMLButtonElement)) {
      press({ on: "enter" });
    }
  } else if (codeKey(key) !== "") {
    press({ on: "key", key: codeKey(key) });
  }
}

/** A finger leaves no focus behind, which the next reader's Enter would press. */
document.addEventListener("click", (click) => {
  if (click.detail > 0 && document.activeElement instanceof HTMLButtonElement) {
    document.activeElement.blur();
  }
});

setInterval(() => tell({ on: "tick", now: performance.now() }), 250);
show();
const code = takeCode();
void (code === null ? begin() : startWith(code));
void camera.start();
void keepForLater();
