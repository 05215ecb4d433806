import "../look/base.css";
import "./host.css";
import { render } from "preact";
import { announce } from "../client/changes";
import { decision } from "../client/door";
import { doors } from "../client/doors";
import {
  arrival,
  badge,
  central,
  counts,
  evening,
  guests,
  printer,
  request,
} from "../client/evening";
import { listen } from "../client/events";
import { Client, mint, pairOnce, Refusal, takeCode } from "../client/http";
import { list, number, object, text } from "../client/shape";
import { words } from "../words/en";
import type { Hands } from "./hands";
import { type Entry, order } from "./orders";
import { type Dialog, type Effect, type Event, START, step, type Where } from "./state";
import { HostPage } from "./view";

/** Runs the host's page: news in, the pure step, effects out. */
const client = new Client("host");
let host = START;
let paired = true;
let problem = "";
let deaf = () => {};
let sound: AudioContext | null = null;

function tell(event: Event): void {
  const [next, effects] = step(host, event);
  host = next;
  effects.forEach(run);
  show();
}

function run(effect: Effect): void {
  switch (effect.do) {
    case "ring":
      ring();
      break;
    case "find":
      void find(effect.where, effect.query);
      break;
  }
}

function show(): void {
  const root = document.getElementById("screen");
  if (root === null) {
    return;
  }
  const open = host.evening?.requests.length ?? 0;
  document.title = open > 0 ? `(${open}) ${words.host.requests}` : `Foyer · ${words.host.title}`;
  render(paired ? <HostPage host={host} hands={hands} /> : <Pairing />, root);
}

function Pairing() {
  return (
    <form
      class="plain"
      onSubmit={(event) => {
        event.preventDefault();
        void startWith(String(new FormData(event.currentTarget).get("code") ?? ""));
      }}
    >
      <h1>{words.pairing.title}</h1>
      <p>{words.pairing.more}</p>
      {problem === "" ? null : <p class="notice bad">{problem}</p>}
      <label>
        {words.pairing.code}
        <input name="code" autocomplete="off" required />
      </label>
      <p>
        <button type="submit" class="main">
          {words.pairing.go}
        </button>
      </p>
    </form>
  );
}

async function look(): Promise<void> {
  try {
    const seen = evening(await client.get("/api/host"));
    paired = true;
    tell({ on: "evening", evening: seen });
    tellDoors(await client.get("/api/doors"));
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      paired = false;
      deaf();
      show();
    }
  }
}

function tellDoors(data: unknown): void {
  tell({ on: "doors", doors: doors(data), heard: performance.now() });
}

async function find(where: Where, query: string): Promise<void> {
  try {
    const found = guests(await client.get(`/api/guests?limit=30&q=${encodeURIComponent(query)}`));
    tell({ on: "found", where, query, guests: found });
  } catch {
    // The next key or arrival asks again.
  }
}

const underway = new Set<string>();

/** Does something at the box and says what came of it; pressed twice it is done once. */
async function act(path: string, body: unknown, done: (answer: unknown) => void): Promise<void> {
  if (underway.has(path)) {
    return;
  }
  underway.add(path);
  tell({ on: "busy", busy: true });
  try {
    done(await client.post(path, body));
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      void look();
    }
    const title = failure instanceof Refusal ? failure.message : words.host.unanswered;
    tell({ on: "said", text: title, bad: true });
  } finally {
    underway.delete(path);
    tell({ on: "busy", busy: underway.size > 0 });
  }
}

function ask(dialog: Dialog): void {
  tell({ on: "ask", dialog, id: mint(16) });
}

/** Closes what is open now, once it is done; not what was opened meanwhile. */
function closing(): () => void {
  const { asked } = host;
  return () => {
    if (host.asked === asked) {
      ask({ is: "none" });
    }
  };
}

/** Lets somebody in; the same id, sent again, is the same act. */
function enter(entry: Entry, id: string, people: number): void {
  const { path, body } = order(entry, id, people);
  void act(path, body, (answer) =>
    tell({ on: "decided", decision: decision(answer), entry, people, next: mint(16) }),
  );
}

