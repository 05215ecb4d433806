// Plays an evening from the doors to the exit slips, and the next month's welcome:
// node community.mjs LINKS-AS-JSON FOLDER
import { cue, play } from "./stage.mjs";

const [links, folder] = process.argv.slice(2);
const to = JSON.parse(links);

await play({ video: "/dev/null", folder, origin: new URL(to.kiosk).origin }, async (stage) => {
  const organiser = await stage.page(to.organiser);
  const room = await layTheRoom(stage, organiser);
  const seen = { room };

  await cue("doors");
  const kiosk = await stage.page(to.kiosk);
  const host = await stage.page(to.host);
  await carry(host, "Mei");
  seen.first = await checkIn(stage, kiosk, to.codes.ana, "kiosk-first-timer");
  const ring = host.locator("[data-greet^='Ana']");
  await ring.waitFor({ timeout: 5_000 });
  seen.ring = await ring.innerText();
  await stage.shoot(host, "host-greeting");
  await ring.getByRole("button").click();
  await ring.waitFor({ state: "detached", timeout: 5_000 });

  await cue("arrivals");
  await call(host, "Starter");
  await host.locator(".seating .tables").scrollIntoViewIfNeeded();
  await stage.shoot(host, "host-tables");
  await cue("late");
  await goodNight(stage, to.exit, to.codes.leaver, "exit-leaver");
  await cue("left");
  await call(host, "Main");
  await call(host, "Dessert");

  await cue("wishes");
  Object.assign(seen, await keepInTouch(stage, to.exit, to.codes.ana));
  await cue("next month");
  seen.again = await checkIn(stage, kiosk, to.codes.anaAgain, "kiosk-returning");
  await kiosk.getByRole("button", { name: "Not tonight" }).click();
  await kiosk.getByText("send you a link").waitFor({ timeout: 5_000 });
  await stage.shoot(kiosk, "kiosk-promise");
  await kiosk.locator(".did-it-happen button").first().click();
  await cue("kept");
  return seen;
});

async function layTheRoom(stage, page) {
  const part = page.locator("article.card", { hasText: "November supper" }).locator(".seating");
  await part.locator("textarea").first().waitFor({ timeout: 15_000 });
  const tables = Array.from({ length: 8 }, (_, i) => `${i + 1}; 8; ${i === 0 ? "quiet" : ""}`);
  await part.locator("textarea").nth(0).fill(tables.join("\n"));
  await part
    .locator("textarea")
    .nth(1)
    .fill("Starter; mix; 30; Soup; By Mei\nMain; purpose; 45\nDessert; mix; 30");
  await part.getByText("Save the room").click();
  await part.getByText("The room is laid.").waitFor({ timeout: 5_000 });
  await part.getByRole("button", { name: "Make the plan" }).click();
  await part.locator(".figures li").first().waitFor({ timeout: 15_000 });
  await part.locator(".seat").first().click();
  await part.locator(".picked").waitFor({ timeout: 5_000 });
  await stage.shoot(page, "organiser-seating");
  return part.locator(".figures").innerText();
}

/** A greeter takes a tablet in hand and is free. */
async function carry(page, name) {
  const part = page.locator(".greeting");
  await part.locator("input[type=search]").fill(name, { timeout: 15_000 });
  await part.getByRole("button", { name: new RegExp(`^${name}`) }).first().click();
  await part.getByRole("button", { name: "I am free to greet" }).click();
  await part.getByText("newcomers ring here").waitFor({ timeout: 5_000 });
}

/** A guest types the code of an invitation; what the kiosk says is the answer. */
async function checkIn(stage, kiosk, code, shot) {
  await kiosk.locator(".kiosk.is-idle").waitFor({ timeout: 40_000 });
  await type(kiosk, code);
  await kiosk.locator("h1.name").waitFor({ timeout: 10_000 });
  await stage.shoot(kiosk, shot);
  return kiosk.locator(".stage").innerText();
}

async function type(page, code) {
  await page.getByRole("button", { name: "Type a code instead" }).click();
  for (const key of code) {
    await page.locator(".keys").getByRole("button", { name: key, exact: true }).click();
  }
  await page.locator(".keys button.main").click();
}

async function call(host, round) {
  const next = host.locator(".next-round");
  await next.locator("summary", { hasText: round }).waitFor({ timeout: 10_000 });
  await next.evaluate((details) => {
    details.open = true;
  });
  await next.getByRole("button").click();
  await host.getByText(`“${round}” is called.`).waitFor({ timeout: 10_000 });
}

/** Somebody goes home early and skips whatever is asked. */
async function goodNight(stage, link, code, shot) {
  const page = await stage.page(link);
  await type(page, code);
  await skipTo(page, "Are you on your way home?");
  await stage.shoot(page, shot);
  await page.getByRole("button", { name: "Yes, good night" }).click();
  await page.locator(".is-bye").waitFor({ timeout: 5_000 });
  await page.close();
}

async function skipTo(page, title) {
  const there = page.getByRole("heading", { name: title });
  for (let i = 0; i < 20; i++) {
    await page.locator(".stage h1").waitFor({ timeout: 5_000 });
    if (await there.isVisible()) {
      return;
    }
    await page.getByRole("button", { name: "Skip" }).click({ timeout: 5_000 });
    await page.waitForTimeout(150);
  }
  throw new Error(`never came to "${title}"`);
}

/** Ana wishes to keep in touch with the first of those she sat with, and promises them something. */
async function keepInTouch(stage, link, code) {
  const page = await stage.page(link);
  await type(page, code);
  await skipTo(page, "Whom would you like to keep in touch with?");
  const friend = await page.locator(".people button").first().innerText();
  await person(page, friend).click();
  await stage.shoot(page, "exit-keep-in-touch");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "One small promise" }).waitFor({ timeout: 5_000 });
  await person(page, friend).click();
  await page.getByRole("button", { name: "send you a link" }).click();
  await skipTo(page, "Are you on your way home?");
  await page.getByRole("button", { name: "Yes, good night" }).click();
  await page.locator(".slip li").first().waitFor({ timeout: 5_000 });
  await stage.shoot(page, "exit-slip");
  const slip = await page.locator(".slip").innerText();
  await page.close();
  return { friend, slip };
}

function person(page, name) {
  return page.locator(".people").getByRole("button", { name, exact: true });
}
