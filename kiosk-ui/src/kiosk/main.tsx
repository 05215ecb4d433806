import "../look/base.css";
import "./kiosk.css";
import { render } from "preact";
import { badgeLine, decision, station } from "../client/door";
import { listen } from "../client/events";
import { Client, mint, pairOnce, Refusal, Silence, takeCode } from "../client/http";
import { list, object, text } from "../client/shape";
import { Camera } from "../scanner/camera";
import { TypingReader } from "../scanner/keyboard";
import { type Effect, type Event, type Screen, step, type Why } from "./state";
import { Kiosk, type Press } from "./view";

/** Runs the kiosk: events in, the pure step, effects out. */
const client = new Client("station");
let screen: Screen = { state: { is: "idle" }, station: null, camera: "on", box: "heard" };
let deaf = () => {};

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
      tell({ on: "need-person", request: mint(16), now: Date.now() });
      break;
    case "enter":
      tell({ on: "enter", scanId: mint(16) });
      break;
    case "type":
    case "erase":
      tell({ on: event.on, now: Date.now() });
      break;
    case "key":
      tell({ ...event, now: Date.now() });
      break;
    default:
      tell(event);
  }
}

function show(): void {
  const root = document.getElementById("screen");
  if (root !== null) {
    render(<Kiosk screen={screen} press={press} pair={startWith} />, root);
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
    case "look":
      void look();
      break;
  }
}

async function scan(ask: Extract<Effect, { do: "scan" }>): Promise<void> {
  const body = { scanId: ask.scanId, text: ask.text.slice(0, 5_000) };
  try {
    const answer = await client.post(
      "/api/scans",
      ask.people > 0 ? { ...body, people: ask.people } : body,
    );
    tell({ on: "answered", decision: decision(answer), now: Date.now() });
  } catch (failure) {
    tell({ on: "unanswered", scanId: ask.scanId, why: why(failure), now: Date.now() });
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
  for (let tries = 0; tries < 20; tries++) {
    try {
      await client.post("/api/help", about === null ? { request } : { request, about });
      tell({ on: "called", request });
      return;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status < 500) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

async function look(): Promise<void> {
  try {
    tell({ on: "station", station: station(await client.get("/api/station")) });
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      tell({ on: "unpaired", problem: "" });
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
    ["badge", "help", "notice", "event"],
  );
}

function heard(name: string, data: unknown): void {
  try {
    switch (name) {
      case "badge":
        tell({ on: "badge", badge: badgeLine(data), now: Date.now() });
        break;
      case "help":
        if (text(object(data).state) === "coming") {
          tell({ on: "coming", request: text(object(data).request), now: Date.now() });
        }
        break;
      case "notice":
        tell({ on: "storage-stopped" });
        break;
      case "event":
        void look();
        break;
    }
  } catch {
    // News that cannot be read changes nothing; the next look at the box sets it right.
  }
}

const eye = document.createElement("video");
eye.className = "eye";
eye.muted = true;
eye.playsInline = true;
eye.setAttribute("aria-hidden", "true");
document.body.append(eye);

const camera = new Camera(eye, {
  scanned: (text) => tell({ on: "scanned", text, scanId: mint(16) }),
  sees: (camera) => tell({ on: "camera", camera }),
  askBox: async (jpeg) => list(object(await client.picture("/api/frames", jpeg)).texts, text),
});

const reader = new TypingReader((text) => tell({ on: "scanned", text, scanId: mint(16) }));
document.addEventListener(
  "keydown",
  (key) => {
    if (screen.state.is === "pairing") {
      return;
    }
    if (key.code === "Enter" && reader.busy()) {
      key.preventDefault();
    }
    reader.press(key);
  },
  { capture: true },
);

setInterval(() => tell({ on: "tick", now: Date.now() }), 250);
show();
const code = takeCode();
void (code === null ? begin() : startWith(code));
void camera.start();
