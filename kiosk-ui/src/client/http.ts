export type Role = "station" | "host" | "organiser";

/** What a request that was answered "no" says, in words for a person. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    title: string,
  ) {
    super(title);
  }
}

/** No answer came: the box or the network is away. */
export class Silence extends Error {}

const PATIENCE_MILLIS = 6_000;
/** A long list over a slow line, and its signatures. */
const UPLOAD_PATIENCE_MILLIS = 15 * 60_000;

/** A picture or a document that was asked for, and what it could not show. */
export interface Drawn {
  file: Blob;
  warnings: string[];
}

/** Requests of one device role. */
export class Client {
  constructor(private readonly role: Role) {}

  get(path: string): Promise<unknown> {
    return this.send(path, {});
  }

  post(path: string, body: unknown): Promise<unknown> {
    return this.change("POST", path, body);
  }

  put(path: string, body: unknown): Promise<unknown> {
    return this.change("PUT", path, body);
  }

  remove(path: string): Promise<unknown> {
    return this.send(path, { method: "DELETE" });
  }

  /** Sends a picture, to be answered as quickly as any other request. */
  picture(path: string, jpeg: Blob) {
    return this.send(path, this.file("image/jpeg", jpeg));
  }

  /** Sends a file that may take its time. */
  upload(path: string, type: string, body: Blob) {
    return this.send(path, this.file(type, body), UPLOAD_PATIENCE_MILLIS);
  }

  private change(method: string, path: string, body: unknown): Promise<unknown> {
    return this.send(path, {
      method,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  private file(type: string, body: Blob): RequestInit {
    return { method: "POST", headers: { "Content-Type": type }, body };
  }

  /** Asks for a picture, by a file that is sent if there is one. */
  image(path: string, type: string, file: Blob | null): Promise<Drawn> {
    return this.answer(path, file === null ? {} : this.file(type, file), PATIENCE_MILLIS, drawn);
  }

  /** Asks for a document that may take its time. */
  document(path: string): Promise<Drawn> {
    return this.answer(path, {}, UPLOAD_PATIENCE_MILLIS, drawn);
  }

  private send(path: string, init: RequestInit, patience = PATIENCE_MILLIS): Promise<unknown> {
    return this.answer(path, init, patience, (response) => json(response));
  }

  private async answer<T>(
    path: string,
    init: RequestInit,
    patience: number,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    let response: Response;
    let problem: { type?: unknown; title?: unknown };
    try {
      response = await fetch(path, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), "Foyer-Role": this.role },
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(patience),
      });
      if (response.ok) {
        return await read(response);
      }
      problem = ((await json(response)) ?? {}) as typeof problem;
    } catch {
      throw new Silence(path);
    }
    const slug = String(problem.type ?? "").replace("/problems/", "");
    throw new Refusal(response.status, slug, String(problem.title ?? `Error ${response.status}`));
  }
}

async function drawn(response: Response): Promise<Drawn> {
  return {
    file: await response.blob(),
    warnings: decodeURIComponent(response.headers.get("Foyer-Warnings") ?? "")
      .split("\n")
      .filter((warning) => warning !== ""),
  };
}

/** What an answer says in JSON; null if it says nothing in it. */
async function json(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? "";
  return response.status !== 204 && type.includes("json") ? response.json() : null;
}

/**
 * Pairs this browser with the code in the address (`#pair=CODE`), or with one that was typed. A link
 * that is opened again in the browser that it has paired does no harm.
 */
export async function pairOnce(role: Role, code: string): Promise<void> {
  const client = new Client(role);
  try {
    await client.post("/api/devices/pair", { code });
  } catch (refusal) {
    if (!(refusal instanceof Refusal && refusal.status === 410)) {
      throw refusal;
    }
    await client.get("/api/devices/me").catch(() => {
      throw refusal;
    });
  }
}

/** Takes the pairing code out of the address, so that it is not sent again or seen. */
export function takeCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get("pair");
  if (code !== null) {
    history.replaceState(null, "", location.pathname);
  }
  return code;
}

/** A fresh id of so many random bytes, in hexadecimal digits. */
export function mint(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
