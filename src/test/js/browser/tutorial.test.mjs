// The chat of the tutorial, in windows of a real browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";

const REFUSED = "x".repeat(250);
const LONGEST = "y".repeat(200);
const PHONE = { viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true };

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function open(options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const response = await page.goto(process.env.BASE_URL);
  assert.match(await response.text(), /<title>Chat</); // says what is there instead
  return page;
}

const field = (page) => page.getByPlaceholder("say something");

async function say(page, text) {
  await field(page).fill(text);
  await page.keyboard.press("Enter");
}

/** Says something, and waits until the server has taken it. */
async function sayAndSee(page, text) {
  await say(page, text);
  await page.waitForFunction(() => document.querySelector("input").value === "");
  await lines(page, text);
}

const lines = (page, text) => page.locator("pre").filter({ hasText: text }).waitFor();
const all = (page) => page.locator("pre").textContent();

test("what is said in one window is seen in the others, also in those opened later", async () => {
  const [one, other] = [await open(), await open()];
  await sayAndSee(one, "first words");
  await lines(other, "first words");
  await lines(await open(), "first words");
});

test("what violates a constraint is not said, and the page says why and keeps it", async () => {
  const page = await open();
  await lines(page, "first words");
  await say(page, REFUSED);
  await page.getByText("Say 1 to 200 characters").waitFor();
  assert.equal(await field(page).inputValue(), REFUSED);
  assert.equal(await all(page), "first words\n");
  await sayAndSee(page, "shorter");
  assert.equal(await page.locator("output").textContent(), "");
});

test("the answer to what violates a constraint names the parameter", async () => {
  const page = await open();
  const answer = await page.evaluate(() => socket.timeout(30_000).emitWithAck("say", ""));
  assert.equal(answer.error.code, "invalid");
  assert.deepEqual(answer.error.data, [{ path: "text", message: "Say 1 to 200 characters" }]);
});

test("after a reconnect the page shows what was said meanwhile, and nothing twice", async () => {
  const [one, other] = [await open(), await open()];
  await lines(one, "shorter");
  await one.context().setOffline(true); // the browser tells the page, which gives up its connection
  await one.waitForFunction(() => !socket.connected);
  await sayAndSee(other, "said meanwhile");
  await one.context().setOffline(false);
  await lines(one, "said meanwhile");
  assert.equal(await all(one), "first words\nshorter\nsaid meanwhile\n");
});

test("a line whose answer is lost with the connection stays in the field, with a word about it", async () => {
  const page = await open();
  await lines(page, "said meanwhile");
  await field(page).fill("lost words");
  await page.evaluate(() => {
    document.querySelector("form").requestSubmit(); // and before the answer can come
    socket.io.engine.close();
  });
  await page.getByText("The connection was lost: try again").waitFor();
  assert.equal(await field(page).inputValue(), "lost words");
});

test("the page is as wide as a phone, whatever is said", async () => {
  const page = await open(PHONE);
  await sayAndSee(page, LONGEST);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.viewport.width);
});
