// Plays a guest who has been greeted when the box dies, before the badge is printed:
// node killed.mjs KIOSK-LINK HOST-LINK VIDEO.y4m FIRST-NAME SCREENSHOT-FOLDER
// Cues: `admitted` (kill the box), `dark` (start it again).
import { cue, play } from "./stage.mjs";

const [kioskLink, hostLink, video, firstName, folder] = process.argv.slice(2);

await play({ video, folder, origin: new URL(kioskLink).origin }, async (stage) => {
  const host = await stage.page(hostLink);
  await host.waitForSelector(".counts", { timeout: 15_000 });
  const kiosk = await stage.page(kioskLink);
  await kiosk.waitForSelector(".kiosk.is-welcome h1.name", { timeout: 30_000 });
  const greeting = await kiosk.locator("h1.name").innerText();
  const badge = await kiosk.locator("[data-badge]").getAttribute("data-badge");
  await cue("admitted");
  await kiosk.waitForSelector(".kiosk.is-silent", { timeout: 40_000 });
  const silence = await kiosk.locator(".kiosk.is-silent h1").innerText();
  await stage.shoot(kiosk, "kiosk-without-a-box");
  await stage.shoot(host, "host-without-a-box");
  await cue("dark");
  await kiosk.waitForSelector(".kiosk.is-idle", { timeout: 40_000 });
  await host.waitForSelector(`[data-arrival^="${firstName}"][data-badge=printed]`, {
    timeout: 40_000,
  });
  const after = await host.locator("[data-count=arrived]").innerText();
  await stage.shoot(kiosk, "kiosk-again");
  await stage.shoot(host, "host-again");
  return { greeting, badge, silence, after };
});
