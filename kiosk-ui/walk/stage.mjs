// What the walks share: one real Chromium with a video as its camera, pages that keep watch over
// what leaves the box, screenshots, and cues between the story and whoever runs it.
import { mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

/** Plays a story; prints what it saw as one line of JSON, which the caller judges. */
export async function play({ video, folder, origin }, story) {
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
  const strangers = [];
  const errors = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const stage = {
    async page(link) {
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
    },
    async shoot(opened, name) {
      await opened.screenshot({ path: `${folder}/${name}.png` });
    },
  };
  try {
    console.log(JSON.stringify({ ...(await story(stage)), strangers, errors }));
  } catch (failure) {
    const pages = context.pages();
    await Promise.all(pages.map((opened, i) => stage.shoot(opened, `failure-${i}`).catch(() => {})));
    console.log(JSON.stringify({ failure: String(failure), strangers, errors }));
  } finally {
    await browser.close();
    input?.close();
  }
}

let input;

/** Says that the story has come this far, and waits until it may go on. */
export async function cue(name) {
  input ??= createInterface({ input: process.stdin });
  console.log(`cue ${name}`);
  await new Promise((resolve) => input.once("line", resolve));
}
