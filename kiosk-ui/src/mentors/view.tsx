import { useState } from "preact/hooks";
import { type Client, Refusal } from "../client/http";
import { type MentorPair, type Mentors, mentors } from "../client/ties";
import { words } from "../words/en";
import { mentors as w } from "../words/mentors";

/** Who could learn from whom at an event; closed it asks for nothing. */
export function MentorsOf({ client, event }: { client: Client; event: string }) {
  const [seen, setSeen] = useState<Mentors | null>(null);
  const [problem, setProblem] = useState("");
  const path = `/api/events/${event}/mentors`;
  async function attempt(what: () => Promise<unknown>): Promise<void> {
    try {
      setSeen(mentors(await what()));
      setProblem("");
    } catch (failure) {
      setProblem(failure instanceof Refusal ? failure.message : words.organiser.unanswered);
    }
  }
  const pair = ({ mentor, mentee, paired }: MentorPair) =>
    attempt(() =>
      client.post(path, {
        mentor: mentor.person,
        mentee: mentee.person,
        pairing: paired ? "parted" : "paired",
      }),
    );
  return (
    <details
      onToggle={(toggle) => {
        if (toggle.currentTarget.open) {
          void attempt(() => client.get(path));
        }
      }}
    >
      <summary>{w.title}</summary>
      {problem === "" ? null : (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      )}
      {seen !== null && seen.pairs.length === 0 && seen.unserved.length === 0 ? (
        <p>{w.none}</p>
      ) : null}
      <ul>
        {seen?.pairs.map((one) => (
          <li key={one.mentor.person + one.mentee.person}>
            {w.line(one.mentor.name, one.mentee.name, one.topics)}{" "}
            {one.paired ? <b class="tag">{w.paired}</b> : null}{" "}
            <button type="button" onClick={() => void pair(one)}>
              {one.paired ? w.part : w.pair}
            </button>
          </li>
        ))}
      </ul>
      {seen === null || seen.unserved.length === 0 ? null : (
        <p>{w.unserved(seen.unserved.map((one) => one.name))}</p>
      )}
    </details>
  );
}
