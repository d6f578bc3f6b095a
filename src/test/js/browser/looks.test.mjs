// What visitors see can be read and touched, whatever they are called, on a phone and in the dark.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import { createRoom, enter, join, member, message, say, ticks, title, writeTo } from "./pages.mjs";

const RUN = Date.now().toString(36);
const PHONE = { viewport: { width: 390, height: 760 } };
const READABLE = 4.5; // WCAG 1.4.3, AA
const VISIBLE = 3; // WCAG 1.4.11
const FINGERTIP = 44; // WCAG 2.5.5

let browser;
const pages = [];

before(async () => (browser = await launch()));
afterEach(() => Promise.all(pages.splice(0).map((page) => page.context().close())));
after(() => browser?.close());

async function visitor(name, options) {
  const page = await join(browser, name, options);
  pages.push(page);
  return page;
}

/** Texts and fields that stand out too little from what is behind them: each with its ratio. */
const pale = (page) => page.evaluate(([readable, visible]) => {
  const rgba = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = color.map((value) => value / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ancestors = (node) => (node ? [node, ...ancestors(node.parentElement)] : []);
  const behind = (node) => rgba(ancestors(node).map((each) => getComputedStyle(each).backgroundColor)
    .find((color) => rgba(color)[3] !== 0));
  const ratio = (node, color, ground) => {
    const opacity = ancestors(node).reduce((product, each) => product * getComputedStyle(each).opacity, 1);
    const seen = rgba(color).slice(0, 3).map((value, i) => value * opacity + ground[i] * (1 - opacity));
    const [dark, light] = [luminance(seen), luminance(ground.slice(0, 3))].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = [];
  const check = (node, color, ground, least, what) => {
    const value = ratio(node, color, ground);
    if (value < least) found.push(`${value.toFixed(2)} ${what}`);
  };
  for (const node of document.querySelectorAll("body *")) {
    if (!node.checkVisibility() || node.matches(".visually-hidden")) continue;
    const text = [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.data.trim()).join("");
    if (text) check(node, getComputedStyle(node).color, behind(node), readable, text);
    if (node.matches("input")) {
      check(node, getComputedStyle(node, "::placeholder").color, behind(node), readable, node.placeholder);
      check(node, getComputedStyle(node).borderTopColor, behind(node.parentElement), visible, `border of ${node.id}`);
    }
  }
  return found;
}, [READABLE, VISIBLE]);

/** What is smaller than a fingertip. */
const small = (page) => page.evaluate((least) =>
  [...document.querySelectorAll("button, input:not(.visually-hidden), summary, a:not(.bubble a)")]
    .filter((node) => node.checkVisibility({ contentVisibilityAuto: true }) && node.closest("details:not([open]) form") === null)
    .filter((node) => node.getBoundingClientRect().height < least - 0.5)
    .map((node) => node.outerHTML), FINGERTIP);

for (const colorScheme of ["light", "dark"]) {
  test(`every text stands out from what is behind it, when it is ${colorScheme}`, async () => {
    const grace = await visitor("Grace", { colorScheme });
    const ada = await visitor("Ada");
    const link = `https://example.com/${colorScheme}/${RUN}`;
    await say(grace, `Look at ${link}`);
    await ticks(grace, link, 2).waitFor();
    await say(ada, `I have read ${link}`);
    await message(grace, `I have read ${link}`).waitFor();
    await createRoom(ada, `${colorScheme} ${RUN}`);
    await title(ada, `${colorScheme} ${RUN}`).waitFor();
    await say(ada, "Is somebody here?");
    await grace.locator("#rooms .unread").first().waitFor();
    await grace.locator("summary").click();
    assert.deepEqual(await pale(grace), []);
  });
}

test("on a phone everything is as large as a fingertip, and in sight", async () => {
  await visitor("Grace");
  const ada = await visitor("Ada", PHONE);
  for (let i = 1; i <= 3; i++) {
    await createRoom(ada, `${RUN} has long words ${i}`);
    await title(ada, `${RUN} has long words ${i}`).waitFor();
  }
  await ada.locator("#rooms button").first().click();
  await title(ada, "General").waitFor();
  await ada.getByRole("button", { name: "2 here" }).click();
  assert.deepEqual(await small(ada), []);
  await ada.getByRole("button", { name: "2 here" }).click();
  await enter(ada, `${RUN} has long words 3`);
  await ada.locator("summary").click();
  assert.deepEqual(await small(ada), []);
  for (const part of ["#room", "#new-room button"]) {
    const { left, right } = await ada.locator(part).evaluate((node) => node.getBoundingClientRect());
    assert.ok(left >= 0 && right <= PHONE.viewport.width, `${part} from ${left} to ${right}`);
  }
});

test("no name is cut, and Arabic begins on the right", async () => {
  const name = `عبد الرحمن ${RUN.slice(-4)}`;
  const khwarizmi = await visitor(name);
  const ada = await visitor("Ada");
  await say(khwarizmi, "مرحبا بكم!");
  const greeting = message(ada, "مرحبا");
  assert.equal(await greeting.locator("p").evaluate((node) => getComputedStyle(node).direction), "rtl");
  assert.equal(await member(ada, name).locator("span").last().evaluate((node) => getComputedStyle(node).direction), "rtl");
  await writeTo(ada, name);
  await createRoom(ada, `${RUN} Wwwwwwwwwwwwwwww`);
  await title(ada, `${RUN} W`).waitFor();
  assert.deepEqual(await ada.evaluate(() => [...document.querySelectorAll(".rooms li button, .rooms li span, .members span, .heading h2")]
    .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline")
    .map((node) => node.outerHTML)), []);
});

test("a picture's bubble is as wide as the picture, and who is typing moves nothing", async () => {
  const ada = await visitor("Ada");
  const others = [await visitor("Grace"), await visitor("Alan"), await visitor("Barbara")];
  const bytes = await ada.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 900, height: 600 });
    const blob = await new Promise((resolve) => canvas.toBlob(resolve));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  await others[0].locator("#picture").setInputFiles({ name: "black.png", mimeType: "image/png", buffer: Buffer.from(bytes) });
  const picture = ada.locator('.bubble img[alt="black.png"]').last();
  await picture.evaluate((node) => node.complete && node.naturalWidth ? undefined : new Promise((resolve) => node.addEventListener("load", resolve)));
  const spare = await picture.evaluate((node) => node.closest(".bubble").clientWidth - node.clientWidth);
  assert.ok(spare < 40, `${spare} pixels beside the picture`);

  const height = () => ada.locator("#messages").evaluate((node) => node.clientHeight);
  const before = await height();
  for (const page of others) await page.getByLabel("Message", { exact: true }).pressSequentially("h");
  await ada.getByText("Several people are typing…").waitFor();
  assert.equal(await height(), before);
});