const hands: Hands = {
  client,
  ring,
  search: (where, query) => tell({ on: "search", where, query }),
  ask,
  vouch: (voucher) => tell({ on: "vouched", voucher }),
  checkIn: (guest) =>
    enter({ by: "check-in", invitation: guest.invitation, name: guest.name }, mint(16), 0),
  enter: (entry, people) => enter(entry, host.asked, people),
  undo: (one) => void act("/api/admissions/undo", { admissions: [one.admission] }, closing()),
  takeBack: ({ admissions }) => void act("/api/admissions/undo", { admissions }, closing()),
  setAsideDoor: (door) => void act(`/api/doors/${door.box}/set-aside`, {}, closing()),
  countDoor: (door) => void act(`/api/doors/${door.box}/count`, {}, news),
  retryParked: () =>
    void act("/api/parked/retry", {}, (answer) => {
      const left = number(object(answer).left);
      tell({ on: "said", text: words.doors.retried(left), bad: left > 0 });
      news();
    }),
  greet: (invitation) => void act(`/api/greetings/${invitation}`, {}, news),
  coming: (one) => void act(`/api/requests/${one.request}/coming`, {}, news),
  close: (one) => void act(`/api/requests/${one.request}/close`, {}, news),
  reprint: (one, reason) =>
    void act(
      "/api/badges/reprint",
      { job: host.asked, invitation: one.invitation, index: one.index, reason },
      closing(),
    ),
  cameOut: (one, answer) => void act(`/api/badges/${one.job}/came-out`, { answer }, news),
  release: (one) => void act(`/api/badges/${one.job}/release`, {}, news),
  handwritten: (one) => void act(`/api/badges/${one.job}/handwritten`, {}, news),
  releaseAll: () => void act("/api/badges/release", {}, news),
  roll: (one, badges) =>
    void act(`/api/printers/${encodeURIComponent(one.name)}/roll`, { badges }, news),
  printer: (one, action) =>
    void act(`/api/printers/${encodeURIComponent(one.name)}/${action}`, {}, news),
};

function news(): void {
  void look();
}

function heard(name: string, data: unknown): void {
  announce(name);
  try {
    switch (name) {
      case "changed":
        announce(text(object(data).topic));
        break;
      case "arrival":
        tell({ on: "arrival", arrival: arrival(data) });
        break;
      case "undo":
        tell({ on: "undone", admission: text(object(data).admission) });
        break;
      case "request":
        tell({ on: "request", request: request(data) });
        break;
      case "request-closed":
        tell({ on: "request-closed", request: text(object(data).request) });
        break;
      case "badge":
        tell({ on: "badge", badge: badge(data) });
        break;
      case "printers":
        tell({ on: "printers", printers: list(data, printer) });
        break;
      case "central":
        tell({ on: "central", central: central(data) });
        break;
      case "doors":
        tellDoors(data);
        break;
      case "counts":
        tell({ on: "counts", counts: counts(data) });
        break;
      case "storage":
        tell({ on: "storage", state: text(object(data).state) });
        break;
      case "event":
        void look();
        break;
    }
  } catch {
    void look();
  }
}

/** Two soft notes; browsers allow them after the first touch of the page. */
function ring(): void {
  if (sound === null || sound.state !== "running") {
    return;
  }
  for (const [i, pitch] of [660, 880].entries()) {
    const note = sound.createOscillator();
    const loudness = sound.createGain();
    const from = sound.currentTime + i * 0.22;
    note.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.2, from);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.5);
    note.connect(loudness).connect(sound.destination);
    note.start(from);
    note.stop(from + 0.5);
  }
}

document.addEventListener("pointerdown", () => {
  sound ??= new AudioContext();
  void sound.resume();
});

async function startWith(code: string): Promise<void> {
  try {
    await pairOnce("host", code);
    begin();
  } catch (failure) {
    paired = false;
    problem = failure instanceof Error ? failure.message : "";
    show();
  }
}

function begin(): void {
  deaf();
  void look();
  deaf = listen(
    "/api/host/events",
    "host",
    heard,
    (live) => {
      tell({ on: "live", live });
      void look();
    },
    [
      "arrival",
      "changed",
      "undo",
      "request",
      "request-closed",
      "badge",
      "printers",
      "central",
      "doors",
      "counts",
      "storage",
      "event",
      "changed",
    ],
  );
}

show();
const code = takeCode();
void (code === null ? begin() : startWith(code));
