import { kind, named, PAGE } from "./rules";

/**
 * The service worker of the kiosk's page, and of no other: a reload while the box is away shows the
 * page as it was last served, which then says by itself that the box is silent.
 */
const SHELF = "foyer-kiosk";
const PATIENCE_MILLIS = 4_000;

interface Lasting extends globalThis.Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

self.addEventListener("install", (event) => (event as Lasting).waitUntil(fill()));

self.addEventListener("fetch", (event) => {
  const asking = event as Fetching;
  switch (kind(asking.request, self.location.origin)) {
    case "page":
      asking.respondWith(page(asking));
      break;
    case "asset":
      asking.respondWith(asset(asking.request));
      break;
    case "not-ours":
      break;
  }
});

async function fill(): Promise<void> {
  await keep(await fetch(PAGE, { cache: "no-store" }));
}

/** The box's page, or the kept one while there is none. */
async function page(asking: Fetching): Promise<Response> {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(PAGE);
  try {
    const signal = kept === undefined ? null : AbortSignal.timeout(PATIENCE_MILLIS);
    const fresh = await fetch(PAGE, { cache: "no-cache", credentials: "same-origin", signal });
    if (fresh.ok) {
      asking.waitUntil(keep(fresh.clone()));
      return fresh;
    }
    return kept ?? fresh;
  } catch (away) {
    if (kept === undefined) {
      throw away;
    }
    return kept;
  }
}

/** A page is kept once all that it names is; what it no longer names is let go. */
async function keep(fresh: Response): Promise<void> {
  if (!fresh.ok) {
    throw new Error(`the kiosk's page was answered with ${fresh.status}`);
  }
  const shelf = await caches.open(SHELF);
  const files = named(await fresh.clone().text());
  await Promise.all(
    files.map(async (file) => (await shelf.match(file)) ?? (await shelf.add(file))),
  );
  await shelf.put(PAGE, fresh);
  const gone = (await shelf.keys()).filter(
    (held) => ![PAGE, ...files].includes(new URL(held.url).pathname),
  );
  await Promise.all(gone.map((held) => shelf.delete(held)));
}

async function asset(request: Request): Promise<Response> {
  const shelf = await caches.open(SHELF);
  return (await shelf.match(request, { ignoreVary: true })) ?? (await fetch(request));
}
