// The official JavaScript client through a reverse proxy, over one transport: URL is the proxy's, SOCKET_PATH the path
// of the server below it.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { next, open, TRANSPORT } from "./options.mjs";

// as browsers say where their page is from, and Node.js does not
const options = { path: process.env.SOCKET_PATH, extraHeaders: { Origin: process.env.URL } };
const sockets = [];

/** Connects, or says at once why not. */
async function ready() {
  const socket = open("/", options);
  sockets.push(socket);
  await new Promise((resolve, reject) => socket.on("connect", resolve).on("connect_error", reject));
  if (TRANSPORT === "upgrade" && socket.io.engine.transport.name === "polling") {
    await next(socket.io.engine, "upgrade");
  }
  return socket;
}

const hex = (value) => Buffer.from(value).toString("hex");

afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

test("uses the transport under test", async () => {
  const socket = await ready();
  const expected = TRANSPORT === "polling" ? "polling" : "websocket";
  assert.equal(socket.io.engine.transport.name, expected);
  assert.equal(await socket.emitWithAck("transport"), expected);
});

test("sends and receives", async () => {
  const socket = await ready();
  socket.emit("echo", "äöü€ 😀", 1, { a: [null, true] });
  assert.deepEqual(await next(socket, "echoed"), ["äöü€ 😀", 1, { a: [null, true] }]);
});

test("sends and receives binary", async () => {
  const socket = await ready();
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  socket.emit("echo", bytes, { deep: bytes });
  const [received, { deep }] = await next(socket, "echoed");
  assert.equal(hex(received), hex(bytes));
  assert.equal(hex(deep), hex(bytes));
});

test("acknowledges, and is acknowledged", async () => {
  const socket = await ready();
  socket.on("question", (text, bytes, answer) => answer(`${text} ${Buffer.from(bytes)[0]}`));
  assert.equal(await socket.emitWithAck("ask me"), "6 x 7? 42");
});

test("sends and receives 100 KB, as text and as binary", async () => {
  const socket = await ready();
  const size = 100 * 1024;
  assert.equal(await socket.emitWithAck("length of text", "x".repeat(size)), size);
  assert.equal((await socket.emitWithAck("text of length", size)).length, size);
  assert.equal(await socket.emitWithAck("length of bytes", Buffer.alloc(size)), size);
  assert.equal((await socket.emitWithAck("bytes of length", size)).byteLength, size);
});

test("sends a message as large as the server takes", async () => {
  const socket = await ready();
  const size = 999_900;
  assert.equal(await socket.emitWithAck("length of text", "x".repeat(size)), size);
});

test("stays while nobody says anything", async () => {
  const socket = await ready();
  const id = socket.id;
  const ended = [];
  socket.on("disconnect", (reason) => ended.push(reason));
  await next(socket.io, "ping");
  await next(socket.io, "ping"); // a whole interval later
  assert.equal(await socket.emitWithAck("echo with ack", "still here"), "still here");
  assert.deepEqual(ended, []);
  assert.equal(socket.id, id);
});
