// The end of an HTTP session disconnects the clients that came with it, and no others.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { next, open } from "../client/options.mjs";
import { Browser, noted } from "./pages.mjs";

const sockets = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

for (const transport of ["polling", "websocket"]) {
  test(`a logout disconnects over ${transport}`, async () => {
    const browser = new Browser();
    await browser.read("/pages/begin");
    assert.ok(browser.cookie);
    const socket = open("/", { transports: [transport], extraHeaders: { cookie: browser.cookie } });
    const stranger = open("/", { transports: [transport] });
    sockets.push(socket, stranger);
    await Promise.all([next(socket, "connect"), next(stranger, "connect")]);
    assert.equal(await socket.emitWithAck("color"), "green");
    assert.equal(await stranger.emitWithAck("color"), "no session");
    const { id } = socket;

    await browser.read("/pages/logout");
    assert.deepEqual(await next(socket, "disconnect"), ["io server disconnect", undefined]);
    await noted(new RegExp(`^${id} http session ended$`));
    assert.equal(await stranger.emitWithAck("color"), "no session");
  });
}
