import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Arrival, Badge, Evening, Guest, Present, Printer, Request } from "../client/evening";
import { words } from "../words/en";
import type { Entry } from "./orders";
import type { Dialog, Finding, Host, Where } from "./state";

const w = words.host;
const MOST_BUTTONS = 12;
const MOST_PEOPLE = 50;

/** What a host can do; each is one request to the box. */
export interface Hands {
  search(where: Where, query: string): void;
  ask(dialog: Dialog): void;
  vouch(voucher: Guest | null): void;
  checkIn(guest: Guest): void;
  /** Whatever the open dialog is about. */
  enter(entry: Entry, people: number): void;
  undo(who: Present): void;
  greet(invitation: string): void;
  coming(request: Request): void;
  close(request: Request): void;
  reprint(who: Present, reason: string): void;
  cameOut(badge: Badge, answer: "yes" | "no"): void;
  release(badge: Badge): void;
  handwritten(badge: Badge): void;
  printer(printer: Printer, action: "pause" | "resume"): void;
}

/** The host's page: who is here, who needs a person, and what stands in the way. */
export function HostPage({ host, hands }: { host: Host; hands: Hands }) {
  const evening = host.evening;
  return (
    <main class="host">
      <div class="top">
        <header>
          <h1>{evening?.event || words.kiosk.noEvent}</h1>
          {evening === null ? null : <Counts evening={evening} />}
        </header>
        <div aria-live="assertive">
          {host.live === "silent" ? <p class="notice bad">{w.silent}</p> : null}
          {evening?.storage === "stopped" ? <p class="notice bad">{w.stopped}</p> : null}
          {evening?.storage === "damaged" ? <p class="notice bad">{words.damaged}</p> : null}
          {evening?.clock === "untrusted" ? <p class="notice">{w.clock}</p> : null}
          {host.dialog.is === "none" ? <Said host={host} /> : null}
          {evening?.requests.map((request) => (
            <RequestCard key={request.request} request={request} hands={hands} />
          ))}
          {evening?.badges.map((badge) => (
            <BadgeCard key={badge.job} badge={badge} hands={hands} />
          ))}
        </div>
      </div>
      <div class="columns">
        <section>
          <div class="bar">
            <Search where="page" finding={host.page} hands={hands} />
            <button
              type="button"
              onClick={() => hands.ask({ is: "walk-in", request: null, voucher: null })}
            >
              {w.walkIn}
            </button>
          </div>
          <ul class="people">
            {host.page.found.map((guest) => (
              <GuestRow key={guest.invitation} guest={guest} hands={hands} />
            ))}
          </ul>
        </section>
        <section>
          <h2>{w.arrivals}</h2>
          {evening !== null && evening.arrivals.length === 0 ? <p>{w.none}</p> : null}
          <ul class="people">
            {evening?.arrivals.map((arrival) => (
              <ArrivalRow key={arrival.admission} arrival={arrival} hands={hands} />
            ))}
          </ul>
        </section>
      </div>
      <footer>
        {evening?.printers.map((printer) => (
          <PrinterLine key={printer.name} printer={printer} hands={hands} />
        ))}
        {evening?.printers.length === 0 ? <p>{w.reasons["no-printer"]}</p> : null}
        {evening === null ? null : (
          <p>
            {w.central[evening.central.state] ?? evening.central.state}
            {evening.central.unsent > 0 ? ` (${w.toSend(evening.central.unsent)})` : ""}
          </p>
        )}
      </footer>
      <DialogBox host={host} hands={hands} />
    </main>
  );
}

/** How many are here, and in a few words how printers and central are. */
function Counts({ evening }: { evening: Evening }) {
  const { counts } = evening;
  const how = [
    ...evening.printers.map(
      (printer) => `${w.printerNamed(printer.name)} ${w.printer[printer.state] ?? printer.state}`,
    ),
    w.centralInShort[evening.central.state] ?? evening.central.state,
  ];
  return (
    <p class="counts">
      <b data-count="arrived">{counts.arrived}</b> {w.ofExpected(counts.expected)} ·{" "}
      <b>
        {counts.firstTimersArrived}/{counts.firstTimersExpected}
      </b>{" "}
      {w.firstTimers}
      <br />
      <small>{how.join(" · ")}</small>
    </p>
  );
}

function Said({ host }: { host: Host }) {
  return host.said === null ? null : (
    <p class={`notice ${host.said.bad ? "bad" : "good"}`} role="status">
      {host.said.text}
    </p>
  );
}

interface SearchProps {
  where: Where;
  finding: Finding;
  hands: Hands;
  label?: string;
}

