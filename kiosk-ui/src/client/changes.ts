/**
 * What a page has heard from its program, by the event's name, for those parts of it that then ask
 * for themselves what they may see.
 */
export const changes = new EventTarget();

/** Calls back after any of these was heard, and every few seconds besides; until it is ended. */
export function onChange(
  names: readonly string[],
  everyMillis: number,
  look: () => void,
): () => void {
  const again = setInterval(look, everyMillis);
  for (const name of names) {
    changes.addEventListener(name, look);
  }
  return () => {
    clearInterval(again);
    for (const name of names) {
      changes.removeEventListener(name, look);
    }
  };
}
