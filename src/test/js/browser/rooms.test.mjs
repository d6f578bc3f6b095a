// Rooms that visitors make, private conversations, and what the page does with messages, in a real browser.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { join as path } from "node:path";
import { launch } from "./chromium.mjs";
import { createRoom, enter, join, message, say, SCREENSHOTS, state, texts, ticks, title, writeTo } from "./pages.mjs";

const RUN = Date.now().toString(36);
const PHONE = { viewport: { width: 390, height: 760 } };

let browser;
const pages = [];

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await launch();
});

afterEach(async () => {
  const all = pages.splice(0);
  all.forEach((page) => assert.deepEqual(page.problems, []));
  await Promise.all(all.map((page) => page.context().close()));
});

after(() => browser?.close());

async function visitor(name, options) {
  const page = await join(browser, name, options);
  pages.push(page);
  return page;
}

test("a visitor makes a room, and others come", async () => {
  const ada = await visitor("Ada");
  const grace = await visitor("Grace");
  await createRoom(ada, `Tea ${RUN}`);
  await title(ada, `Tea ${RUN}`).waitFor();
  await enter(grace, `Tea ${RUN}`);
  await say(grace, "With milk?");
  await message(ada, "With milk?").waitFor();

  await createRoom(grace, `tea ${RUN}`);
  await grace.getByText(`There is a room tea ${RUN} already`).waitFor();
  await grace.getByLabel("Title of the room").fill("<b>");
  await grace.getByRole("button", { name: "Create" }).click();
  await grace.getByText("A room's title has up to 25 letters").waitFor();
});

test("two write to each other in private, and nobody else can read it", async () => {
  const ada = await visitor("Ada");
  const grace = await visitor("Grace");
  const eve = await visitor("Eve");
  await writeTo(ada, "Grace");
  await ada.getByText("Only you and Grace can read").waitFor();
  await say(ada, `secret ${RUN}`);
  await grace.locator("#people button", { hasText: "Ada" }).locator(".unread", { hasText: "1" }).waitFor();
  await grace.locator("#people button", { hasText: "Ada" }).click();
  await message(grace, `secret ${RUN}`).waitFor();
  await say(grace, `hush ${RUN}`);
  await message(ada, `hush ${RUN}`).waitFor();
  await ticks(grace, `hush ${RUN}`, 2).waitFor();
  await ada.screenshot({ path: path(SCREENSHOTS, "private.png") });

  await writeTo(eve, "Grace"); // another conversation
  assert.deepEqual(await texts(eve), []);
  assert.equal(await eve.locator(".unread").count(), 0);

  await grace.close();
  const other = await visitor("Grace"); // in a window with another key
  assert.equal(await other.locator("#people button").count(), 0);
});

test("addresses are links, and everything else is text", async () => {
  const ada = await visitor("Ada");
  const grace = await visitor("Grace");
  await createRoom(ada, `Links ${RUN}`);
  await title(ada, `Links ${RUN}`).waitFor();
  await enter(grace, `Links ${RUN}`);
  await say(ada, "(see https://example.com/a?b=<i>c</i>&d, javascript:alert(1) and HTTP://example.org.)");
  await message(grace, "see").waitFor();
  const links = await grace.locator(".message a").evaluateAll((all) => all.map((a) => [a.href, a.rel, a.target]));
  assert.deepEqual(links, [
    ["https://example.com/a?b=", "noopener noreferrer", "_blank"],
    ["http://example.org/", "noopener noreferrer", "_blank"],
  ]);
  assert.deepEqual(await texts(grace), ["(see https://example.com/a?b=<i>c</i>&d, javascript:alert(1) and HTTP://example.org.)"]);
});

test("who reads what was said before stays there, and is told what is new", async () => {
  const ada = await visitor("Ada");
  const grace = await visitor("Grace", PHONE);
  await createRoom(ada, `Long ${RUN}`);
  await title(ada, `Long ${RUN}`).waitFor();
  for (let i = 1; i <= 60; i++) await say(ada, `line ${i}.`);
  await ticks(ada, "line 60.", 1).waitFor();
  await enter(grace, `Long ${RUN}`);
  await message(grace, "line 60.").waitFor();
  assert.equal(await grace.locator(".message").count(), 50);

  await grace.getByRole("button", { name: "Earlier messages" }).click();
  await message(grace, "line 1.").first().waitFor();
  assert.deepEqual(await texts(grace), Array.from({ length: 60 }, (_, i) => `line ${i + 1}.`));
  await grace.getByRole("button", { name: "Earlier messages" }).waitFor({ state: "hidden" });

  await grace.locator("#messages").evaluate((list) => (list.scrollTop = 0));
  await say(ada, "the news");
  await grace.getByRole("button", { name: "1 new" }).click();
  await grace.getByRole("button", { name: "1 new" }).waitFor({ state: "hidden" });
  assert.ok(await message(grace, "the news").evaluate((item) => item.getBoundingClientRect().bottom <= innerHeight));
});

test("a line between messages says when another day begins", async () => {
  const ada = await visitor("Ada");
  await createRoom(ada, `Days ${RUN}`);
  await title(ada, `Days ${RUN}`).waitFor();
  await ada.clock.setFixedTime(new Date(Date.now() - 24 * 3600 * 1000));
  await say(ada, "yesterday, by this clock");
  await ticks(ada, "yesterday", 1).waitFor();
  await ada.clock.setFixedTime(new Date(Date.now()));
  await say(ada, "today");
  await ticks(ada, "today", 1).waitFor();
  assert.deepEqual(await ada.locator(".day").allTextContents(), ["Yesterday", "Today"]);
});

test("on a phone everything has its place", async () => {
  const grace = await visitor("Grace");
  const ada = await visitor("Ada", PHONE);
  const wide = () => ada.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(await wide(), false);
  await ada.getByRole("button", { name: "2 here" }).click();
  await ada.screenshot({ path: path(SCREENSHOTS, "phone-members.png") });
  await writeTo(ada, "Grace");
  await say(ada, `from the road ${RUN}`);
  await grace.locator("#people button", { hasText: "Ada" }).waitFor();
  await createRoom(ada, `Phone ${RUN}`);
  await title(ada, `Phone ${RUN}`).waitFor();
  assert.equal(await wide(), false);
  await ada.context().setOffline(true);
  await state(ada, "reconnecting").waitFor();
  assert.equal(await wide(), false);
  await ada.screenshot({ path: path(SCREENSHOTS, "phone-offline.png") });
  ada.problems.length = 0;
});