function Search({ where, finding, hands, label }: SearchProps) {
  return (
    <input
      type="search"
      aria-label={label ?? w.search}
      placeholder={label ?? w.search}
      value={finding.query}
      onInput={(event) => hands.search(where, event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
        }
      }}
    />
  );
}

function RequestCard({ request, hands }: { request: Request; hands: Hands }) {
  const who = request.name === "" ? w.somebody : request.name;
  return (
    <div class="card ring" role="alert">
      <p>
        <b>{request.stationName}</b>: {who} {w.why[request.why] ?? w.why.ASKED}.{" "}
        {request.state === "coming" ? w.isComing(request.by) : ""} <small>{time(request.at)}</small>
      </p>
      <div class="actions">
        {request.state === "open" ? (
          <button type="button" class="main" onClick={() => hands.coming(request)}>
            {w.coming}
          </button>
        ) : null}
        {request.kind === "needs-host" ? (
          <button
            type="button"
            onClick={() =>
              hands.ask({
                is: "let-in",
                invitation: request.invitation,
                request,
                name: request.name,
                people: 0,
              })
            }
          >
            {w.letIn}
          </button>
        ) : null}
        <button type="button" onClick={() => hands.ask({ is: "merge", request })}>
          {w.merge}
        </button>
        <button type="button" onClick={() => hands.ask({ is: "walk-in", request, voucher: null })}>
          {w.walkIn}
        </button>
        <button type="button" onClick={() => hands.close(request)}>
          {w.close}
        </button>
      </div>
    </div>
  );
}

function BadgeCard({ badge, hands }: { badge: Badge; hands: Hands }) {
  const reason = badge.reasons[0] ?? "";
  return (
    <div class="card">
      <p>
        <b>{badge.name}</b>: {badge.question ? w.cameOut : (w.reasons[reason] ?? reason)}
      </p>
      <div class="actions">
        {badge.question ? (
          <>
            <button type="button" class="main" onClick={() => hands.cameOut(badge, "yes")}>
              {w.yes}
            </button>
            <button type="button" onClick={() => hands.cameOut(badge, "no")}>
              {w.no}
            </button>
          </>
        ) : null}
        {reason === "waits-for-host" || reason === "write-by-hand" ? (
          <button type="button" class="main" onClick={() => hands.release(badge)}>
            {w.release}
          </button>
        ) : null}
        <button type="button" onClick={() => hands.handwritten(badge)}>
          {w.handwritten}
        </button>
      </div>
    </div>
  );
}

function ArrivalRow({ arrival, hands }: { arrival: Arrival; hands: Hands }) {
  const ungreeted = arrival.firstTimer && arrival.greetedAt === null;
  return (
    <li
      class={arrival.undone ? "undone" : arrival.firstTimer ? "first" : ""}
      data-arrival={arrival.name}
      data-badge={arrival.badge?.state}
    >
      <div>
        <b>{arrival.name}</b> <small>{time(arrival.at)}</small>
        {arrival.firstTimer ? <span class="tag">{w.firstTime}</span> : null}
        <br />
        <small>
          {joined(
            arrival.party.size > 1 ? w.personOf(arrival.index, arrival.party.size) : "",
            arrival.organisation,
            arrival.inviter === null ? "" : w.invitedBy(arrival.inviter.name, arrival.inviter.here),
            arrival.station,
            badgeWords(arrival),
          )}
        </small>
        {ungreeted && arrival.tell !== "" && !arrival.undone ? (
          <b class="tell">{w.tell(arrival.tell)}</b>
        ) : null}
      </div>
      {arrival.undone ? null : (
        <div class="actions">
          {ungreeted ? (
            <button type="button" class="main" onClick={() => hands.greet(arrival.invitation)}>
              {w.greet}
            </button>
          ) : null}
          <AgainOrBack who={arrival} hands={hands} />
        </div>
      )}
    </li>
  );
}

/** What can be done for somebody who is in. */
function AgainOrBack({ who, hands }: { who: Present; hands: Hands }) {
  return (
    <>
      <button type="button" onClick={() => hands.ask({ is: "reprint", who })}>
        {w.reprint}
      </button>
      <button type="button" onClick={() => hands.ask({ is: "undo", who })}>
        {w.undo}
      </button>
    </>
  );
}

function badgeWords(arrival: Arrival): string {
  if (arrival.badge === null) return "";
  const words = w.badge[arrival.badge.state] ?? arrival.badge.state;
  const lacks = arrival.badge.reasons.some((reason) => reason.startsWith("cannot-display-"));
  return lacks ? `${words} (${w.badgeLacks})` : words;
}

