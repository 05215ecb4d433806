import "./badges.css";
import type { Offer } from "../../client/badges";
import type { Client } from "../../client/http";
import type { Plan } from "../../client/programme";
import { words } from "../../words/en";
import { Ahead } from "./ahead";
import { HardNames } from "./hardnames";
import { useBadges } from "./run";
import { Sheets } from "./sheets";
import type { Badges, Event } from "./state";
import { TemplateOptions } from "./templates";
import { Unshown } from "./unshown";

const w = words.organiser.badges;

/** The badges' part of the organiser's page: templates with every hard name. */
export function BadgesSection({ client, events }: { client: Client; events: Plan[] }) {
  const [it, tell] = useBadges(client);
  return (
    <section class="badges">
      <h2>{w.title}</h2>
      {it.offers === null ? (
        <button type="button" onClick={() => tell({ on: "show" })}>
          {w.show}
        </button>
      ) : (
        <>
          {events.length === 0 ? null : (
            <>
              <Unshown client={client} events={events} />
              <Ahead client={client} events={events} />
            </>
          )}
          <Sheets it={it} offers={it.offers} events={events} tell={tell} />
          <h3>{w.templates}</h3>
          <p>{w.more}</p>
          <Choice it={it} offers={it.offers.templates} tell={tell} />
        </>
      )}
      {it.problem === "" ? null : (
        <p class="notice bad" role="alert">
          {it.problem}
        </p>
      )}
      {it.seen.length === 0 ? null : <HardNames it={it} tell={tell} />}
    </section>
  );
}

interface ChoiceProps {
  it: Badges;
  offers: Offer[];
  tell: (event: Event) => void;
}

function Choice({ it, offers, tell }: ChoiceProps) {
  const own = it.source.svg !== null;
  return (
    <>
      <form>
        <label>
          {w.template}
          <select
            value={own ? "" : it.source.name}
            onChange={(event) =>
              tell({ on: "chosen", source: { name: event.currentTarget.value, svg: null } })
            }
          >
            {own ? <option value="">{w.ownIs(it.source.name)}</option> : null}
            <TemplateOptions offers={offers} />
          </select>
        </label>
        <label>
          {w.dpi}
          <select
            value={String(it.dpi)}
            onChange={(event) => tell({ on: "dpi", dpi: Number(event.currentTarget.value) })}
          >
            {["203", "300", "600"].map((dpi) => (
              <option key={dpi} value={dpi}>
                {dpi}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.own}
          <input
            type="file"
            accept=".svg,image/svg+xml"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) {
                void copied(file).then((svg) =>
                  tell({ on: "chosen", source: { name: file.name, svg } }),
                );
              }
              event.currentTarget.value = "";
            }}
          />
        </label>
      </form>
      {own || offers.some((one) => one.media === "own" && one.name === it.source.name) ? null : (
        <p>
          <a href={`/api/badges/templates/${it.source.name}?role=organiser`} download>
            {w.take}
          </a>
        </p>
      )}
    </>
  );
}

/** The file is read once: what is shown for each name is the same, whatever becomes of it. */
async function copied(file: File): Promise<Blob> {
  return new Blob([await file.arrayBuffer()]);
}
