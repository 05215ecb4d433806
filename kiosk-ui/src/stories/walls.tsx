import "./notices.css";
import { useState } from "preact/hooks";
import { type Client, mint } from "../client/http";
import { type Line, notices, walls } from "../client/stories";
import { storiesWords as w } from "../words/stories";
import { useAnswer, useOrders } from "./ask";
import { SaidLine } from "./parts";

const CHANGED = ["stories", "event"];

/** The notices of the evening, for everybody who looks at a screen. */
export function Notices({ client }: { client: Client }) {
  const seen = useAnswer(client, "/api/notices", notices, CHANGED);
  return (
    <div class="notices" role="status">
      {seen?.map((line) => (
        <p key={line.line} class="notice" data-notice={line.text}>
          {line.text}
        </p>
      ))}
    </div>
  );
}

/** Notices to be posted and taken down. */
export function NoticesPart({ client }: { client: Client }) {
  const seen = useAnswer(client, "/api/notices", notices, CHANGED);
  return (
    <WallPart client={client} wall="notice" label={w.notice} put={w.post} lines={seen ?? []} />
  );
}

/** The topic wall and the vision wall. */
export function Walls({ client }: { client: Client }) {
  const seen = useAnswer(client, "/api/walls", walls, CHANGED);
  return (
    <>
      <h3>{w.topicWall}</h3>
      <WallPart
        client={client}
        wall="topics"
        label={w.topicLine}
        put={w.add}
        lines={seen?.topics ?? []}
      />
      <h3>{w.visionWall}</h3>
      <WallPart
        client={client}
        wall="vision"
        label={w.visionLine}
        put={w.add}
        lines={seen?.vision ?? []}
      />
    </>
  );
}

interface WallProps {
  client: Client;
  wall: string;
  label: string;
  put: string;
  lines: Line[];
}

function WallPart({ client, wall, label, put, lines }: WallProps) {
  const [id, setId] = useState(() => mint(16));
  const [text, setText] = useState("");
  const { said, busy, send } = useOrders(client);
  const post = async () => {
    if (await send("/api/lines", { line: id, wall, text })) {
      setId(mint(16));
      setText("");
    }
  };
  return (
    <>
      <SaidLine said={said} />
      <ul class="written">
        {lines.map((line) => (
          <li key={line.line} class="actions">
            <span>{line.text}</span>
            <button
              type="button"
              onClick={() => void send("/api/lines", { line: line.line, wall, text: "" })}
            >
              {w.takeDown}
            </button>
          </li>
        ))}
      </ul>
      <form
        class="bar"
        onSubmit={(submit) => {
          submit.preventDefault();
          void post();
        }}
      >
        <input
          aria-label={label}
          placeholder={label}
          maxLength={140}
          autocomplete="off"
          value={text}
          onInput={(input) => setText(input.currentTarget.value)}
        />
        <button type="submit" disabled={busy || text.trim() === ""}>
          {put}
        </button>
      </form>
    </>
  );
}
