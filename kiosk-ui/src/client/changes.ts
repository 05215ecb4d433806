/** What a page has heard from its box, for those parts of it that then ask anew what they show. */
const board = new EventTarget();

/** Tells all parts of the page that this was heard: an event's name, or the topic of a change. */
export function announce(what: string): void {
  board.dispatchEvent(new Event(what));
}

/** Calls back after any of these was heard, and every few seconds besides; until it is ended. */
export function onChange(
  names: readonly string[],
  everyMillis: number,
  look: () => void,
): () => void {
  const again = setInterval(look, everyMillis);
  for (const name of names) {
    board.addEventListener(name, look);
  }
  return () => {
    clearInterval(again);
    for (const name of names) {
      board.removeEventListener(name, look);
    }
  };
}
