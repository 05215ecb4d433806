import { useState } from "preact/hooks";
import { AnswersOf } from "../answers/view";
import type { Guest } from "../client/evening";
import type { Client } from "../client/http";
import type { Listed, Plan, Programme } from "../client/programme";
import { InsightsSection } from "../insights/view";
import { MentorsOf } from "../mentors/view";
import { EventParts, GuestParts } from "../parts/view";
import { PrintersSection } from "../printers/view";
import { SeatingSection } from "../seating/view";
import { SheetSection, TasksSection } from "../sheet/view";
import { EventStories } from "../stories/view";
import { words } from "../words/en";
import { BadgesSection } from "./badges/view";
import { DoorsOfTheBox, Venues } from "./doors";
import { EraseGuest, PrivacySection } from "./privacy/view";
import { FIELDS, type Organiser, type Upload } from "./state";

const w = words.organiser;
const ROLES = ["station", "host", "organiser"] as const;

/** What an organiser can do; each is one request. */
export interface Hands {
  /** For what a part of the page asks by itself. */
  readonly client: Client;
  saveCommunity(form: { name: string; vision: string }): void;
  saveEvent(form: Record<string, string>): void;
  edit(event: string | null): void;
  open(event: string): void;
  policy(event: string, policy: string): void;
  closeDoors(): void;
  preview(event: string, file: File): void;
  map(field: string, column: string): void;
  take(upload: Extract<Upload, { is: "seen" }>): void;
  search(event: string, query: string): void;
  erase(event: string, guest: Guest): void;
  revokeGuest(event: string, guest: Guest, reason: string): void;
  makeCode(role: string, name: string): void;
  revoke(device: Listed): void;
  boxCode(): void;
}

/** The organiser's page: community, events with their guest lists, devices. */
export function OrganiserPage({ it, hands }: { it: Organiser; hands: Hands }) {
  const { programme } = it;
  return (
    <main class="organiser">
      <h1>{w.title}</h1>
      {it.said === null ? null : (
        <p class={`notice ${it.said.bad ? "bad" : "good"}`} role="alert">
          {it.said.text}
        </p>
      )}
      {programme?.storage === "damaged" ? <p class="notice bad">{words.damaged}</p> : null}
      {programme?.storage === "stopped" ? <p class="notice bad">{w.stopped}</p> : null}
      {programme === null ? null : (
        <>
          <Community programme={programme} hands={hands} />
          {programme.program === "box" ? <SheetSection client={hands.client} /> : null}
          <section>
            <h2>{w.events}</h2>
            {programme.events.map((plan) => (
              <EventCard key={plan.event} plan={plan} it={it} hands={hands} />
            ))}
            {it.editing === "new" ? (
              <EventForm plan={null} hands={hands} />
            ) : (
              <button type="button" onClick={() => hands.edit("new")}>
                {w.newEvent}
              </button>
            )}
          </section>
          {programme.program === "box" ? (
            <DoorsOfTheBox client={hands.client} />
          ) : (
            <Venues client={hands.client} />
          )}
          {programme.program === "box" ? (
            <BadgesSection client={hands.client} events={programme.events} />
          ) : null}
          {programme.program === "box" ? <PrintersSection client={hands.client} /> : null}
          <InsightsSection client={hands.client} events={programme.events} />
          <PrivacySection client={hands.client} programme={programme} />
          <Devices it={it} hands={hands} central={programme.program === "central"} />
        </>
      )}
    </main>
  );
}

function Community({ programme, hands }: { programme: Programme; hands: Hands }) {
  return (
    <section>
      <h2>{w.community}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          hands.saveCommunity({
            name: String(form.get("name") ?? ""),
            vision: String(form.get("vision") ?? ""),
          });
        }}
      >
        <label>
          {w.name}
          <input
            name="name"
            required
            maxLength={100}
            defaultValue={programme.community?.name ?? ""}
          />
        </label>
        <label>
          {w.vision}
          <input name="vision" maxLength={200} defaultValue={programme.community?.vision ?? ""} />
        </label>
        <button type="submit">{w.save}</button>
      </form>
    </section>
  );
}

