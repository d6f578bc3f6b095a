// Visitors whose connection breaks, in windows of a real browser: nothing is lost, nothing is there twice.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import {
  createRoom, enter, join, member, message, otherProblems, say, state, texts, ticks, title, writeTo,
} from "./pages.mjs";

const RUN = Date.now().toString(36); // the server remembers what was said in another run

let browser;
const pages = [];

before(async () => {
  browser = await launch();
});

afterEach(async () => {
  const all = pages.splice(0);
  all.forEach((page) => assert.deepEqual(otherProblems(page), []));
  await Promise.all(all.map((page) => page.context().close()));
});

after(() => browser?.close());

async function visitors(...names) {
  const all = [];
  for (const name of names) all.push(await join(browser, name));
  pages.push(...all);
  return all;
}

async function breakOff(page) {
  await page.context().setOffline(true); // the browser tells the page, which gives up its connection
  await state(page, "reconnecting").waitFor();
}

async function comeBack(page) {
  await page.context().setOffline(false);
  await state(page, "websocket").waitFor();
}

/** What all see in the end, each line once and in that order. */
async function assertSaid(lines, ...windows) {
  for (const page of windows) {
    await page.waitForFunction((all) =>
      JSON.stringify(Array.from(document.querySelectorAll(".message p"), (p) => p.textContent)) === all, JSON.stringify(lines))
      .catch(async () => assert.deepEqual(await texts(page), lines));
  }
}

/** Lets a page return as one whose session the server has forgotten. */
async function forgetSession(page) {
  await page.route(/transport=polling/, (route) => {
    const body = route.request().postData();
    route.continue(body?.startsWith("40{") ? { postData: body.replace(/"pid":"[^"]*"/, '"pid":"forgotten"') } : {});
  });
}

test("what was typed offline is said after a short break, and what was missed arrives", async () => {
  const [ada, grace] = await visitors("Ada", "Grace");
  const room = `Short ${RUN}`;
  await createRoom(ada, room);
  await title(ada, room).waitFor();
  await enter(grace, room);
  await say(ada, "one");
  await ticks(ada, "one", 2).waitFor();

  await breakOff(ada);
  await ada.getByText("what you write will be sent when you are back").waitFor();
  await say(ada, "three");
  await say(ada, "four");
  await say(grace, "two");
  await ticks(grace, "two", 1).waitFor();
  await comeBack(ada);

  await message(ada, "two").waitFor(); // on Ada's page it comes after what she had typed
  await ticks(ada, "four", 2).waitFor();
  assert.deepEqual((await texts(ada)).sort(), ["four", "one", "three", "two"]);
  await assertSaid(["one", "two", "three", "four"], grace);
  await member(grace, "Ada").waitFor();
});

test("what was typed offline is said after a long break, in the room in which it was typed", async () => {
  const [ada, grace] = await visitors("Ada", "Grace");
  const room = `Long ${RUN}`;
  await createRoom(ada, room);
  await title(ada, room).waitFor();
  await enter(grace, room);
  await say(ada, "one");
  await message(grace, "one").waitFor();

  await breakOff(ada);
  await forgetSession(ada);
  await say(grace, "two");
  await ticks(grace, "two", 1).waitFor();
  await say(ada, "three");
  await comeBack(ada);

  await assertSaid(["one", "two", "three"], ada, grace);
  await ticks(ada, "three", 2).waitFor();
});

test("what was said elsewhere and in private during a long break is counted", async () => {
  const [ada, grace] = await visitors("Ada", "Grace");
  const room = `Elsewhere ${RUN}`;
  await createRoom(grace, room);
  await title(grace, room).waitFor();
  await enter(grace, "General");
  await writeTo(grace, "Ada");
  await say(grace, "psst");
  await ada.locator("#people .unread", { hasText: "1" }).waitFor();

  await breakOff(ada);
  await forgetSession(ada);
  await say(grace, "psst again");
  await ticks(grace, "psst again", 1).waitFor();
  await enter(grace, room);
  await say(grace, "is anybody here?");
  await ticks(grace, "is anybody here?", 1).waitFor();
  await comeBack(ada);

  await ada.locator("#people button", { hasText: "Grace" }).locator(".unread", { hasText: "2" }).waitFor();
  await ada.locator("#rooms button", { hasText: room }).locator(".unread", { hasText: "1" }).waitFor();
  await ada.locator("#people button", { hasText: "Grace" }).click();
  await assertSaid(["psst", "psst again"], ada);
});

test("rooms, history, pictures and what was typed meanwhile outlive the application", async () => {
  const [ada, grace] = await visitors("Ada", "Grace");
  const room = `Lasting ${RUN}`;
  await createRoom(ada, room);
  await title(ada, room).waitFor();
  await enter(grace, room);
  await say(ada, "one");
  await ticks(ada, "one", 2).waitFor();
  const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await ada.locator("#picture").setInputFiles({ name: "dot.png", mimeType: "image/png", buffer: picture });
  await grace.waitForFunction(() => document.querySelector(".message img")?.naturalWidth > 0);

  const redeployed = fetch(process.env.REDEPLOY_URL, { method: "POST" });
  await state(ada, "reconnecting").waitFor();
  await say(ada, "two");
  assert.equal((await redeployed).status, 204);

  for (const page of [ada, grace]) {
    await state(page, "websocket").waitFor({ timeout: 60_000 });
  }
  await assertSaid(["one", "two"], ada, grace);
  await grace.reload();
  await grace.getByLabel("Name", { exact: true }).fill("Grace");
  await grace.getByRole("button", { name: "Join the chat" }).click();
  await state(grace, "websocket").waitFor();
  await enter(grace, room);
  await assertSaid(["one", "two"], grace);
  await grace.waitForFunction(() => document.querySelector(".message img")?.naturalWidth > 0);
});
