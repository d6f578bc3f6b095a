// The page of the README in two windows of a real browser, and a page of another origin if OTHER_ORIGIN names one.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import { open } from "./pages.mjs";

const { BASE_URL, OTHER_ORIGIN } = process.env;

const STRANGER = "http://localhost:5174";

let browser;
let otherServer;

before(async () => {
  otherServer = createServer((request, response) => response.setHeader("Content-Type", "text/html").end("<!doctype html>"));
  await once(otherServer.listen(0, "127.0.0.1"), "listening");
  // the ports of the page may be in use here
  const map = [OTHER_ORIGIN ?? STRANGER, STRANGER]
    .map((origin) => `MAP ${new URL(origin).host} 127.0.0.1:${otherServer.address().port}`)
    .join(", ");
  browser = await launch(`--host-resolver-rules=${map}`);
});

after(async () => {
  await browser?.close();
  otherServer.close();
});

const line = (page, text) => page.locator("li", { hasText: text }).waitFor();

async function say(page, text) {
  await page.getByPlaceholder("say something").fill(text);
  await page.keyboard.press("Enter");
}

test("what is said in one window is seen in both", async () => {
  const [one, other] = [await open(browser, BASE_URL), await open(browser, BASE_URL)];
  for (const page of [one, other]) {
    await page.waitForFunction(() => socket.connected && socket.io.engine.transport.name === "websocket");
  }
  await say(one, "<b>hello</b>");
  await Promise.all([line(one, "<b>hello</b>"), line(other, "<b>hello</b>")]);
  assert.equal(await one.getByPlaceholder("say something").inputValue(), "");
  for (const page of [one, other]) {
    assert.deepEqual(page.problems.filter((problem) => !problem.includes("404")), []); // there is no favicon
    await page.setViewportSize({ width: 390, height: 760 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  }
});

/** Connects from a page of that origin, with the call that the README shows, over one transport. */
async function connectFrom(origin, transport) {
  const page = await browser.newPage();
  await page.goto(origin);
  const server = new URL(BASE_URL);
  await page.addScriptTag({ path: "node_modules/socket.io-client/dist/socket.io.min.js" }); // bundled by that server
  const options = { path: `${server.pathname}socket.io`, transports: [transport], reconnection: false };
  return page.evaluate(
    ([url, settings]) =>
      new Promise((resolve) => {
        const socket = io(url, settings);
        socket.on("connect", () => resolve("connected")).on("connect_error", (error) => resolve(error.message));
      }),
    [server.origin, options],
  );
}

for (const transport of OTHER_ORIGIN ? ["polling", "websocket"] : []) {
  test(`a page of the allowed origin connects by ${transport}, and one of any other does not`, async () => {
    assert.equal(await connectFrom(OTHER_ORIGIN, transport), "connected");
    assert.match(await connectFrom(STRANGER, transport), /error/);
  });
}
