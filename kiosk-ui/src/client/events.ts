import type { Role } from "./http";

const SILENCE_MILLIS = 7_000;
const RETRY_MILLIS = 1_000;

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
  let lastHeard = Date.now();
  let connected = false;
  let silent = false;
  let ended = false;

  const hear = () => {
    lastHeard = Date.now();
    if (!connected || silent) {
      connected = true;
      silent = false;
      live("heard");
    }
  };

  const open = () => {
    source?.close();
    connected = false;
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
    const quiet = Date.now() - lastHeard;
    if (quiet > SILENCE_MILLIS && !silent) {
      silent = true;
      live("silent");
    }
    if (source === null || source.readyState === EventSource.CLOSED || quiet > SILENCE_MILLIS) {
      open();
    }
  }, RETRY_MILLIS);
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
