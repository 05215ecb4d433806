import "./parts.css";
import { useCallback, useEffect, useState } from "preact/hooks";
import { announce, onChange } from "../client/changes";
import type { Guest } from "../client/evening";
import { type Client, Refusal } from "../client/http";
import { type Players, players } from "../client/parts";
import { partsWords as w } from "../words/parts";
import { inShort, PARTS, partsOf } from "./state";

const EVERY_MILLIS = 30_000;
const CHANGED = "parts";

interface Props {
  client: Client;
  event: string;
}

/** Who plays which part at an event, as long as it is looked at. */
function usePlayers({ client, event }: Props): [Players | null, () => Promise<void>] {
  const [seen, setSeen] = useState<Players | null>(null);
  const look = useCallback(async () => {
    // A look that fails is followed by the next one.
    await client
      .get(`/api/events/${event}/parts`)
      .then((answer) => setSeen(players(answer)))
      .catch(() => {});
  }, [client, event]);
  useEffect(() => {
    void look();
    return onChange([CHANGED], EVERY_MILLIS, () => void look());
  }, [look]);
  return [seen, look];
}

/** Who is the community builder of an event, or that nobody is. */
export function EventParts(props: Props) {
  const [seen] = usePlayers(props);
  if (seen === null) {
    return null;
  }
  const others = inShort(seen, w.names);
  return (
    <>
      {seen.builder === "" ? <p class="notice">{w.noBuilder}</p> : <p>{w.builder(seen.builder)}</p>}
      {others === "" ? null : <p>{others}</p>}
    </>
  );
}

/** The parts of one guest, to be given and taken back. Closed it asks for nothing. */
export function GuestParts({ guest, ...props }: Props & { guest: Guest }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w.title}</summary>
      {open ? <Ticks guest={guest} {...props} /> : null}
    </details>
  );
}

function Ticks({ client, event, guest }: Props & { guest: Guest }) {
  const [seen, look] = usePlayers({ client, event });
  const [problem, setProblem] = useState("");
  const give = async (part: string, taken: boolean) => {
    setProblem("");
    try {
      await client.post(`/api/events/${event}/parts`, { person: guest.person, part, taken });
      announce(CHANGED);
    } catch (failure) {
      setProblem(failure instanceof Refusal ? failure.message : w.unanswered);
      await look();
    }
  };
  const has = seen === null ? [] : partsOf(seen, guest.person);
  return (
    <fieldset class="parts" disabled={seen === null}>
      {problem === "" ? null : <p class="notice bad">{problem}</p>}
      {PARTS.map((part) => (
        <label key={part}>
          <input
            type="checkbox"
            checked={has.includes(part)}
            onChange={(change) => void give(part, change.currentTarget.checked)}
          />
          {w.names[part]}
        </label>
      ))}
    </fieldset>
  );
}
