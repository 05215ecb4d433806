import "../look/base.css";
import "./organiser.css";
import { render } from "preact";
import { guests } from "../client/evening";
import { Client, mint, pairOnce, Refusal, takeCode } from "../client/http";
import { devices, pairingCode, programme, report } from "../client/programme";
import { object, text } from "../client/shape";
import { words } from "../words/en";
import { type Effect, type Event, START, step } from "./state";
import { type Hands, OrganiserPage } from "./view";

/** Runs the organiser's page: what is clicked in, the pure step, requests out. */
const client = new Client("organiser");
const LOOK_MILLIS = 10_000;
let it = START;
let paired = true;
let problem = "";

function tell(event: Event): void {
  const [next, effects] = step(it, event);
  it = next;
  effects.forEach(run);
  show();
}

function run(effect: Effect): void {
  switch (effect.do) {
    case "preview":
      void act(() => preview(effect.event, effect.csv, effect.mapping));
      break;
    case "find":
      void act(() => find(effect.event, effect.query));
      break;
  }
}

function show(): void {
  const root = document.getElementById("screen");
  if (root !== null) {
    render(paired ? <OrganiserPage it={it} hands={hands} /> : <Pairing />, root);
  }
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
  tell({ on: "programme", programme: programme(await client.get("/api/organiser")) });
  tell({ on: "devices", devices: devices(await client.get("/api/devices")) });
}

async function act(what: () => Promise<void>): Promise<void> {
  try {
    await what();
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) {
      paired = false;
      show();
      return;
    }
    const title = failure instanceof Refusal ? failure.message : words.organiser.unanswered;
    tell({ on: "said", text: title, bad: true });
  }
}

function listPath(event: string, part: string, mapping: Record<string, string> | null): string {
  const chosen = mapping === null ? "" : `?mapping=${encodeURIComponent(JSON.stringify(mapping))}`;
  return `/api/events/${event}/guest-list${part}${chosen}`;
}

async function preview(
  event: string,
  csv: Blob,
  mapping: Record<string, string> | null,
): Promise<void> {
  tell({ on: "working", event });
  const seen = report(await client.upload(listPath(event, "/preview", mapping), "text/csv", csv));
  tell({ on: "previewed", event, csv, report: seen });
}

/** While the lists are being made again (after a power cut, say) it asks once more by itself. */
async function find(event: string, query: string): Promise<void> {
  const path = `/api/events/${event}/guests?limit=30&q=${encodeURIComponent(query)}`;
  try {
    tell({ on: "found", event, query, guests: guests(await client.get(path)) });
  } catch (failure) {
    if (!(failure instanceof Refusal && failure.slug === "lists-behind")) {
      throw failure;
    }
    tell({ on: "said", text: failure.message, bad: false });
    setTimeout(() => it.found.query === query && void act(() => find(event, query)), 2_000);
  }
}

function done(): void {
  tell({ on: "said", text: words.organiser.done, bad: false });
}

const hands: Hands = {
  client,
  search: (event, query) => tell({ on: "search", event, query }),
  erase: (event, guest) =>
    void act(async () => {
      await client.post(`/api/people/${guest.person}/erase`, { confirm: "erase" });
      await find(event, it.found.query);
      await look();
      tell({ on: "said", text: words.organiser.privacy.erasedHere, bad: false });
    }),
  revokeGuest: (event, guest, reason) =>
    void act(async () => {
      await client.post(`/api/invitations/${guest.invitation}/revoke`, { reason });
      await find(event, it.found.query);
    }),
  saveCommunity: (form) =>
    void act(async () => {
      await client.post("/api/community", form);
      await look();
      done();
    }),
  saveEvent: (form) =>
    void act(async () => {
      await client.post("/api/events", {
        event: form.event === "" ? mint(8) : form.event,
        name: form.name,
        place: form.place,
        startsAt: new Date(form.startsAt ?? "").toISOString(),
        endsAt: new Date(form.endsAt ?? "").toISOString(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        hostOfTheEvening: form.hostOfTheEvening,
      });
      tell({ on: "edit", event: null });
      await look();
      done();
    }),
  edit: (event) => tell({ on: "edit", event }),
  open: (event) =>
    void act(async () => {
      await client.post(`/api/events/${event}/open`, {});
      await look();
      done();
    }),
  policy: (event, policy) =>
    void act(async () => {
      await client.post(`/api/events/${event}/partition-policy`, { policy });
      await look();
      done();
    }),
  closeDoors: () =>
    void act(async () => {
      await client.post("/api/doors/close", {});
      await look();
      done();
    }),
  // The file is read once: what is taken is what was looked at, whatever becomes of the file.
  preview: (event, file) =>
    void act(async () => preview(event, new Blob([await file.arrayBuffer()]), null)),
  map: (field, column) => tell({ on: "mapped", field, column }),
  take: (upload) =>
    void act(async () => {
      tell({ on: "working", event: upload.event });
      const path = listPath(upload.event, "", upload.mapping);
      const taken = report(await client.upload(path, "text/csv", upload.csv));
      tell({ on: "taken", event: upload.event, report: taken });
      await look();
    }),
  makeCode: (role, name) =>
    void act(async () => {
      const wanted = name === "" ? { role } : { role, name };
      const code = pairingCode(await client.post("/api/devices/codes", wanted));
      tell({ on: "code", role, code });
    }),
  revoke: (device) =>
    void act(async () => {
      await client.post(`/api/devices/${device.device}/revoke`, {});
      await look();
      done();
    }),
  boxCode: () =>
    void act(async () => {
      const answer = object(await client.post("/api/boxes/codes", {}));
      tell({ on: "code", role: "box", code: { code: text(answer.code), link: "" } });
    }),
};

async function startWith(code: string): Promise<void> {
  try {
    await pairOnce("organiser", code);
    paired = true;
    void act(look);
  } catch (failure) {
    paired = false;
    problem = failure instanceof Error ? failure.message : "";
    show();
  }
}

/** Numbers on the page are to agree with each other while nobody presses anything. */
setInterval(() => {
  if (paired && it.programme !== null) {
    look().catch(() => {});
  }
}, LOOK_MILLIS);

show();
const code = takeCode();
void (code === null ? act(look) : startWith(code));
