import { useState } from "preact/hooks";
import { type Client, mint } from "../client/http";
import { type Story, stories } from "../client/stories";
import { storiesWords as w } from "../words/stories";
import { useAnswer, useOrders } from "./ask";
import { Chooser, SaidLine } from "./parts";
import { blank, isReady, order, standing, toggled } from "./state";

interface Props {
  client: Client;
  event: string;
}

/** Who talked, about what, one line: written down within seconds. */
export function Capture({ client, event }: Props) {
  const [draft, setDraft] = useState(() => blank(mint(16)));
  const { said, busy, send } = useOrders(client);
  const save = async () => {
    if (await send("/api/stories", order(draft), w.saved)) {
      setDraft(blank(mint(16)));
    }
  };
  return (
    <form
      class="capture"
      onSubmit={(submit) => {
        submit.preventDefault();
        void save();
      }}
    >
      <SaidLine said={said} />
      <Chooser
        client={client}
        event={event}
        which="here"
        label={w.who}
        chosen={draft.named}
        choose={(one) => setDraft({ ...draft, named: toggled(draft.named, one) })}
      />
      <label>
        {w.topic}
        <input
          name="topic"
          maxLength={60}
          autocomplete="off"
          value={draft.topic}
          onInput={(input) => setDraft({ ...draft, topic: input.currentTarget.value })}
        />
      </label>
      <label>
        {w.line}
        <input
          name="line"
          maxLength={130}
          autocomplete="off"
          value={draft.line}
          onInput={(input) => setDraft({ ...draft, line: input.currentTarget.value })}
        />
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.share}
          onChange={(change) => setDraft({ ...draft, share: change.currentTarget.checked })}
        />
        {w.share}
      </label>
      <Chooser
        client={client}
        event={event}
        which="missed"
        label={w.wanted}
        chosen={draft.wanted}
        choose={(one) => setDraft({ ...draft, wanted: toggled(draft.wanted, one) })}
      />
      <button type="submit" class="main" disabled={busy || !isReady(draft)}>
        {w.save}
      </button>
    </form>
  );
}

/** What was written down, and who agrees that it leaves its table. */
export function Written({ client }: Props) {
  const seen = useAnswer(client, "/api/stories", stories);
  const { said, send } = useOrders(client);
  if (seen === null) {
    return null;
  }
  const answer = (story: Story, person: string, yes: boolean) =>
    void send(`/api/stories/${story.story}/answers`, { person, said: yes ? "yes" : "no" });
  return (
    <div>
      <SaidLine said={said} />
      {seen.length === 0 ? <p>{w.none}</p> : null}
      <ul class="written">
        {seen.map((story) => (
          <li key={story.story} data-story={story.topic} data-standing={standing(story)}>
            <p>
              <b>{story.topic}</b>: {story.line} <Standing story={story} />
            </p>
            {story.wanted.length === 0 ? null : (
              <p>
                <small>{w.meant(story.wanted.map((one) => one.name).join(", "))}</small>
              </p>
            )}
            {story.leave === "stays-at-the-table"
              ? null
              : story.named.map((one) => (
                  <div key={one.person} class="actions">
                    <span>
                      {one.name}{" "}
                      {one.said === "yes" ? w.agrees : one.said === "no" ? w.declines : w.asked}
                    </span>
                    {one.said === "yes" ? null : (
                      <button type="button" onClick={() => answer(story, one.person, true)}>
                        {w.yes(one.name)}
                      </button>
                    )}
                    {one.said === "no" ? null : (
                      <button type="button" onClick={() => answer(story, one.person, false)}>
                        {w.no(one.name)}
                      </button>
                    )}
                  </div>
                ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Standing({ story }: { story: Story }) {
  const words = { leaves: w.mayLeave, stays: w.stays, waits: w.waits };
  return <span class="tag">{words[standing(story)]}</span>;
}
