import type { ComponentChildren } from "preact";
import type { Arrival, Badge, Guest, Printer, Request } from "../client/evening";
import { words } from "../words/en";
import type { Dialog, Host } from "./state";

const w = words.host;

/** What a host can do; each is one request to the box. */
export interface Hands {
  search(query: string): void;
  ask(dialog: Dialog): void;
  checkIn(guest: { invitation: string; name: string }, people: number): void;
  letIn(invitation: string, name: string, reason: string): void;
  letInRequest(request: string, name: string, reason: string): void;
  walkIn(form: { name: string; organisation: string; vouchedBy: string; request: string }): void;
  merge(request: Request, guest: Guest): void;
  undo(arrival: Arrival): void;
  greet(arrival: Arrival): void;
  coming(request: Request): void;
  close(request: Request): void;
  reprint(arrival: Arrival, reason: string): void;
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
      <header>
        <h1>{evening?.event || words.kiosk.noEvent}</h1>
        {evening === null ? null : (
          <p class="counts">
            <b data-count="arrived">{evening.counts.arrived}</b> {w.arrived} ·{" "}
            <b>{evening.counts.expected}</b> {w.expected} ·{" "}
            <b>
              {evening.counts.firstTimersArrived}/{evening.counts.firstTimersExpected}
            </b>{" "}
            {w.firstTimers}
          </p>
        )}
      </header>
      <div aria-live="assertive">
        {host.live === "silent" ? <p class="notice bad">{w.silent}</p> : null}
        {evening?.storage === "stopped" ? <p class="notice bad">{w.stopped}</p> : null}
        {evening?.clock === "untrusted" ? <p class="notice">{w.clock}</p> : null}
        {host.said === null ? null : (
          <p class={`notice ${host.said.bad ? "bad" : "good"}`}>{host.said.text}</p>
        )}
        {evening?.requests.map((request) => (
          <RequestCard key={request.request} request={request} hands={hands} />
        ))}
        {evening?.badges.map((badge) => (
          <BadgeCard key={badge.job} badge={badge} hands={hands} />
        ))}
      </div>
      <div class="columns">
        <section>
          <div class="bar">
            <Search query={host.query} hands={hands} />
            <button type="button" onClick={() => hands.ask({ is: "walk-in", request: null })}>
              {w.walkIn}
            </button>
          </div>
          <ul class="people">
            {host.found.map((guest) => (
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

function Search({ query, hands }: { query: string; hands: Hands }) {
  return (
    <input
      type="search"
      aria-label={w.search}
      placeholder={w.search}
      value={query}
      onInput={(event) => hands.search(event.currentTarget.value)}
    />
  );
}

function RequestCard({ request, hands }: { request: Request; hands: Hands }) {
  const invitation = request.invitation;
  const who = request.name === "" ? w.somebody : request.name;
  return (
    <div class="card ring" role="alert">
      <p>
        <b>{request.stationName}</b>: {who} {w.why[request.why] ?? w.why.ASKED}{" "}
        <small>{time(request.at)}</small>
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
            onClick={() => hands.ask({ is: "let-in", invitation, request, name: request.name })}
          >
            {w.letIn}
          </button>
        ) : null}
        <button type="button" onClick={() => hands.ask({ is: "merge", request })}>
          {w.merge}
        </button>
        <button type="button" onClick={() => hands.ask({ is: "walk-in", request })}>
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
        {reason === "waits-for-host" ? (
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
          {[
            arrival.organisation,
            arrival.inviter === null ? "" : w.invitedBy(arrival.inviter.name, arrival.inviter.here),
            arrival.station,
            badgeWords(arrival),
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </small>
      </div>
      {arrival.undone ? null : (
        <div class="actions">
          {arrival.firstTimer && arrival.greetedAt === null ? (
            <button type="button" class="main" onClick={() => hands.greet(arrival)}>
              {w.greet}
            </button>
          ) : null}
          <button type="button" onClick={() => hands.ask({ is: "reprint", arrival })}>
            {w.reprint}
          </button>
          <button type="button" onClick={() => hands.ask({ is: "undo", arrival })}>
            {w.undo}
          </button>
        </div>
      )}
    </li>
  );
}

function badgeWords(arrival: Arrival): string {
  return arrival.badge === null ? "" : (w.badge[arrival.badge.state] ?? arrival.badge.state);
}

function GuestRow({ guest, hands }: { guest: Guest; hands: Hands }) {
  const allIn = guest.party.arrived >= guest.party.size;
  return (
    <li>
      <div>
        <b>{guest.name}</b>
        {guest.firstTimer ? <span class="tag">{w.firstTime}</span> : null}
        <br />
        <small>
          {[
            guest.organisation,
            guest.party.size > 1 ? w.ofParty(guest.party.arrived, guest.party.size) : "",
            guest.arrivedAt === null ? "" : `${w.arrived} ${time(guest.arrivedAt)}`,
            guest.revoked ? (w.why.REVOKED ?? "") : "",
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </small>
      </div>
      {allIn ? null : (
        <div class="actions">
          <button type="button" class="main" onClick={() => hands.checkIn(guest, 0)}>
            {w.checkIn}
          </button>
        </div>
      )}
    </li>
  );
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
  const { dialog, found } = host;
  const cancel = () => hands.ask({ is: "none" });
  switch (dialog.is) {
    case "none":
      return null;
    case "undo":
      return (
        <Sheet title={w.undoSure(dialog.arrival.name)} cancel={cancel}>
          <button type="button" class="main" onClick={() => hands.undo(dialog.arrival)}>
            {w.undo}
          </button>
        </Sheet>
      );
    case "reprint":
      return (
        <Sheet title={`${w.reprint} ${dialog.arrival.name}`} cancel={cancel}>
          {Object.entries(w.reprintReasons).map(([reason, label]) => (
            <button
              type="button"
              key={reason}
              onClick={() => hands.reprint(dialog.arrival, reason)}
            >
              {label}
            </button>
          ))}
        </Sheet>
      );
    case "how-many":
      return (
        <Sheet title={`${dialog.guest}: ${w.how["how-many"]}`} cancel={cancel}>
          {Array.from({ length: Math.min(12, dialog.remaining) }, (_, i) => i + 1).map((n) => (
            <button
              type="button"
              class="main"
              key={n}
              onClick={() =>
                hands.checkIn({ invitation: dialog.invitation, name: dialog.guest }, n)
              }
            >
              {n}
            </button>
          ))}
        </Sheet>
      );
    case "let-in":
      return (
        <Sheet title={`${w.letIn} ${dialog.name}`} cancel={cancel}>
          <Form
            fields={[
              ...(dialog.name === "" ? [{ name: "name", label: w.name, required: true }] : []),
              { name: "reason", label: w.reason, required: true },
            ]}
            go={w.letIn}
            done={(form) => {
              const name = form.name ?? dialog.name;
              const listed = dialog.name !== "" && dialog.invitation !== null;
              if (listed && dialog.invitation !== null) {
                hands.letIn(dialog.invitation, name, form.reason ?? "");
              } else if (dialog.request !== null) {
                hands.letInRequest(dialog.request.request, name, form.reason ?? "");
              }
            }}
          />
        </Sheet>
      );
    case "merge":
      return (
        <Sheet title={w.mergeTitle(dialog.request.name)} cancel={cancel}>
          <Search query={host.query} hands={hands} />
          <ul class="people">
            {found.map((guest) => (
              <li key={guest.invitation}>
                <div>
                  <b>{guest.name}</b> <small>{guest.organisation}</small>
                </div>
                <button
                  type="button"
                  class="main"
                  onClick={() => hands.merge(dialog.request, guest)}
                >
                  {w.mergeThis}
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      );
    case "walk-in":
      return (
        <Sheet title={w.walkIn} cancel={cancel}>
          <Form
            fields={[
              { name: "name", label: w.name, required: true },
              { name: "organisation", label: w.organisation, required: false },
            ]}
            choices={{
              name: "vouchedBy",
              label: w.vouchedBy,
              options: found
                .filter((guest) => guest.arrivedAt !== null)
                .map((guest) => ({ value: guest.invitation, label: guest.name })),
            }}
            go={w.walkIn}
            done={(form) =>
              hands.walkIn({
                name: form.name ?? "",
                organisation: form.organisation ?? "",
                vouchedBy: form.vouchedBy ?? "",
                request: dialog.request?.request ?? "",
              })
            }
          />
        </Sheet>
      );
  }
}

function Sheet(props: { title: string; cancel: () => void; children: ComponentChildren }) {
  return (
    <div class="veil">
      <div
        class="sheet"
        role="dialog"
        aria-modal="true"
        aria-label={props.title}
        tabIndex={-1}
        ref={takeFocus}
      >
        <h2>{props.title}</h2>
        <div class="actions">{props.children}</div>
        <button type="button" onClick={props.cancel}>
          {w.cancel}
        </button>
      </div>
    </div>
  );
}

/** A dialog takes the focus once, when it opens, so that keys and readers of the screen are in it. */
function takeFocus(sheet: HTMLElement | null): void {
  if (sheet !== null && !sheet.contains(document.activeElement)) {
    (sheet.querySelector<HTMLElement>("input, select") ?? sheet).focus();
  }
}

interface FormProps {
  fields: { name: string; label: string; required: boolean }[];
  choices?: { name: string; label: string; options: { value: string; label: string }[] };
  go: string;
  done: (form: Record<string, string>) => void;
}

function Form({ fields, choices, go, done }: FormProps) {
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
      {choices === undefined ? null : (
        <label>
          {choices.label}
          <select name={choices.name}>
            <option value="">–</option>
            {choices.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" class="main">
        {go}
      </button>
    </form>
  );
}

function time(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
