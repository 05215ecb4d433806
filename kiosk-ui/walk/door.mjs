// Plays a guest at the kiosk and a host beside it in one real Chromium, with a video as the camera:
// node door.mjs KIOSK-LINK HOST-LINK VIDEO.y4m FIRST-NAME SCREENSHOT-FOLDER
// Prints what it saw as one line of JSON; the caller judges.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const [kioskLink, hostLink, video, firstName, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${video}`,
  ],
});

const origin = new URL(kioskLink).origin;
const strangers = [];
const errors = [];

async function page(context, link) {
  const opened = await context.newPage();
  opened.on("request", (request) => {
    const to = new URL(request.url());
    if (to.origin !== origin && to.protocol.startsWith("http")) {
      strangers.push(to.origin);
    }
  });
  opened.on("pageerror", (error) => errors.push(String(error)));
  await opened.goto(link);
  return opened;
}

async function shoot(opened, name) {
  await opened.screenshot({ path: `${folder}/${name}.png` });
}

try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const host = await page(context, hostLink);
  await host.waitForSelector(".counts", { timeout: 15_000 });
  const before = await host.locator("[data-count=arrived]").innerText();
  const kiosk = await page(context, kioskLink);
  await kiosk.waitForSelector(".kiosk.is-welcome h1.name", { timeout: 30_000 });
  const welcomed = Date.now();
  const greeting = await kiosk.locator("h1.name").innerText();
  await shoot(kiosk, "kiosk-welcome");
  await host.waitForSelector(`[data-arrival^="${firstName}"]`, { timeout: 5_000 });
  const shownAfter = Date.now() - welcomed;
  await kiosk.waitForSelector("[data-badge=printed], [data-badge=fault]", { timeout: 15_000 });
  const badge = await kiosk.locator("[data-badge]").getAttribute("data-badge");
  const badgeAfter = Date.now() - welcomed;
  await shoot(kiosk, "kiosk-badge");
  await shoot(host, "host");
  await kiosk.waitForSelector(".kiosk.is-idle", { timeout: 30_000 });
  await shoot(kiosk, "kiosk-idle");
  const after = await host.locator("[data-count=arrived]").innerText();
  const seen = { greeting, badge, shownAfter, badgeAfter, before, after, strangers, errors };
  console.log(JSON.stringify(seen));
} catch (failure) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((opened, i) => shoot(opened, `failure-${i}`).catch(() => {})));
  console.log(JSON.stringify({ failure: String(failure), strangers, errors }));
} finally {
  await browser.close();
}
