import { useState } from "preact/hooks";
import type { Arrival, Evening, Guest, Present, Request } from "../client/evening";
import type { Client } from "../client/http";
import { CuesSection } from "../cues/view";
import { GreetingSection } from "../greeting/view";
import { IntroductionsSection } from "../introductions/view";
import { PrintersSection } from "../printers/view";
import { SeatingSection } from "../seating/view";
import { StoriesSection } from "../stories/view";
import { Notices } from "../stories/walls";
import { words } from "../words/en";
import { BadgeCards, PrinterLine } from "./badges";
import { DialogBox } from "./dialogs";
import { DoorsNotice, DoorsSection } from "./doors";
import type { Hands } from "./hands";
import { Said, Search } from "./parts";
import type { Host } from "./state";

const w = words.host;

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
          {host.doors === null ? null : <DoorsNotice seen={host.doors} />}
          {host.dialog.is === "none" ? <Said host={host} /> : null}
          {evening?.requests.map((request) => (
            <RequestCard key={request.request} request={request} hands={hands} />
          ))}
          {evening === null ? null : <BadgeCards badges={evening.badges} hands={hands} />}
        </div>
      </div>
      <Notices client={hands.client} />
      <GreetingSection client={hands.client} ring={hands.ring} />
      <CuesSection client={hands.client} ring={hands.ring} />
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
      {evening === null || evening.id === "" ? null : (
        <SeatingSection key={evening.id} client={hands.client} event={evening.id} as="host" />
      )}
      {evening === null || evening.id === "" ? null : (
        <IntroductionsSection client={hands.client} />
      )}
      {evening === null || evening.id === "" ? null : (
        <StoriesSection key={`stories-${evening.id}`} client={hands.client} event={evening.id} />
      )}
      {host.doors === null ? null : <DoorsSection seen={host.doors} hands={hands} />}
      <footer>
        {evening?.printers.map((printer) => (
          <PrinterLine key={printer.name} printer={printer} hands={hands} />
        ))}
        {evening?.printers.length === 0 ? <p>{w.reasons["no-printer"]}</p> : null}
        <PrintersDrawer client={hands.client} />
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

/** Closed it asks the box nothing. */
function PrintersDrawer({ client }: { client: Client }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w.printersMore}</summary>
      {open ? <PrintersSection client={client} /> : null}
    </details>
  );
}

/** How many are here, and in a few words how printers and central are. */
function Counts({ evening }: { evening: Evening }) {
  const { counts } = evening;
  const how = [
    ...evening.printers.map(
      (printer) =>
        `${w.printerNamed(printer.name)} ${w.ordered[printer.order] ?? w.printer[printer.state] ?? printer.state}`,
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

function ArrivalRow({ arrival, hands }: { arrival: Arrival; hands: Hands }) {
  const ungreeted = arrival.firstTimer && arrival.greetedAt === null;
  return (
    <li
      class={arrival.undone ? "undone" : arrival.firstTimer ? "first" : ""}
      data-arrival={arrival.name}
      data-badge={arrival.badge?.state}
    >
      <div>
        <b>{arrival.name || w.unnamed}</b> <small>{time(arrival.at)}</small>
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
        <b>{guest.name || w.unnamed}</b>
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

function time(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
