// The chat of the tutorial, in three windows of a real browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function open() {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const response = await page.goto(process.env.BASE_URL);
  assert.match(await response.text(), /<title>Chat</); // says what is there instead
  return page;
}

async function say(page, text) {
  await page.getByPlaceholder("say something").fill(text);
  await page.keyboard.press("Enter");
}

const lines = (page, text) => page.locator("pre").filter({ hasText: text }).waitFor();

test("what is said in one window is seen in the others, also in those opened later", async () => {
  const [one, other] = [await open(), await open()];
  await say(one, "first words");
  await Promise.all([lines(one, "first words"), lines(other, "first words")]);
  await one.waitForFunction(() => document.querySelector("input").value === ""); // acknowledged
  await lines(await open(), "first words");
});

test("what violates a constraint is not said", async () => {
  const page = await open();
  await lines(page, "first words");
  const answer = await page.evaluate(() => socket.timeout(5_000).emitWithAck("say", "x".repeat(201)));
  assert.equal(answer.error.code, "invalid");
  assert.equal(answer.error.data[0].message, "size must be between 1 and 200");
  assert.equal(await page.locator("pre").textContent(), "first words\n");
});
