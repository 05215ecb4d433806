import { useState } from "preact/hooks";
import { type Client, mint } from "../client/http";
import { type Digest, digest, outbox, paste, type Story, type Who } from "../client/stories";
import { storiesWords as w } from "../words/stories";
import { useAnswer, useOrders } from "./ask";
import { Chooser, SaidLine } from "./parts";
import { openReaders } from "./state";

interface Props {
  client: Client;
  event: string;
}

/** What those who could not come are told, and when it is due. */
export function DigestPart({ client, event }: Props) {
  const seen = useAnswer(client, `/api/events/${event}/digest`, digest);
  const { said, send } = useOrders(client);
  if (seen === null) {
    return null;
  }
  return (
    <div class="digest">
      <p>
        {w.digestMore} {w.due(new Date(seen.due).toLocaleString())}
      </p>
      <SaidLine said={said} />
      <ul class="written">
        {seen.items.map((item) => (
          <li
            key={item.item}
            class={item.late ? "late" : ""}
            data-item={item.reader.name}
            data-standing={item.standing}
          >
            <p>
              <b>{item.reader.name}</b>: {item.topic} · {w.introduces(item.introducer.name)} ·{" "}
              {w.standing[item.standing] ?? item.standing}
              {item.late ? <b class="tag">{w.late}</b> : null}
            </p>
            {item.standing === "sent" ? null : (
              <div class="actions">
                <button
                  type="button"
                  onClick={() =>
                    void send(`/api/digest/${item.item}/introducer`, {
                      said: item.standing === "introducer" ? "yes" : "no",
                    })
                  }
                >
                  {item.standing === "introducer" ? w.putBack : w.takeBack}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <QueueForm client={client} event={event} seen={seen} />
      {seen.stories.map((story) => (
        <GroupText key={story.story} client={client} story={story} />
      ))}
    </div>
  );
}

function QueueForm({ client, event, seen }: Props & { seen: Digest }) {
  const [id, setId] = useState(() => mint(16));
  const [introducer, setIntroducer] = useState<Who | null>(null);
  const [agreed, setAgreed] = useState(false);
  const { said, busy, send } = useOrders(client);
  const readers = openReaders(seen);
  if (seen.stories.length === 0 || readers.length === 0) {
    return (
      <>
        <SaidLine said={said} />
        <p>{seen.stories.length === 0 ? w.noStory : w.noReader}</p>
      </>
    );
  }
  const queue = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const done = await send(
      `/api/events/${event}/digest`,
      {
        item: id,
        story: String(fields.get("story")),
        person: String(fields.get("person")),
        link: String(fields.get("link")),
        introducer: introducer?.person ?? "",
        agreed,
      },
      w.queued,
    );
    if (done) {
      setId(mint(16));
      setIntroducer(null);
      setAgreed(false);
    }
  };
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault();
        void queue(submit.currentTarget);
      }}
    >
      <SaidLine said={said} />
      <label>
        {w.story}
        <select name="story">
          {seen.stories.map((story) => (
            <option key={story.story} value={story.story}>
              {story.topic}: {story.line}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.reader}
        <select name="person">
          {readers.map((reader) => (
            <option key={reader.person} value={reader.person}>
              {reader.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.link}
        <input name="link" type="url" maxLength={500} placeholder="https://" required />
      </label>
      <Chooser
        client={client}
        event={event}
        which="came"
        label={w.introducer}
        chosen={introducer === null ? [] : [introducer]}
        choose={(one) => {
          setIntroducer(introducer?.person === one.person ? null : one);
          setAgreed(false);
        }}
      />
      {introducer === null ? null : (
        <label class="tick">
          <input
            type="checkbox"
            checked={agreed}
            onChange={(change) => setAgreed(change.currentTarget.checked)}
          />
          {w.hasAgreed(introducer.name)}
        </label>
      )}
      <button type="submit" class="main" disabled={busy || introducer === null || !agreed}>
        {w.queue}
      </button>
    </form>
  );
}

/** A story as a text to paste, for a group that no program can write to. */
function GroupText({ client, story }: { client: Client; story: Story }) {
  const [shown, setShown] = useState<{ text: string; code: string } | null>(null);
  const { said, say } = useOrders(client);
  const show = async (form: HTMLFormElement) => {
    setShown(null);
    try {
      const fields = Object.fromEntries(new FormData(form).entries());
      setShown(paste(await client.post(`/api/stories/${story.story}/group`, fields)));
      say(null);
    } catch (failure) {
      say({ text: failure instanceof Error ? failure.message : w.unanswered, bad: true });
    }
  };
  return (
    <details>
      <summary>
        {w.group}: {story.topic}
      </summary>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          void show(submit.currentTarget);
        }}
      >
        <SaidLine said={said} />
        <label>
          {w.keeper}
          <select name="keeper">
            {story.named.map((one) => (
              <option key={one.person} value={one.person}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.link}
          <input name="link" type="url" maxLength={500} placeholder="https://" required />
        </label>
        <label>
          {w.openUntil}
          <input name="openUntil" type="date" required />
        </label>
        <button type="submit">{w.show}</button>
      </form>
      {shown === null ? null : (
        <>
          <p>{w.copy}</p>
          <pre>{shown.text}</pre>
          <img
            class="code"
            alt={w.code}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(shown.code)}`}
          />
        </>
      )}
    </details>
  );
}

/** Whether central's mail goes, and what a mail server has refused. */
export function MailStanding({ client, event }: Props) {
  const seen = useAnswer(client, "/api/outbox", outbox);
  const told = useAnswer(client, `/api/events/${event}/digest`, digest);
  const { said, send } = useOrders(client);
  if (seen === null) {
    return null;
  }
  return (
    <div>
      <SaidLine said={said} />
      {seen.sends ? null : <p class="notice">{w.noMail}</p>}
      {seen.sends && told?.over === false && told.items.some((one) => one.standing === "ready") ? (
        <button
          type="button"
          onClick={() => void send(`/api/events/${event}/digest/at-once`, {}, w.atOnceSaid)}
        >
          {w.atOnce}
        </button>
      ) : null}
      {seen.waiting === 0 ? null : <p>{w.waiting(seen.waiting)}</p>}
      {seen.trouble === "" ? null : <p class="notice bad">{seen.trouble}</p>}
      {seen.refused.map((one) => (
        <p key={one.letter} class="notice bad">
          {w.refused(one.code)}{" "}
          <button
            type="button"
            onClick={() => void send("/api/outbox/retry", { letter: one.letter })}
          >
            {w.retry}
          </button>
        </p>
      ))}
    </div>
  );
}
