// An administrator and visitors of the chat, in windows of a real browser; and those who are no administrators.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { join } from "node:path";
import { io } from "socket.io-client";
import { launch } from "./chromium.mjs";
import { open } from "./pages.mjs";

const BASE_URL = (process.env.BASE_URL ?? "http://localhost:8080/").replace("localhost", "127.0.0.1");
const SCREENSHOTS = process.env.SCREENSHOT_DIR ?? "../../../target/screenshots";
const at = (path) => new URL(path, BASE_URL).href;
const basic = (name) => "Basic " + Buffer.from(`${name}:${name}`).toString("base64");

let browser;
const pages = [];

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await launch();
});

afterEach(() => Promise.all(pages.splice(0).map((page) => page.context().close())));
after(() => browser?.close());

async function visit(path, options) {
  const page = await open(browser, at(path), options);
  pages.push(page);
  return page;
}

async function logIn(page, name, password = name) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

async function administrator(options) {
  const page = await visit("admin/", options);
  await logIn(page, "admin");
  await page.locator("#administrator", { hasText: "admin" }).waitFor();
  return page;
}

async function visitor(name, options) {
  const page = await visit("", options);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Join the chat" }).click();
  await page.locator("#room-name", { hasText: "General" }).waitFor();
  return page;
}

const row = (page, name) => page.locator("#visitors tbody tr", { hasText: name });
const banner = (page, text) => page.locator("#announcement", { hasText: text });
const announce = (headers, body = { text: "By REST" }) => fetch(at("api/announcements"), {
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

test("an administrator sees visitors come, move and go", async () => {
  const admin = await administrator();
  await admin.getByText("Nobody is here").waitFor();
  await admin.getByRole("link", { name: "To the chat" }).click();
  await admin.getByRole("link", { name: "Admin" }).click();
  await admin.getByText("Nobody is here").waitFor();
  const ada = await visitor("Ada");
  await row(admin, "Ada").locator("td", { hasText: "General" }).waitFor();
  const grace = await visitor("Grace");
  await row(admin, "Grace").waitFor();
  await admin.getByText("2 here").waitFor();
  await ada.locator("#rooms").getByRole("button", { name: "Random" }).click();
  await row(admin, "Ada").locator("td", { hasText: "Random" }).waitFor();
  assert.deepEqual(await admin.locator("#rooms dd").allTextContents(), ["1", "0", "1"]);
  await grace.close();
  await row(admin, "Grace").waitFor({ state: "detached" });
  assert.deepEqual(admin.problems, []);
});

test("an administrator can do everything on a phone", async () => {
  const admin = await administrator({ viewport: { width: 390, height: 760 } });
  await visitor("Ada Augusta Countess");
  await row(admin, "Ada").getByText("General").waitFor();
  await admin.screenshot({ path: join(SCREENSHOTS, "admin-phone.png"), fullPage: true });
  assert.deepEqual(await admin.evaluate(() => [
    document.documentElement.scrollWidth > innerWidth,
    ...[...document.querySelectorAll("tbody td, tbody th, tbody button, .bar > *")]
      .filter((node) => node.getBoundingClientRect().right > innerWidth || node.scrollWidth > node.clientWidth + 1)
      .map((node) => node.outerHTML),
  ]), [false]);
  await admin.getByRole("button", { name: "Disconnect Ada" }).click();
  await admin.getByText("is disconnected.").waitFor();
});

test("an administrator speaks to everybody and disconnects one", async () => {
  const admin = await administrator({ colorScheme: "dark" });
  const alan = await visitor("Alan");
  const barbara = await visitor("Barbara", { colorScheme: "dark" });
  await admin.getByRole("button", { name: "Announce" }).click();
  await admin.locator("#problem", { hasText: "An announcement must not be blank" }).waitFor();
  await admin.getByLabel("To everybody in the chat").fill("Tea is <b>ready</b>");
  await admin.getByRole("button", { name: "Announce" }).click();
  await admin.getByText("Announced.").waitFor();
  for (const page of [alan, barbara]) {
    await banner(page, "Tea is <b>ready</b> admin").waitFor();
  }
  await barbara.screenshot({ path: join(SCREENSHOTS, "announcement.png") });
  await barbara.getByRole("button", { name: "Close" }).click();
  await banner(barbara, "Tea").waitFor({ state: "hidden" });

  await admin.screenshot({ path: join(SCREENSHOTS, "admin-dark.png") });
  await admin.getByRole("button", { name: "Disconnect Alan" }).click();
  await admin.getByText("Alan is disconnected.").waitFor();
  await row(admin, "Alan").waitFor({ state: "detached" });
  await alan.getByText("You have been disconnected").waitFor();
  await alan.getByRole("button", { name: "Join the chat" }).click();
  await row(admin, "Alan").waitFor();
  assert.ok(await barbara.locator("#badge:not([data-state=offline])").isVisible());
  assert.deepEqual([...admin.problems, ...alan.problems, ...barbara.problems], []);
});

test("a program announces by REST, with a name and password or with a session", async () => {
  const ada = await visitor("Ada");
  const answer = await announce({ authorization: basic("admin") });
  assert.equal(answer.status, 200);
  const { text, author } = await answer.json();
  assert.deepEqual([text, author], ["By REST", "admin"]);
  await banner(ada, "By REST admin").waitFor();

  const admin = await administrator();
  const status = await admin.evaluate(() => fetch("../api/announcements", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "By the session" }),
  }).then((response) => response.status));
  assert.equal(status, 200);
  await banner(ada, "By the session admin").waitFor();
});