function GuestRow({ guest, hands }: { guest: Guest; hands: Hands }) {
  const { party, present } = guest;
  return (
    <li>
      <div>
        <b>{guest.name}</b>
        {guest.firstTimer ? <span class="tag">{w.firstTime}</span> : null}
        <br />
        <small>
          {joined(
            guest.organisation,
            party.size > 1 ? w.ofParty(party.arrived, party.size) : "",
            guest.arrivedAt === null ? "" : `${w.arrived} ${time(guest.arrivedAt)}`,
            guest.revoked ? (w.why.REVOKED ?? "") : "",
          )}
        </small>
      </div>
      <div class="actions">
        {party.arrived >= party.size ? null : (
          <button type="button" class="main" onClick={() => hands.checkIn(guest)}>
            {w.checkIn}
          </button>
        )}
        {guest.firstTimer && present.length > 0 && guest.greetedAt === null ? (
          <button type="button" class="main" onClick={() => hands.greet(guest.invitation)}>
            {w.greet}
          </button>
        ) : null}
        {present.map((who) => (
          <span class="actions" key={who.admission}>
            {party.size > 1 ? <small>{w.personOf(who.index, party.size)}</small> : null}
            <AgainOrBack who={who} hands={hands} />
          </span>
        ))}
      </div>
    </li>
  );
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}

function PrinterLine({ printer, hands }: { printer: Printer; hands: Hands }) {
  const paused = printer.reasons.includes("paused");
  const why = printer.reasons.map((reason) => w.reasons[reason] ?? reason).join(" ");
  return (
    <p class={printer.reasons.length > 0 ? "notice" : ""} data-printer={printer.state}>
      {w.printerNamed(printer.name)}: {w.printer[printer.state] ?? printer.state}. {why}{" "}
      {printer.queued > 0 ? w.badgesWait(printer.queued) : ""}{" "}
      <button type="button" onClick={() => hands.printer(printer, paused ? "resume" : "pause")}>
        {paused ? w.resume : w.pause}
      </button>
    </p>
  );
}

function DialogBox({ host, hands }: { host: Host; hands: Hands }) {
  const { dialog } = host;
  switch (dialog.is) {
    case "none":
      return null;
    case "undo":
      return (
        <Sheet title={w.undoSure(dialog.who.name)} host={host} hands={hands}>
          <button
            type="button"
            class="main"
            disabled={host.busy}
            onClick={() => hands.undo(dialog.who)}
          >
            {w.undo}
          </button>
        </Sheet>
      );
    case "reprint":
      return (
        <Sheet title={w.reprintWhy(dialog.who.name)} host={host} hands={hands}>
          {Object.entries(w.reprintReasons).map(([reason, label]) => (
            <button
              type="button"
              key={reason}
              disabled={host.busy}
              onClick={() => hands.reprint(dialog.who, reason)}
            >
              {label}
            </button>
          ))}
        </Sheet>
      );
    case "how-many":
      return (
        <Sheet title={w.howMany(dialog.entry.name)} host={host} hands={hands}>
          <HowMany
            remaining={dialog.remaining}
            busy={host.busy}
            done={(people) => hands.enter(dialog.entry, people)}
          />
        </Sheet>
      );
    case "let-in":
      return (
        <Sheet title={w.letInWhy(dialog.name)} host={host} hands={hands}>
          <Form
            fields={[
              ...(dialog.name === "" ? [{ name: "name", label: w.name, required: true }] : []),
              { name: "reason", label: w.reason, required: true },
            ]}
            go={w.letInGo}
            busy={host.busy}
            done={(form) => hands.enter(letIn(dialog, form), dialog.people)}
          />
        </Sheet>
      );
    case "merge":
      return (
        <Sheet title={w.mergeTitle(dialog.request.name)} host={host} hands={hands}>
          <Search where="dialog" finding={host.sheet} hands={hands} />
          <Choice
            guests={host.sheet.found}
            label={w.mergeThis}
            busy={host.busy}
            choose={({ invitation, name }) =>
              hands.enter({ by: "merge", request: dialog.request.request, invitation, name }, 0)
            }
          />
        </Sheet>
      );
    case "walk-in":
      return (
        <Sheet title={w.walkIn} host={host} hands={hands}>
          <WalkIn dialog={dialog} host={host} hands={hands} />
        </Sheet>
      );
  }
}

