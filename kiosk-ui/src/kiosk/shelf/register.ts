/** Keeps the page for a reload without the box, where the browser lets it. */
export async function keepForLater(): Promise<void> {
  try {
    await navigator.serviceWorker?.register("/kiosk-sw.js", { scope: "/kiosk" });
  } catch {
    // Without it, a reload needs the box; nothing else does.
  }
}
