// A page in a real browser, behind a reverse proxy: URL is the proxy's, SOCKET_PATH the path of the server below it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";

const { URL, SOCKET_PATH } = process.env;
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("connects, changes to a WebSocket, and chats", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const script = `${URL}${SOCKET_PATH}/socket.io.min.js`;
  await page.goto(script); // any address of the server will do for a page of its origin
  await page.addScriptTag({ url: script });
  const answer = await page.evaluate(async (path) => {
    const socket = io({ path });
    await new Promise((resolve, reject) => socket.on("connect", resolve).on("connect_error", reject));
    const { engine } = socket.io;
    if (engine.transport.name === "polling") {
      await new Promise((resolve) => engine.once("upgrade", resolve));
    }
    return [engine.transport.name, await socket.emitWithAck("echo with ack", "from a page")];
  }, SOCKET_PATH);
  assert.deepEqual(answer, ["websocket", "from a page"]);
});
