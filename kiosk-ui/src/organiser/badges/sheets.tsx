import { useState } from "preact/hooks";
import type { Offers } from "../../client/badges";
import type { Plan } from "../../client/programme";
import { words } from "../../words/en";
import { EventChoice } from "./event";
import type { Badges, Event, Sheet } from "./state";
import { TemplateOptions } from "./templates";

const w = words.organiser.badges;
const WHO = ["all", "awaited", "here", "without-badge"] as const;
const ORDERS = ["name", "arrival"] as const;

interface SheetsProps {
  it: Badges;
  offers: Offers;
  events: Plan[];
  tell: (event: Event) => void;
}

/** Badges of an event on sheets of labels. */
export function Sheets({ it, offers, events, tell }: SheetsProps) {
  const [name, setFormat] = useState(offers.formats[0]?.name ?? "");
  const [chosen, setTemplate] = useState<string | null>(null);
  const format = offers.formats.find((one) => one.name === name);
  const labels = format?.labels ?? 1;
  const template = chosen ?? format?.template ?? offers.usual;
  const own = offers.templates.some((one) => one.media === "own" && one.name === chosen);
  if (events.length === 0) {
    return null;
  }
  return (
    <>
      <h3>{w.onSheets}</h3>
      <p>{w.onSheetsMore}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const said = (name: string) => String(form.get(name) ?? "");
          const wish = {
            event: said("event"),
            format: name,
            template,
            from: said("from"),
            who: said("who"),
            order: said("order"),
          };
          tell({ on: "wished", wish });
        }}
      >
        <EventChoice events={events} />
        <label>
          {w.format}
          <select
            value={name}
            onChange={(event) => {
              setFormat(event.currentTarget.value);
              setTemplate(own ? chosen : null);
            }}
          >
            {offers.formats.map((one) => (
              <option key={one.name} value={one.name}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.template}
          <select value={template} onChange={(event) => setTemplate(event.currentTarget.value)}>
            <TemplateOptions offers={offers.templates} />
          </select>
        </label>
        <label>
          {w.from}
          <input name="from" type="number" min={1} max={labels} defaultValue="1" required />
        </label>
        <label>
          {w.who}
          <select name="who">
            {WHO.map((who) => (
              <option key={who} value={who}>
                {w.everybody[who]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.order}
          <select name="order">
            {ORDERS.map((order) => (
              <option key={order} value={order}>
                {w.orders[order]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="main" disabled={it.sheet.is === "drawing"}>
          {w.draw}
        </button>
      </form>
      <Outcome sheet={it.sheet} />
    </>
  );
}

function Outcome({ sheet }: { sheet: Sheet }) {
  switch (sheet.is) {
    case "none":
      return null;
    case "drawing":
      return <p class="notice">{w.drawing}</p>;
    case "failed":
      return (
        <p class="notice bad" role="alert">
          {sheet.text}
        </p>
      );
    case "done":
      return (
        <div class="notice good" role="status">
          <a href={sheet.url} download="badges.pdf">
            {w.ready}
          </a>
          {sheet.warnings.length === 0 ? null : (
            <>
              <p>{w.leftOut}</p>
              <ul>
                {sheet.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      );
  }
}
