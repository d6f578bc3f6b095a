// How a connection ends on purpose, and what both sides are told. The server answers "reason of" in /watch.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { connected, next, open } from "./options.mjs";

const watch = open("/watch", { transports: ["websocket"] });
after(() => watch.disconnect());

/** Ends a connection and compares what the client and the server are told, and whether the client stays away. */
async function ends(end, { client, server, active }) {
  const socket = await connected();
  const { id } = socket;
  const events = [];
  socket.on("disconnect", (reason) => events.push(reason));
  socket.on("connect_error", (error) => events.push(error));
  const gone = next(socket, "disconnect");
  end(socket);
  await gone;
  assert.equal(socket.active, active);
  assert.equal(await watch.emitWithAck("reason of", id), server);
  assert.deepEqual(events, [client]);
  socket.off().disconnect();
}

test("the server disconnects a socket", () =>
  ends((socket) => socket.emit("disconnect me"),
    { client: "io server disconnect", server: "server namespace disconnect", active: false }));

test("the server closes a connection", () =>
  ends((socket) => socket.emit("close my connection"),
    { client: "io server disconnect", server: "server namespace disconnect", active: false }));

test("the client disconnects", () =>
  ends((socket) => socket.disconnect(),
    { client: "io client disconnect", server: "client namespace disconnect", active: false }));

test("the client loses its transport", () =>
  ends((socket) => socket.io.engine.close(),
    { client: "forced close", server: "transport close", active: true }));
