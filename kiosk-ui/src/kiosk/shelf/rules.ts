/**
 * What of the kiosk's page is kept for a reload while the box is away, and how it is answered. Pure.
 * Nothing of `/api` is ever kept: a guest's answer comes from the box or not at all.
 */
export type Kind = "page" | "asset" | "not-ours";

export const PAGE = "/kiosk";

export function kind(request: { method: string; url: string }, origin: string): Kind {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== origin) {
    return "not-ours";
  }
  if (url.pathname === PAGE) {
    return "page";
  }
  return url.pathname.startsWith("/assets/") || url.pathname === "/favicon.svg"
    ? "asset"
    : "not-ours";
}

/** The files that a page names, all of which it needs to start. */
export function named(html: string): string[] {
  return Array.from(
    html.matchAll(/(?:src|href)="(\/(?:assets\/|favicon)[^"]+)"/g),
    (m) => m[1] ?? "",
  );
}
