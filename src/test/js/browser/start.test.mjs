// Two people, each in a browser of their own, chat at the address that a newcomer is told to open.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch } from "./chromium.mjs";

const browsers = [];

after(() => Promise.all(browsers.map((browser) => browser.close())));

async function join(name) {
  const browser = await launch();
  browsers.push(browser);
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const transports = [];
  page.on("request", (request) => request.url().includes("transport=polling") && transports.push("polling"));
  page.on("websocket", () => transports.push("websocket"));
  await page.goto(process.env.BASE_URL);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Join the chat" }).click();
  await page.locator('#badge[data-state="websocket"]').waitFor();
  assert.equal(transports[0], "polling");
  assert.ok(transports.includes("websocket"), transports.join());
  return page;
}

async function say(page, text) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

const hears = (page, text) => page.locator(".message", { hasText: text }).first().waitFor();

test("two people chat in two browsers, and go from polling to WebSocket", async () => {
  const [ada, grace] = [await join("Ada"), await join("Grace")];
  await say(ada, "Hello Grace, are you there?");
  await hears(grace, "Hello Grace, are you there?");
  await say(grace, "Yes, in a browser of my own");
  await hears(ada, "Yes, in a browser of my own");
});
