/** A way in that a host gives somebody. Sent again with the same id it is the same act. */
export type Entry =
  | { by: "check-in"; invitation: string; name: string }
  | { by: "let-in"; invitation: string; name: string; reason: string }
  | { by: "request"; request: string; name: string; reason: string }
  | { by: "merge"; request: string; invitation: string; name: string }
  | {
      by: "walk-in";
      name: string;
      organisation: string;
      firstTimer: boolean;
      vouchedBy: string;
      request: string;
    };

/** What is sent to the box for it. */
export interface Order {
  path: string;
  body: Record<string, unknown>;
}

/** The request that asks the box for this; `people` is 0 where nobody has said how many they are. */
export function order(entry: Entry, scanId: string, people: number): Order {
  const ask = people > 0 ? { scanId, people } : { scanId };
  switch (entry.by) {
    case "check-in":
      return { path: `/api/guests/${entry.invitation}/check-in`, body: ask };
    case "let-in":
      return {
        path: `/api/guests/${entry.invitation}/let-in`,
        body: { ...ask, reason: entry.reason },
      };
    case "request":
      return {
        path: `/api/requests/${entry.request}/let-in`,
        body: { ...ask, reason: entry.reason, name: entry.name },
      };
    case "merge":
      return {
        path: `/api/requests/${entry.request}/merge`,
        body: { ...ask, invitation: entry.invitation },
      };
    case "walk-in": {
      const { by: _, vouchedBy, request, ...guest } = entry;
      return {
        path: "/api/walk-ins",
        body: {
          scanId,
          ...guest,
          ...(vouchedBy === "" ? {} : { vouchedBy }),
          ...(request === "" ? {} : { request }),
        },
      };
    }
  }
}
