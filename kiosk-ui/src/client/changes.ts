/** What the box says has changed, by topic: parts of a page ask anew for what they show. */
const board = new EventTarget();

/** Tells all parts of the page that something of this topic has changed. */
export function announce(topic: string): void {
  board.dispatchEvent(new CustomEvent("changed", { detail: topic }));
}

/** Calls `look` when one of these topics has changed; returns how to stop. */
export function onChange(topics: readonly string[], look: () => void): () => void {
  const hear = (event: Event) => {
    if (topics.includes((event as CustomEvent<string>).detail)) {
      look();
    }
  };
  board.addEventListener("changed", hear);
  return () => board.removeEventListener("changed", hear);
}