function EventCard({ plan, it, hands }: { plan: Plan; it: Organiser; hands: Hands }) {
  const base = `/api/events/${plan.event}`;
  return (
    <article class="card">
      <h3>{plan.name}</h3>
      <p>
        {plan.place} · {moment(plan.startsAt)} · {plan.invited} {w.invited}, {plan.arrived}{" "}
        {w.arrived}
      </p>
      <div class="actions">
        {plan.open ? (
          <>
            <b class="tag">{w.isOpen}</b>
            <details>
              <summary>{w.close}</summary>
              <p>{w.closeMore}</p>
              <button type="button" onClick={() => hands.closeDoors()}>
                {w.close}
              </button>
            </details>
          </>
        ) : it.programme?.program === "box" ? (
          <OpenDoors plan={plan} it={it} hands={hands} />
        ) : null}
        <a href={`${base}/invitations.html`} target="_blank" rel="noreferrer">
          {w.sheet}
        </a>
        <a href={`${base}/attendance.csv`} download>
          {w.attendance}
        </a>
        <button type="button" onClick={() => hands.edit(plan.event)}>
          {w.edit}
        </button>
      </div>
      {it.editing === plan.event ? <EventForm plan={plan} hands={hands} /> : null}
      <Policy plan={plan} hands={hands} />
      {it.programme?.program === "box" ? (
        <>
          <EventParts client={hands.client} event={plan.event} />
          <TasksSection client={hands.client} event={plan.event} />
        </>
      ) : null}
      <label>
        {w.list}
        <input
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) {
              hands.preview(plan.event, file);
            }
            event.currentTarget.value = "";
          }}
        />
      </label>
      <UploadBox plan={plan} upload={it.upload} hands={hands} />
      <Guests plan={plan} it={it} hands={hands} />
      <MentorsOf client={hands.client} event={plan.event} />
      <EventStories
        client={hands.client}
        event={plan.event}
        mails={it.programme?.program === "central"}
      />
      {it.programme?.program === "box" ? (
        <SeatingSection client={hands.client} event={plan.event} as="organiser" />
      ) : null}
    </article>
  );
}

