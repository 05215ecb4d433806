import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../words/en";
import type { Hands } from "./hands";
import type { Finding, Host, Where } from "./state";

const w = words.host;

/** What came of the last thing that the host asked for. */
export function Said({ host }: { host: Host }) {
  return host.said === null ? null : (
    <p class={`notice ${host.said.bad ? "bad" : "good"}`} role="status">
      {host.said.text}
    </p>
  );
}

interface SearchProps {
  where: Where;
  finding: Finding;
  hands: Hands;
  label?: string;
}

/** A field to find a guest by name, on the page or in a dialog. */
export function Search({ where, finding, hands, label }: SearchProps) {
  return (
    <input
      type="search"
      aria-label={label ?? w.search}
      placeholder={label ?? w.search}
      value={finding.query}
      onInput={(event) => hands.search(where, event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
        }
      }}
    />
  );
}

interface SheetProps {
  title: string;
  host: Host;
  hands: Hands;
  children: ComponentChildren;
}

/** A question over the page; the browser keeps the focus in it and gives it back afterwards. */
export function Sheet({ title, host, hands, children }: SheetProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = sheet.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const cancel = () => hands.ask({ is: "none" });
  return (
    <dialog
      class="sheet"
      aria-label={title}
      ref={sheet}
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <h2>{title}</h2>
      <Said host={host} />
      <div class="actions">{children}</div>
      <button type="button" onClick={cancel}>
        {w.cancel}
      </button>
    </dialog>
  );
}
