import "../look/base.css";
import "./host.css";
import { render } from "preact";
import { decision } from "../client/door";
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
import { list, object, text } from "../client/shape";
import { words } from "../words/en";
import { type Effect, type Event, START, step } from "./state";
import { type Hands, HostPage } from "./view";

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
      void find(effect.query);
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
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      paired = false;
      deaf();
      show();
    }
  }
}

async function find(query: string): Promise<void> {
  try {
    const found = guests(await client.get(`/api/guests?limit=30&q=${encodeURIComponent(query)}`));
    tell({ on: "found", query, guests: found });
  } catch {
    // The next key or arrival asks again.
  }
}

/** Does something at the box and says what came of it. */
async function act(path: string, body: unknown, done: (answer: unknown) => void): Promise<void> {
  try {
    done(await client.post(path, body));
  } catch (failure) {
    const title = failure instanceof Refusal ? failure.message : words.host.silent;
    tell({ on: "said", text: title, bad: true });
  }
}

const close = () => tell({ on: "ask", dialog: { is: "none" } });

const hands: Hands = {
  search: (query) => tell({ on: "search", query }),
  ask: (dialog) => tell({ on: "ask", dialog }),
  checkIn: (guest, people) =>
    void act(
      `/api/guests/${guest.invitation}/check-in`,
      people > 0 ? { scanId: mint(16), people } : { scanId: mint(16) },
      (answer) => decided(answer, guest.name, guest.invitation),
    ),
  letIn: (invitation, name, reason) =>
    void act(`/api/guests/${invitation}/let-in`, { scanId: mint(16), reason }, (answer) =>
      decided(answer, name, invitation),
    ),
  letInRequest: (id, name, reason) =>
    void act(`/api/requests/${id}/let-in`, { scanId: mint(16), reason, name }, (answer) =>
      decided(answer, name, null),
    ),
  walkIn: (form) => {
    const optional = Object.fromEntries(
      Object.entries(form).filter(([key, value]) => key !== "name" && value !== ""),
    );
    void act("/api/walk-ins", { scanId: mint(16), name: form.name, ...optional }, (answer) =>
      decided(answer, form.name, null),
    );
  },
  merge: (one, guest) =>
    void act(
      `/api/requests/${one.request}/merge`,
      { scanId: mint(16), invitation: guest.invitation },
      (answer) => decided(answer, guest.name, guest.invitation),
    ),
  undo: (one) => void act("/api/admissions/undo", { admissions: [one.admission] }, close),
  greet: (one) => void act(`/api/greetings/${one.invitation}`, {}, () => void look()),
  coming: (one) => void act(`/api/requests/${one.request}/coming`, {}, () => void look()),
  close: (one) => void act(`/api/requests/${one.request}/close`, {}, () => void look()),
  reprint: (one, reason) =>
    void act(
      "/api/badges/reprint",
      { job: mint(16), invitation: one.invitation, index: one.index, reason },
      close,
    ),
  cameOut: (one, answer) => void act(`/api/badges/${one.job}/came-out`, { answer }, news),
  release: (one) => void act(`/api/badges/${one.job}/release`, {}, news),
  handwritten: (one) => void act(`/api/badges/${one.job}/handwritten`, {}, news),
  printer: (one, action) =>
    void act(`/api/printers/${encodeURIComponent(one.name)}/${action}`, {}, () => void look()),
};

function news(): void {
  void look();
}

function decided(answer: unknown, name: string, invitation: string | null): void {
  tell({ on: "decided", decision: decision(answer), name, invitation });
}

function heard(name: string, data: unknown): void {
  try {
    switch (name) {
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
      case "counts":
        tell({ on: "counts", counts: counts(data) });
        break;
      case "storage":
        tell({ on: "storage", state: text(object(data).state) });
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

document.addEventListener("keydown", (key) => {
  if (key.key === "Escape" && host.dialog.is !== "none") {
    close();
  }
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
      if (live === "heard") {
        void look();
      }
    },
    [
      "arrival",
      "undo",
      "request",
      "request-closed",
      "badge",
      "printers",
      "central",
      "counts",
      "storage",
    ],
  );
}

show();
const code = takeCode();
void (code === null ? begin() : startWith(code));