/** What the doors do when they cannot ask each other; said before the evening. */
function Policy({ plan, hands }: { plan: Plan; hands: Hands }) {
  return (
    <label>
      {words.doors.policy}
      <select
        value={plan.partitionPolicy}
        onChange={(event) => hands.policy(plan.event, event.currentTarget.value)}
      >
        {Object.entries(words.doors.policies).map(([policy, label]) => (
          <option key={policy} value={policy}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Another event's doors are not shut by a slip. */
function OpenDoors({ plan, it, hands }: { plan: Plan; it: Organiser; hands: Hands }) {
  const other = it.programme?.events.find((event) => event.open);
  return other === undefined ? (
    <button type="button" class="main" onClick={() => hands.open(plan.event)}>
      {w.open}
    </button>
  ) : (
    <details>
      <summary>{w.open}</summary>
      <p>{w.openInstead(other.name)}</p>
      <button type="button" class="main" onClick={() => hands.open(plan.event)}>
        {w.openSure}
      </button>
    </details>
  );
}

/** The guests of an event by name; a revocation asks for its reason first, so it is no slip. */
function Guests({ plan, it, hands }: { plan: Plan; it: Organiser; hands: Hands }) {
  const mine = it.found.event === plan.event;
  return (
    <>
      <label>
        {w.findGuest}
        <input
          type="search"
          value={mine ? it.found.query : ""}
          onInput={(event) => hands.search(plan.event, event.currentTarget.value)}
        />
      </label>
      <ul>
        {(mine ? it.found.guests : []).map((guest) => (
          <li key={guest.invitation}>
            {guest.name || words.host.unnamed}{" "}
            {guest.organisation === "" ? "" : `· ${guest.organisation}`}{" "}
            {guest.revoked ? (
              w.revoked
            ) : (
              <details>
                <summary>{w.revokeInvitation}</summary>
                <form
                  onSubmit={(event) => {
                    event.preventDefault();
                    const reason = new FormData(event.currentTarget).get("reason");
                    hands.revokeGuest(plan.event, guest, String(reason ?? ""));
                  }}
                >
                  <label>
                    {w.reason}
                    <input name="reason" required maxLength={200} autocomplete="off" />
                  </label>
                  <button type="submit">{w.revoke}</button>
                </form>
              </details>
            )}
            {it.programme?.program === "box" && !guest.revoked ? (
              <GuestParts client={hands.client} event={plan.event} guest={guest} />
            ) : null}
            {guest.name === "" ? null : <AnswersOf client={hands.client} person={guest.person} />}
            {it.programme?.issuing && guest.name !== "" ? (
              <EraseGuest guest={guest} erase={() => hands.erase(plan.event, guest)} />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function UploadBox({ plan, upload, hands }: { plan: Plan; upload: Upload; hands: Hands }) {
  if (upload.is === "none" || upload.event !== plan.event) {
    return null;
  }
  if (upload.is === "working") {
    return <p class="notice">{w.working}</p>;
  }
  const { report } = upload;
  return (
    <div class="upload">
      <p class={`notice ${upload.is === "taken" ? "good" : ""}`}>{w.preview(report)}</p>
      {report.missing === 0 ? null : <p>{w.missing(report.missing)}</p>}
      {report.bad.length === 0 ? null : (
        <ul class="bad">
          {report.bad.map((row) => (
            <li key={row.line}>
              {w.line} {row.line}: {row.reason}
            </li>
          ))}
        </ul>
      )}
      {upload.is === "seen" ? (
        <>
          <div class="mapping">
            {FIELDS.map((field) => (
              <label key={field}>
                {field}
                <select
                  value={upload.mapping[field] ?? ""}
                  onChange={(event) => hands.map(field, event.currentTarget.value)}
                >
                  <option value="">–</option>
                  {report.columns.map((column) => (
                    <option key={column} value={column}>
                      {column}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
          <button
            type="button"
            class="main"
            disabled={report.good === 0}
            onClick={() => hands.take(upload)}
          >
            {w.upload}
          </button>
        </>
      ) : null}
    </div>
  );
}

function EventForm({ plan, hands }: { plan: Plan | null; hands: Hands }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const entries = new FormData(event.currentTarget).entries();
        const form = Object.fromEntries(Array.from(entries, ([k, v]) => [k, String(v)]));
        hands.saveEvent({ ...form, event: plan?.event ?? "" });
      }}
    >
      <label>
        {w.name}
        <input name="name" required maxLength={120} defaultValue={plan?.name ?? ""} />
      </label>
      <label>
        {w.place}
        <input name="place" maxLength={200} defaultValue={plan?.place ?? ""} />
      </label>
      <label>
        {w.starts}
        <input
          name="startsAt"
          type="datetime-local"
          required
          defaultValue={local(plan?.startsAt)}
        />
      </label>
      <label>
        {w.ends}
        <input name="endsAt" type="datetime-local" required defaultValue={local(plan?.endsAt)} />
      </label>
      <label>
        {w.hostOfTheEvening}
        <input
          name="hostOfTheEvening"
          maxLength={100}
          defaultValue={plan?.hostOfTheEvening ?? ""}
        />
      </label>
      <div class="actions">
        <button type="submit" class="main">
          {w.save}
        </button>
        <button type="button" onClick={() => hands.edit(null)}>
          {w.cancel}
        </button>
      </div>
    </form>
  );
}

function Devices({ it, hands, central }: { it: Organiser; hands: Hands; central: boolean }) {
  const [name, setName] = useState("");
  return (
    <section>
      <h2>{w.devices}</h2>
      <label>
        {w.deviceName}
        <input
          maxLength={60}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <div class="actions">
        {(central ? (["organiser"] as const) : ROLES).map((role) => (
          <button
            type="button"
            key={role}
            onClick={() => {
              hands.makeCode(role, name.trim());
              setName("");
            }}
          >
            {w.makeCode[role]}
          </button>
        ))}
        {central ? (
          <button type="button" onClick={() => hands.boxCode()}>
            {w.pairBox}
          </button>
        ) : null}
      </div>
      {it.code === null ? null : (
        <p class="notice">
          <span class="code">{it.code.code}</span>{" "}
          {it.code.link === "" ? null : <a href={it.code.link}>{it.code.link}</a>}
        </p>
      )}
      <ul>
        {it.devices.map((device) => (
          <li key={device.device}>
            {device.name} ({device.role}){" "}
            {device.revoked ? (
              w.revoked
            ) : (
              <details>
                <summary>{w.revokeDevice}</summary>
                <p>{w.revokeDeviceMore}</p>
                <button type="button" onClick={() => hands.revoke(device)}>
                  {w.revoke}
                </button>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function moment(instant: string): string {
  return new Date(instant).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

function local(instant: string | undefined): string {
  if (instant === undefined) {
    return "";
  }
  const time = new Date(instant);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
