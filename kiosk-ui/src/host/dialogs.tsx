import { useState } from "preact/hooks";
import type { Guest } from "../client/evening";
import { words } from "../words/en";
import { DoorDialog } from "./doors";
import type { Hands } from "./hands";
import type { Entry } from "./orders";
import { Search, Sheet } from "./parts";
import type { Dialog, Host } from "./state";

const w = words.host;
const MOST_BUTTONS = 12;
const MOST_PEOPLE = 50;

/** The question that lies open over the host's page, if there is one. */
export function DialogBox({ host, hands }: { host: Host; hands: Hands }) {
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
    case "set-aside":
    case "take-back":
      return <DoorDialog dialog={dialog} host={host} hands={hands} />;
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
