import "../look/base.css";
import "./exit.css";
import { render } from "preact";
import { listen } from "../client/events";
import { begun, cards } from "../client/exit";
import { Client, mint, pairOnce, Refusal, Silence, takeCode } from "../client/http";
import { list, object, text } from "../client/shape";
import { Camera } from "../scanner/camera";
import { QUIET_MILLIS, TypingReader } from "../scanner/keyboard";
import { type Effect, type Event, mayScan, START, step } from "./state";
import { codeKey, ExitPage, type Press } from "./view";

/** Runs the exit: events in, the pure step, effects out. */
const client = new Client("station");
const PRESSES_A_BUTTON = ["Enter", "NumpadEnter", "Tab", "Space"];
const TRIES = 3;
/** `/exit?slip=print`: this kiosk has a printer for pages, and prints without asking. */
const PRINTS = new URLSearchParams(location.search).get("slip") === "print";

let exit = START;
let deaf = () => {};
/** What a visit has to say is sent in its order. */
let sending: Promise<unknown> = Promise.resolve();

function tell(event: Event): void {
  const [next, effects] = step(exit, event);
  const changed = next !== exit;
  exit = next;
  effects.forEach(run);
  if (changed) {
    show();
  }
}

function press(it: Press): void {
  const now = performance.now();
  switch (it.on) {
    case "back":
      tell({ on: "back" });
      break;
    case "need-person":
      tell({ on: "need-person", request: mint(16), now });
      break;
    case "enter":
      tell({ on: "enter", id: mint(16), now });
      break;
    case "promise":
      tell({ ...it, id: mint(16), now });
      break;
    default:
      tell({ ...it, now });
  }
}

function show(): void {
  const root = document.getElementById("screen");
  if (root !== null) {
    render(<ExitPage exit={exit} press={press} pair={startWith} prints={PRINTS} />, root);
  }
  eye.hidden = exit.state.is !== "idle" || exit.camera === "off";
}

function run(effect: Effect): void {
  switch (effect.do) {
    case "begin":
      void asking(async () => {
        const answer = begun(
          await client.post("/api/exit/visits", { text: effect.text.slice(0, 5_000) }),
        );
        tell({ on: "begun", begun: answer, now: performance.now() });
        const { visit } = answer;
        if (visit !== null) {
          const answer = cards(await client.get(`/api/exit/visits/${visit}/cards`));
          tell({ on: "cards", visit, cards: answer });
        }
      });
      break;
    case "put":
    case "post":
      sending = sending.then(() => asking(() => send(effect)));
      break;
    case "end":
      sending = sending.then(() =>
        client.remove(`/api/exit/visits/${effect.visit}`).catch(() => {}),
      );
      break;
    case "help":
      void ring(effect.request);
      break;
  }
}

/** What a guest has said is sent until the box has heard it, or the guest is told that it has not. */
async function send({
  do: how,
  visit,
  part,
  body,
}: Extract<Effect, { part: string }>): Promise<void> {
  const path = `/api/exit/visits/${visit}/${part}`;
  const answer = await patiently(() =>
    how === "put" ? client.put(path, body) : client.post(path, body),
  );
  if (part === "wishes") {
    tell({ on: "cards", visit, cards: cards(answer) });
  }
}

async function patiently(what: () => Promise<unknown>): Promise<unknown> {
  for (let tried = 1; ; tried++) {
    try {
      return await what();
    } catch (failure) {
      if (!(failure instanceof Silence) || tried === TRIES) {
        throw failure;
      }
    }
  }
}

async function asking(what: () => Promise<void>): Promise<void> {
  try {
    await what();
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      tell({ on: "unpaired", problem: "" });
    } else {
      const over = failure instanceof Refusal && failure.slug === "visit-over";
      tell({ on: "failed", why: over ? "over" : "silent", now: performance.now() });
    }
  }
}

/** Rings until the box has heard it. */
async function ring(request: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    try {
      await client.post("/api/help", { request });
      tell({ on: "call", request, call: "called", now: performance.now() });
      return;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status < 500) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 2_000));
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

async function look(): Promise<void> {
  try {
    await client.get("/api/station");
    tell({ on: "paired" });
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      tell({ on: "unpaired", problem: "" });
    }
  }
}

function begin(): void {
  deaf();
  void look();
  deaf = listen("/api/station/events", "station", heard, () => void look(), ["help"]);
}

function heard(_: string, data: unknown): void {
  try {
    const { request, state } = object(data);
    const call = text(state);
    if (call === "coming" || call === "resolved") {
      tell({ on: "call", request: text(request), call, now: performance.now() });
    }
  } catch {
    // News that cannot be read changes nothing.
  }
}

const eye = document.createElement("video");
eye.className = "eye";
eye.muted = true;
eye.playsInline = true;
eye.setAttribute("aria-hidden", "true");
document.body.append(eye);

function scanned(read: string): void {
  tell({ on: "scanned", text: read, now: performance.now() });
}

const camera = new Camera(eye, {
  scanned: (read) => {
    const takes = exit.state.is === "idle" && mayScan(exit.state);
    if (takes) {
      scanned(read);
    }
    return takes;
  },
  sees: (now) => tell({ on: "camera", camera: now }),
  askBox: async (jpeg) => list(object(await client.picture("/api/frames", jpeg)).texts, text),
});

const reader = new TypingReader({ scanned, typed });
let quiet: ReturnType<typeof setTimeout> | undefined;
document.addEventListener(
  "keydown",
  (key) => {
    if (exit.state.is === "pairing" || key.repeat || key.ctrlKey || key.altKey || key.metaKey) {
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
  const { state } = exit;
  const words =
    state.is === "asking" && state.page.is === "promise-text" && state.page.own !== null;
  if (state.is !== "typing" && !words) {
    return;
  }
  if (key === "Backspace") {
    press({ on: "erase" });
  } else if (key === "Enter") {
    if (!(document.activeElement instanceof HTMLButtonElement)) {
      press({ on: "enter" });
    }
  } else if (words && key.length === 1) {
    press({ on: "key", key });
  } else if (state.is === "typing" && codeKey(key) !== "") {
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
const pairing = takeCode();
void (pairing === null ? begin() : startWith(pairing));
void camera.start();