test("a program that may not announce is told so", async () => {
  const ada = await visitor("Ada");
  assert.equal((await announce({})).status, 401);
  assert.equal((await announce({ authorization: "Basic " + btoa("admin:wrong") })).status, 401);
  assert.equal((await announce({ authorization: "Basic ?" })).status, 401);
  assert.equal((await announce({ authorization: basic("alice") })).status, 403);
  assert.equal((await announce({ authorization: basic("admin") }, { text: " " })).status, 400);
  assert.equal((await announce({ authorization: basic("admin"), "content-type": "text/plain" })).status, 415);
  await announce({ authorization: basic("admin") }, { text: "The last one" });
  await banner(ada, "The last one").waitFor();
  assert.deepEqual(ada.problems, []);
});

test("somebody without the role is refused politely", async () => {
  const page = await visit("admin/");
  await page.screenshot({ path: join(SCREENSHOTS, "login.png") });
  await logIn(page, "alice");
  await page.getByText("you are not an administrator").waitFor();
  await page.goto(at("admin/"));
  await page.getByText("you are not an administrator").waitFor();
  await page.screenshot({ path: join(SCREENSHOTS, "login-refused.png") });
  const message = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.src = "socket.io/socket.io.min.js";
    await new Promise((resolve) => (script.onload = resolve) && document.head.append(script));
    const socket = window.io("/admin", { reconnection: false });
    return new Promise((resolve) => {
      socket.on("connect", () => resolve("connected"));
      socket.on("connect_error", (error) => resolve(`${error.message} ${error.data?.code}`));
    });
  });
  assert.equal(message, "Not allowed forbidden");
  await logIn(page, "admin", "wrong");
  await page.getByText("do not fit").waitFor();
  await logIn(page, "admin");
  await page.locator("#administrator", { hasText: "admin" }).waitFor();
});

for (const transport of ["polling", "websocket"]) {
  test(`nobody connects to the administrators' namespace without a login over ${transport}`, async () => {
    const socket = io(at("admin"), { transports: [transport], reconnection: false, forceNew: true });
    const heard = [];
    socket.onAny((event) => heard.push(event));
    const error = await new Promise((resolve, reject) => {
      socket.on("connect_error", resolve);
      socket.on("connect", () => reject(new Error("connected")));
    });
    assert.equal(error.data?.code, "forbidden");
    assert.deepEqual(heard, []);
    socket.disconnect();
  });
}

test("a logout ends the page in every window, and a login page that was open before still works", async () => {
  const admin = await administrator();
  await admin.screenshot({ path: join(SCREENSHOTS, "admin.png") });
  const second = await admin.context().newPage();
  await second.goto(at("login.html"));
  const third = await admin.context().newPage();
  await third.goto(at("admin/"));
  await third.locator("#administrator", { hasText: "admin" }).waitFor();

  await admin.getByRole("button", { name: "Log out" }).click();
  await admin.getByText("Your session has ended").waitFor();
  await third.getByText("Your session has ended").waitFor();

  await logIn(second, "admin");
  await second.locator("#administrator", { hasText: "admin" }).waitFor();
});
