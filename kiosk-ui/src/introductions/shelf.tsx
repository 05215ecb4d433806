import { introductions as w } from "../words/introductions";
import type { Run } from "./run";
import type { Desk } from "./state";
import { Finder } from "./view";

/** What members lend or give: looked through, added to, and taken off. */
export function ShelfPart({ desk, hands }: { desk: Desk; hands: Run }) {
  const { query, things } = desk.shelf;
  return (
    <>
      <input
        type="search"
        aria-label={w.shelfFind}
        placeholder={w.shelfFind}
        value={query}
        onInput={(event) => void hands.shelf(event.currentTarget.value)}
      />
      {things.length === 0 ? <p>{w.shelfNone}</p> : null}
      <ul class="pairs">
        {things.map((thing) => (
          <li key={thing.resource} class="card">
            <div>
              <b>{thing.what}</b> <span class="tag">{w.things[thing.thing] ?? thing.thing}</span>
            </div>
            <small>
              {w.of(thing.holder)}
              {thing.terms === "" ? "" : ` · ${thing.terms}`}
            </small>
            <div class="actions">
              <button type="button" onClick={() => void hands.withdraw(thing, query)}>
                {w.withdraw}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Add desk={desk} hands={hands} />
    </>
  );
}

function Add({ desk, hands }: { desk: Desk; hands: Run }) {
  const { holder } = desk;
  return (
    <details>
      <summary>{w.add}</summary>
      {holder === null ? (
        <Finder
          label={w.holder}
          desk={desk}
          seeker="holder"
          hands={hands}
          pick={(guest) => hands.hold(guest)}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            void hands.shelve({
              invitation: holder.invitation,
              thing: String(form.get("thing") ?? ""),
              what: String(form.get("what") ?? ""),
              terms: String(form.get("terms") ?? ""),
            });
          }}
        >
          <p>
            <b>{holder.name}</b>
          </p>
          <label>
            {w.what}
            <input name="what" required maxLength={120} autocomplete="off" />
          </label>
          <label>
            {w.thing}
            <select name="thing">
              {Object.entries(w.things).map(([thing, label]) => (
                <option key={thing} value={thing}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            {w.terms}
            <input name="terms" maxLength={200} autocomplete="off" />
          </label>
          <button type="submit" class="main">
            {w.put}
          </button>
        </form>
      )}
    </details>
  );
}
