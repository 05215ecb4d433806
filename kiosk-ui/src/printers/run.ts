import { type Printer, printer } from "../client/evening";
import { type Client, Refusal, Silence } from "../client/http";
import { found, type Station, stations, test } from "../client/printers";
import { list, object } from "../client/shape";
import { words } from "../words/en";
import type { Event } from "./state";

/** So often a search that is slow is asked for again: the box goes on with the same one. */
const ASKS = 3;

export interface Run {
  look(): Promise<void>;
  search(): Promise<void>;
  testPrinter(printer: Printer): Promise<void>;
  testFound(uri: string): Promise<void>;
  /** Where a station's badges come out; null for any printer. */
  route(station: Station, printer: string | null): Promise<void>;
}

/** The requests of the printers' part. */
export function run(client: Client, tell: (event: Event) => void): Run {
  async function attempt(printer: string | null, what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (failure) {
      const problem = failure instanceof Refusal ? failure.message : words.organiser.unanswered;
      tell({ on: "failed", printer, problem });
    }
  }

  /** A badge takes longer than other answers, so it is asked for as a file would be. */
  async function badge(printer: string, path: string, body: unknown): Promise<void> {
    tell({ on: "testing", printer });
    const wish = new Blob([JSON.stringify(body)]);
    tell({
      on: "tested",
      printer,
      test: test(await client.upload(path, "application/json", wish)),
    });
  }

  async function look(): Promise<void> {
    const answer = object(await client.get("/api/printers"));
    tell({
      on: "printers",
      printers: list(answer.printers, printer),
      stations: stations(answer),
    });
  }

  async function search(): Promise<void> {
    for (let asked = 1; ; asked++) {
      try {
        tell({ on: "found", found: found(await client.get("/api/printers/found")) });
        return;
      } catch (failure) {
        if (!(failure instanceof Silence) || asked === ASKS) {
          throw failure;
        }
      }
    }
  }

  return {
    // A look that fails is followed by the next one.
    look: () => look().catch(() => {}),
    search: () =>
      attempt(null, async () => {
        tell({ on: "searching" });
        await search();
      }),
    testPrinter: ({ name }) =>
      attempt(name, async () => {
        await badge(name, `/api/printers/${encodeURIComponent(name)}/test`, {});
        await look();
      }),
    route: ({ station }, chosen) =>
      attempt(null, async () => {
        await client.post(`/api/stations/${station}/printer`, { printer: chosen });
        await look();
      }),
    testFound: (uri) => attempt(uri, () => badge(uri, "/api/printers/test", { uri })),
  };
}