/** A request knows whom it is about; without one it is a guest of the list. */
function letIn(dialog: Extract<Dialog, { is: "let-in" }>, form: Record<string, string>): Entry {
  const name = form.name ?? dialog.name;
  const reason = form.reason ?? "";
  return dialog.request === null
    ? { by: "let-in", invitation: dialog.invitation ?? "", name, reason }
    : { by: "request", request: dialog.request.request, name, reason };
}

interface HowManyProps {
  remaining: number;
  busy: boolean;
  done: (people: number) => void;
}

function HowMany({ remaining, busy, done }: HowManyProps) {
  const buttons = Math.max(1, Math.min(MOST_BUTTONS, remaining));
  return (
    <>
      {Array.from({ length: buttons }, (_, i) => i + 1).map((n) => (
        <button type="button" class="main" key={n} disabled={busy} onClick={() => done(n)}>
          {n}
        </button>
      ))}
      {remaining <= MOST_BUTTONS ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            done(Number(new FormData(event.currentTarget).get("people")));
          }}
        >
          <label>
            {w.number}
            <input
              name="people"
              type="number"
              min={1}
              max={Math.min(remaining, MOST_PEOPLE)}
              required
            />
          </label>
          <button type="submit" class="main" disabled={busy}>
            {w.checkIn}
          </button>
        </form>
      )}
    </>
  );
}

interface ChoiceProps {
  guests: Guest[];
  label: string;
  busy: boolean;
  choose: (guest: Guest) => void;
}

function Choice({ guests, label, busy, choose }: ChoiceProps) {
  return (
    <ul class="people">
      {guests.map((guest) => (
        <li key={guest.invitation}>
          <div>
            <b>{guest.name}</b> <small>{guest.organisation}</small>
          </div>
          <button type="button" class="main" disabled={busy} onClick={() => choose(guest)}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface WalkInProps {
  dialog: Extract<Dialog, { is: "walk-in" }>;
  host: Host;
  hands: Hands;
}

function WalkIn({ dialog, host, hands }: WalkInProps) {
  const { voucher } = dialog;
  const [firstTimer, setFirstTimer] = useState(true);
  return (
    <>
      <div class="whole">
        {voucher === null ? (
          <>
            <Search where="dialog" finding={host.sheet} hands={hands} label={w.vouchedBy} />
            <Choice
              guests={host.sheet.found.filter((guest) => guest.present.length > 0)}
              label={w.vouches}
              busy={host.busy}
              choose={(guest) => hands.vouch(guest)}
            />
          </>
        ) : (
          <p>
            {w.vouchesFor(voucher.name)}{" "}
            <button type="button" onClick={() => hands.vouch(null)}>
              {w.notThis}
            </button>
          </p>
        )}
        <label class="tick">
          <input
            type="checkbox"
            checked={firstTimer}
            onChange={(event) => setFirstTimer(event.currentTarget.checked)}
          />
          {w.isFirstTime}
        </label>
      </div>
      <Form
        fields={[
          { name: "name", label: w.name, required: true },
          { name: "organisation", label: w.organisation, required: false },
        ]}
        go={w.walkIn}
        busy={host.busy}
        done={(form) =>
          hands.enter(
            {
              by: "walk-in",
              name: form.name ?? "",
              organisation: form.organisation ?? "",
              firstTimer,
              vouchedBy: voucher?.invitation ?? "",
              request: dialog.request?.request ?? "",
            },
            0,
          )
        }
      />
    </>
  );
}

interface SheetProps {
  title: string;
  host: Host;
  hands: Hands;
  children: ComponentChildren;
}

/** A question over the page; the browser keeps the focus in it and gives it back afterwards. */
function Sheet({ title, host, hands, children }: SheetProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = sheet.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const cancel = () => hands.ask({ is: "none" });
  return (
    <dialog
      class="sheet"
      aria-label={title}
      ref={sheet}
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <h2>{title}</h2>
      <Said host={host} />
      <div class="actions">{children}</div>
      <button type="button" onClick={cancel}>
        {w.cancel}
      </button>
    </dialog>
  );
}

interface FormProps {
  fields: { name: string; label: string; required: boolean }[];
  go: string;
  busy: boolean;
  done: (form: Record<string, string>) => void;
}

function Form({ fields, go, busy, done }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const entries = new FormData(event.currentTarget).entries();
        done(Object.fromEntries(Array.from(entries, ([name, value]) => [name, String(value)])));
      }}
    >
      {fields.map((field) => (
        <label key={field.name}>
          {field.label}
          <input name={field.name} required={field.required} maxLength={120} autocomplete="off" />
        </label>
      ))}
      <button type="submit" class="main" disabled={busy}>
        {go}
      </button>
    </form>
  );
}

function time(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
