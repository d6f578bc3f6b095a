// Ada and Grace chat in two windows of a real browser.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { BASE_URL, enter, logIn, member, message, open as openPage, say, SCREENSHOTS, state } from "./pages.mjs";

const RUN = Date.now().toString(36); // the server may remember what was said in another run
const WIDTH = 320;
const HEIGHT = 200;

let browser;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await launch();
});

after(() => browser?.close());

const open = (options) => openPage(browser, BASE_URL, options);

/** A picture of which every pixel differs from its neighbours, as a file the visitor chooses. */
async function drawPicture(page) {
  const base64 = await page.evaluate(async ([width, height]) => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d");
    const sky = pen.createLinearGradient(0, 0, width, height);
    sky.addColorStop(0, "#6366f1");
    sky.addColorStop(1, "#f472b6");
    pen.fillStyle = sky;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = "#fde68a";
    pen.arc(width * 0.7, height * 0.35, 30, 0, 7);
    pen.fill();
    return canvas.toDataURL("image/png").split(",")[1];
  }, [WIDTH, HEIGHT]);
  return { name: "sky.png", mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}

test("two people chat in a room", async () => {
  const ada = await open();
  const grace = await open({ colorScheme: "dark" });

  await logIn(ada, "Ada");
  await enter(ada, "Random");
  await logIn(grace, "Grace");
  await enter(grace, "Random");
  await member(ada, "Grace").waitFor();
  await member(grace, "Ada").waitFor();

  for (const page of [ada, grace]) {
    await state(page, "websocket").waitFor();
    const states = await page.evaluate(() => window.states);
    // the upgrade may be through before the server has let the visitor in, of which the badge tells first
    assert.match(states.join(" "), /^connecting (polling )?websocket$/);
    assert.equal(page.transports[0], "polling");
    assert.ok(page.transports.includes("websocket"));
    assert.equal((await page.locator("#badge").textContent()).trim(), "Connected websocket");
  }

  await say(ada, `Hello Grace, is this <b>bold</b>? 😀 (${RUN})`);
  await message(grace, `Hello Grace, is this <b>bold</b>? 😀 (${RUN})`).waitFor();
  await message(ada, RUN).first().locator('.ticks[data-ticks="2"]').waitFor();
  assert.equal(await message(ada, RUN).first().locator(".ticks").getAttribute("title"), "seen by Grace");

  await grace.getByLabel("Message", { exact: true }).pressSequentially("Just a mo");
  await ada.locator("#typing", { hasText: "Grace is typing" }).waitFor();
  await say(grace, `No, it is not (${RUN}). Show me a picture!`);
  await message(ada, `No, it is not (${RUN})`).waitFor();
  await ada.locator("#typing:empty").waitFor();

  await ada.locator("#picture").setInputFiles(await drawPicture(ada));
  await grace.waitForFunction(() => document.querySelector(".message img")?.naturalWidth > 0);
  const size = await grace.evaluate(() => {
    const { naturalWidth, naturalHeight } = document.querySelector(".message img");
    return [naturalWidth, naturalHeight];
  });
  assert.deepEqual(size, [WIDTH, HEIGHT]);
  await ada.locator(".message", { has: ada.locator("img") }).locator('.ticks[data-ticks="2"]').waitFor();

  await ada.screenshot({ path: join(SCREENSHOTS, "ada.png") });
  await grace.screenshot({ path: join(SCREENSHOTS, "grace.png") });

  await enter(grace, "Help");
  await ada.locator("#members li", { hasText: "Grace" }).waitFor({ state: "detached" });
  await say(ada, "Anybody here?");
  await grace.locator(".rooms button", { hasText: "Random" }).locator(".unread", { hasText: "1" }).waitFor();
  assert.deepEqual([...ada.problems, ...grace.problems], []);
  await ada.context().close();
  await grace.context().close();
});

test("a name is taken once, and the page says so", async () => {
  const first = await open();
  await logIn(first, "Edsger");
  await member(first, "Edsger").waitFor();
  const second = await open({ viewport: { width: 390, height: 760 } });
  await logIn(second, "edsger");
  await second.getByText("Somebody is called edsger already").waitFor();
  await second.screenshot({ path: join(SCREENSHOTS, "refused.png") });
  await logIn(second, "Barbara");
  await second.locator("#messages").waitFor();
  await second.screenshot({ path: join(SCREENSHOTS, "mobile.png") });
  await first.context().close();
  await second.context().close();
});
