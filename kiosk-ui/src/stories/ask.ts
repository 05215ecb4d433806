import { useCallback, useEffect, useState } from "preact/hooks";
import { announce, onChange } from "../client/changes";
import { type Client, Refusal } from "../client/http";
import { storiesWords as w } from "../words/stories";

const TOPIC = "stories";
const EVERY_MILLIS = 15_000;

/** What the box answers at a path, asked anew whenever something of it has changed. */
export function useAnswer<T>(
  client: Client,
  path: string,
  read: (value: unknown) => T,
  topics: readonly string[] = [TOPIC],
): T | null {
  const [seen, setSeen] = useState<T | null>(null);
  const key = topics.join(" ");
  const look = useCallback(async () => {
    // A look that fails is followed by the next one.
    await client
      .get(path)
      .then((answer) => setSeen(read(answer)))
      .catch(() => {});
  }, [client, path]);
  useEffect(() => {
    void look();
    return onChange(key.split(" "), EVERY_MILLIS, () => void look());
  }, [look, key]);
  return seen;
}

export interface Said {
  text: string;
  bad: boolean;
}

/** Does something at the box, says what came of it, and has all parts look again. */
export function useOrders(client: Client) {
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (path: string, body: unknown, done = ""): Promise<boolean> => {
    setBusy(true);
    try {
      await client.post(path, body);
      setSaid(done === "" ? null : { text: done, bad: false });
      announce(TOPIC);
      return true;
    } catch (failure) {
      setSaid({ text: failure instanceof Refusal ? failure.message : w.unanswered, bad: true });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { said, busy, send, say: setSaid };
}
