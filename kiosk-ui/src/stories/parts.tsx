import { useEffect, useState } from "preact/hooks";
import type { Client } from "../client/http";
import { people, type Who } from "../client/stories";
import { storiesWords as w } from "../words/stories";
import type { Said } from "./ask";

export function SaidLine({ said }: { said: Said | null }) {
  return said === null ? null : (
    <p class={`notice ${said.bad ? "bad" : "good"}`} role="status">
      {said.text}
    </p>
  );
}

interface ChooserProps {
  client: Client;
  event: string;
  which: "here" | "came" | "missed";
  label: string;
  chosen: Who[];
  choose: (one: Who) => void;
}

/** People of an event to choose from by a part of their name; whoever is chosen can be taken out. */
export function Chooser({ client, event, which, label, chosen, choose }: ChooserProps) {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Who[]>([]);
  useEffect(() => {
    if (query.trim() === "") {
      setFound([]);
      return;
    }
    let current = true;
    client
      .get(`/api/events/${event}/people?who=${which}&q=${encodeURIComponent(query)}`)
      .then((answer) => current && setFound(people(answer)))
      // The next key asks again.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [client, event, which, query]);
  const others = found.filter((one) => !chosen.some((who) => who.person === one.person));
  return (
    <div class="chooser">
      <label>
        {label}
        <input
          type="search"
          autocomplete="off"
          value={query}
          onInput={(input) => setQuery(input.currentTarget.value)}
          onKeyDown={(key) => {
            if (key.key === "Enter") {
              key.preventDefault();
            }
          }}
        />
      </label>
      <div class="actions">
        {chosen.map((one) => (
          <button
            key={one.person}
            type="button"
            class="chosen"
            aria-label={w.remove(one.name)}
            onClick={() => choose(one)}
          >
            {one.name} ✕
          </button>
        ))}
        {others.map((one) => (
          <button
            key={one.person}
            type="button"
            onClick={() => {
              choose(one);
              setQuery("");
            }}
          >
            {one.name}
          </button>
        ))}
      </div>
    </div>
  );
}
