// Windows of a browser that write down every problem they have; and what visitors do in them.

// not localhost: there the client does not care whether the browser is offline
export const BASE_URL = (process.env.BASE_URL ?? "http://localhost:8080/").replace("localhost", "127.0.0.1");
export const SCREENSHOTS = process.env.SCREENSHOT_DIR ?? "../../../target/screenshots";

const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection|status of (404|503)/;

export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1180, height: 720 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.problems = [];
  page.transports = []; // as they are used, whatever the badge makes of it
  page.on("request", (request) => request.url().includes("transport=polling") && page.transports.push("polling"));
  page.on("websocket", () => page.transports.push("websocket"));
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(message.text());
  });
  await page.addInitScript(() => { // every state of the badge
    window.states = [];
    document.addEventListener("DOMContentLoaded", () => {
      const badge = document.getElementById("badge");
      if (!badge) return;
      new MutationObserver(() => {
        if (window.states.at(-1) !== badge.dataset.state) window.states.push(badge.dataset.state);
      }).observe(badge, { attributes: true });
    });
  });
  await page.goto(url);
  return page;
}

/** The problems but for those of a page that has no connection. */
export const otherProblems = (page) => page.problems.filter((problem) => !OFFLINE.test(problem));

export async function logIn(page, name) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Join the chat" }).click();
}

/** Opens the chat in a window of its own and joins it. */
export async function join(browser, name, options) {
  const page = await open(browser, BASE_URL, options);
  await logIn(page, name);
  await state(page, "websocket").waitFor();
  await page.locator("#members li", { hasText: name }).waitFor({ state: "attached" });
  return page;
}

export async function enter(page, room) {
  await page.locator("#rooms").getByRole("button", { name: room }).click();
  await title(page, room).waitFor();
}

export async function createRoom(page, room) {
  await page.locator("summary").click();
  await page.getByLabel("Title of the room").fill(room);
  await page.getByRole("button", { name: "Create" }).click();
}

/** Opens the private conversation with somebody who is in the same room. */
export async function writeTo(page, name) {
  await page.locator("#members").getByRole("button", { name }).click();
  await title(page, name).waitFor();
}

export async function say(page, text) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

export const title = (page, text) => page.locator("#room-name", { hasText: text });
export const message = (page, text) => page.locator(".message", { hasText: text });
export const texts = (page) => page.locator(".message p").allTextContents();
export const member = (page, name) => page.locator("#members li", { hasText: name });
export const state = (page, name) => page.locator(`#badge[data-state="${name}"]`);
export const ticks = (page, text, count) => message(page, text).locator(`.ticks[data-ticks="${count}"]`);
