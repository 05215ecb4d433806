import type { Badge, Printer } from "../client/evening";
import { words } from "../words/en";
import type { Hands } from "./hands";

const w = words.host;

/** So many cards leave the page its room; more are one. */
const FEW = 3;

/** The badges that need a host: each question by itself, and those that wait. */
export function BadgeCards({ badges, hands }: { badges: Badge[]; hands: Hands }) {
  const asked = badges.filter((badge) => badge.question);
  const waiting = badges.filter((badge) => !badge.question);
  const old = waiting.filter((badge) => badge.reasons.includes("waits-for-host"));
  const cards = waiting.map((badge) => <BadgeCard key={badge.job} badge={badge} hands={hands} />);
  return (
    <>
      {asked.map((badge) => (
        <BadgeCard key={badge.job} badge={badge} hands={hands} />
      ))}
      {waiting.length <= FEW ? (
        cards
      ) : (
        <div class="card">
          <p>
            <b>{w.badgesWaitFor(waiting.length)}.</b> {why(waiting[0])}
          </p>
          {old.length > 1 ? (
            <button type="button" class="main" onClick={() => hands.releaseAll()}>
              {w.releaseAll(old.length)}
            </button>
          ) : null}
          <details>
            <summary>{w.whoWaits}</summary>
            {cards}
          </details>
        </div>
      )}
    </>
  );
}

function why(badge: Badge | undefined): string {
  const reason = badge?.reasons[0] ?? "";
  return w.reasons[reason] ?? reason;
}

function BadgeCard({ badge, hands }: { badge: Badge; hands: Hands }) {
  const reason = badge.reasons[0];
  return (
    <div class="card">
      <p>
        <b>{badge.name}</b>: {badge.question ? w.cameOut : why(badge)}
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

/** How a printer is, and what a host may tell it. */
export function PrinterLine({ printer, hands }: { printer: Printer; hands: Hands }) {
  const said = printer.reasons.map((reason) => w.reasons[reason] ?? reason).join(" ");
  return (
    <div class={printer.reasons.length > 0 ? "notice" : ""} data-printer={printer.state}>
      {w.printerNamed(printer.name)}: {w.printer[printer.state] ?? printer.state}. {said}{" "}
      {printer.queued > 0 ? w.badgesWait(printer.queued) : ""}{" "}
      {printer.left === null ? "" : w.left(printer.left)}
      <div class="actions">
        {printer.order === "print" ? (
          <>
            <button type="button" onClick={() => hands.printer(printer, "pause")}>
              {w.pause}
            </button>
            <button type="button" onClick={() => hands.printer(printer, "by-hand")}>
              {w.byHand}
            </button>
          </>
        ) : (
          <button type="button" class="main" onClick={() => hands.printer(printer, "resume")}>
            {w.resume}
          </button>
        )}
        <NewRoll printer={printer} hands={hands} />
      </div>
    </div>
  );
}

function NewRoll({ printer, hands }: { printer: Printer; hands: Hands }) {
  const id = `roll-${printer.name}`;
  return (
    <details>
      <summary>{w.roll}</summary>
      <form
        class="bar"
        onSubmit={(event) => {
          event.preventDefault();
          const field = event.currentTarget.elements.namedItem("badges");
          if (field instanceof HTMLInputElement) hands.roll(printer, field.valueAsNumber);
          event.currentTarget.closest("details")?.removeAttribute("open");
        }}
      >
        <label for={id}>{w.rollOf}</label>
        <input id={id} name="badges" type="number" min="1" max="100000" value="250" required />
        <button type="submit" class="main">
          {w.rollIn}
        </button>
      </form>
    </details>
  );
}
