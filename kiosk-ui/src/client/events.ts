import type { Role } from "./http";

const SILENCE_MILLIS = 7_000;
const WATCH_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 15_000;

/**
 * Server-sent events with liveness judged by silence: the box pings every two seconds. `heard` is
 * told once after each (re)connection, so that the page can look afresh.
 */
export function listen(
  path: string,
  role: Role,
  told: (name: string, data: unknown) => void,
  live: (state: "heard" | "silent") => void,
  names: readonly string[],
): () => void {
  let source: EventSource | null = null;
  let lastHeard = performance.now();
  let connected = false;
  let silent = false;
  let ended = false;
  let wait = 2_000;
  let openedAt = 0;

  const hear = () => {
    lastHeard = performance.now();
    if (!connected || silent) {
      connected = true;
      silent = false;
      wait = 2_000;
      live("heard");
    }
  };

  const open = () => {
    source?.close();
    connected = false;
    openedAt = performance.now();
    const fresh = new EventSource(`${path}?role=${role}`);
    source = fresh;
    fresh.addEventListener("ping", hear);
    for (const name of names) {
      fresh.addEventListener(name, (event) => {
        hear();
        told(name, parsed((event as MessageEvent<string>).data));
      });
    }
  };

  const watch = setInterval(() => {
    if (ended) {
      return;
    }
    const quiet = performance.now() - lastHeard;
    if (quiet > SILENCE_MILLIS && !silent) {
      silent = true;
      live("silent");
    }
    const lost = source?.readyState === EventSource.CLOSED || quiet > SILENCE_MILLIS;
    if (lost && performance.now() - openedAt >= wait) {
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS) * (0.8 + 0.4 * Math.random());
      open();
    }
  }, WATCH_MILLIS);
  open();

  return () => {
    ended = true;
    clearInterval(watch);
    source?.close();
  };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
