// Plays a guest at the kiosk and a host beside it:
// node door.mjs KIOSK-LINK HOST-LINK VIDEO.y4m FIRST-NAME SCREENSHOT-FOLDER
import { play } from "./stage.mjs";

const [kioskLink, hostLink, video, firstName, folder] = process.argv.slice(2);

await play({ video, folder, origin: new URL(kioskLink).origin }, async (stage) => {
  const host = await stage.page(hostLink);
  await host.waitForSelector(".counts", { timeout: 15_000 });
  const before = await host.locator("[data-count=arrived]").innerText();
  const kiosk = await stage.page(kioskLink);
  await kiosk.waitForSelector(".kiosk.is-welcome h1.name", { timeout: 30_000 });
  const welcomed = Date.now();
  const greeting = await kiosk.locator("h1.name").innerText();
  await stage.shoot(kiosk, "kiosk-welcome");
  await host.waitForSelector(`[data-arrival^="${firstName}"]`, { timeout: 5_000 });
  const shownAfter = Date.now() - welcomed;
  await kiosk.waitForSelector("[data-badge=printed], [data-badge=fault]", { timeout: 15_000 });
  const badge = await kiosk.locator("[data-badge]").getAttribute("data-badge");
  const badgeAfter = Date.now() - welcomed;
  await stage.shoot(kiosk, "kiosk-badge");
  await stage.shoot(host, "host");
  await kiosk.waitForSelector(".kiosk.is-idle", { timeout: 30_000 });
  await stage.shoot(kiosk, "kiosk-idle");
  const after = await host.locator("[data-count=arrived]").innerText();
  return { greeting, badge, shownAfter, badgeAfter, before, after };
});
