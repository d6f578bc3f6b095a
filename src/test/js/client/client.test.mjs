// The official JavaScript client against the server, over one transport.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { connected, MSGPACK, next, open, TRANSPORT } from "./options.mjs";

const sockets = [];
const use = (socket) => (sockets.push(socket), socket);
const ready = async (...args) => use(await connected(...args));

/** Emits an event and returns all arguments of the acknowledgement. */
function answers(socket, ...event) {
  return new Promise((resolve, reject) =>
    socket.emit(...event, (error, ...all) => (error ? reject(error) : resolve(all))));
}

afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

test("uses the transport under test", async () => {
  const socket = await ready();
  const expected = TRANSPORT === "polling" ? "polling" : "websocket";
  assert.equal(socket.io.engine.transport.name, expected);
  assert.match(socket.id, /^[\w-]{20}$/);
  assert.notEqual(socket.id, socket.io.engine.id);
});

test("agrees to a subprotocol", async () => {
  const socket = use(open("/", { transports: ["websocket"], protocols: ["chat.v2", "chat.v1"] }));
  await next(socket, "connect");
  assert.equal(socket.io.engine.transport.ws.protocol, "chat.v2");
});

test("receives what a connection listener emits", async () => {
  const socket = use(open());
  const [id] = await next(socket, "hello");
  assert.equal(id, socket.id);
});

test("exchanges every kind of argument", async () => {
  const socket = await ready();
  const args = [
    "text", "", "quotes \" and \\ and \u2028", "äöü€ 😀 \u0000", 1, -1.5, 0, true, false, null,
    [], {}, [1, [2, [3]]], { a: { b: [null, { c: "d" }] } },
    ...(MSGPACK ? [] : [1e21, "\ud800"]), // notepack.io 2 writes other values for these
  ];
  socket.emit("echo", ...args);
  assert.deepEqual(await next(socket, "echoed"), args);
  assert.deepEqual(await socket.emitWithAck("echo with ack", "one"), "one");
  const answer = await answers(socket, "echo with ack", ...args);
  assert.deepEqual(answer, args);
  const none = await answers(socket, "echo with ack");
  assert.deepEqual(none, []);
});

test("exchanges binary at any depth", async () => {
  const socket = await ready();
  const args = [Buffer.from([1, 2, 3]), { deep: [{ er: Buffer.from("äö") }] }, "text", [Buffer.alloc(0)]];
  const answer = await answers(socket, "echo with ack", ...args);
  assert.deepEqual(answer.flatMap(flatten), args.flatMap(flatten));
  socket.emit("echo", ...args);
  assert.deepEqual((await next(socket, "echoed")).flatMap(flatten), args.flatMap(flatten));
});

/** The client hands out Buffers or ArrayBuffers, depending on the transport. */
function flatten(value) {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return [Buffer.from(value).toString("hex")];
  return value && typeof value === "object" ? Object.values(value).flatMap(flatten) : [value];
}

test("binds a record with bytes in it", async () => {
  const socket = await ready();
  const parcel = { label: "books", content: Buffer.from([1, 2, 3]), sizes: [4, 5] };
  const answer = await socket.emitWithAck("parcel", parcel);
  assert.equal(answer.label, "re: books");
  assert.deepEqual(flatten(answer.content), ["030201"]);
  assert.deepEqual(answer.sizes, [4, 5]);
});

// all of a MessagePack packet is base64 in long-polling, and must be within maxHttpBufferSize
for (const size of [64 * 1024, 900 * 1024]) {
  test(`exchanges ${size} bytes`, async () => {
    const socket = await ready();
    assert.equal(await socket.emitWithAck("length of text", "x".repeat(size)), size);
    assert.equal((await socket.emitWithAck("text of length", size)).length, size);
    const bytes = TRANSPORT === "polling" ? Math.floor(size * 0.7) : size; // base64 on polling
    assert.equal(await socket.emitWithAck("length of bytes", Buffer.alloc(bytes)), bytes);
    assert.equal((await socket.emitWithAck("bytes of length", size)).byteLength, size);
  });
}

test("keeps the order of 1,000 events both ways", async () => {
  const socket = await ready();
  const received = [];
  const all = new Promise((resolve) => socket.on("echoed", (n) => received.push(n) === 1000 && resolve()));
  for (let i = 0; i < 1000; i++) socket.emit("echo", i);
  await all;
  assert.deepEqual(received, Array.from({ length: 1000 }, (_, i) => i));
});

test("answers the server's questions, with binary", async () => {
  const socket = await ready();
  socket.on("question", (text, bytes, answer) => answer(`${text} ${Buffer.from(bytes)[0]}`, Buffer.from([7])));
  const answer = await answers(socket, "ask me");
  assert.equal(answer[0], "6 x 7? 42");
  assert.deepEqual(flatten(answer[1]), ["07"]);
});

test("lets the server's question time out", async () => {
  const socket = await ready();
  assert.match(await socket.emitWithAck("ask me in vain"), /operation has timed out/);
});

test("a listener that would wait on the reading thread is told so, elsewhere it may wait", async () => {
  const socket = await ready();
  socket.on("question", (text, answer) => answer("here I am"));
  const answer = await socket.emitWithAck("wait for me");
  if (process.env.LISTENERS === "ELSEWHERE") {
    assert.equal(answer, 1);
  } else {
    assert.match(answer, /^refused: .*executor/);
  }
});

test("times out when the server does not answer", async () => {
  const socket = await ready();
  await assert.rejects(socket.timeout(100).emitWithAck("never answered"), /timed out/);
  await assert.rejects(socket.timeout(100).emitWithAck("no such event"), /timed out/);
});

test("survives a listener that fails", async () => {
  const socket = await ready();
  socket.emit("failing");
  socket.emit("error", "an event of that name is like any other");
  assert.equal(await socket.emitWithAck("echo with ack", "alive"), "alive");
});

test("is refused by a middleware with message and data", async () => {
  const socket = use(open("/secured", { auth: { token: "wrong" } }));
  const [error] = await next(socket, "connect_error");
  assert.equal(error.message, "not authorized");
  assert.deepEqual(error.data, { retry: false, code: 7 });
  assert.equal(socket.active, false);
});

test("passes a middleware with the right token", async () => {
  const socket = await ready("/secured", { auth: { token: "open sesame", more: { a: 1 } } });
  const answer = await answers(socket, "whoami");
  assert.deepEqual(answer, ["Ali", { token: "open sesame", more: { a: 1 } }]);
});

test("is told about an unknown namespace", async () => {
  const [error] = await next(use(open("/nowhere")), "connect_error");
  assert.equal(error.message, "Invalid namespace");
});

test("shares one connection between namespaces", async () => {
  const main = await ready();
  const other = use(main.io.socket("/other"));
  const secured = use(main.io.socket("/secured", { auth: { token: "open sesame" } }));
  assert.equal(await other.emitWithAck("echo", "o"), "o");
  assert.equal(await secured.emitWithAck("echo", "s"), "s");
  assert.equal(new Set([main.id, other.id, secured.id]).size, 3);
  other.disconnect();
  assert.equal(await main.emitWithAck("echo with ack", "m"), "m");
  other.connect();
  assert.equal(await other.emitWithAck("echo", "again"), "again");
});

test("reaches rooms, each member once, and not the excluded", async () => {
  const [a, b, c] = await Promise.all([ready(), ready(), ready()]);
  const told = { a: [], b: [], c: [] };
  for (const [name, socket] of Object.entries({ a, b, c })) {
    socket.on("told", (text) => told[name].push(text));
  }
  const tag = `${TRANSPORT}-${a.id}`;
  assert.equal(await a.emitWithAck("join", `${tag}-1`), true);
  await a.emitWithAck("join", `${tag}-2`);
  await b.emitWithAck("join", `${tag}-2`);
  await c.emitWithAck("join", `${tag}-2`);
  await c.emitWithAck("join", `${tag}-3`);

  await a.emitWithAck("tell rooms", [`${tag}-1`, `${tag}-2`], "both");
  await a.emitWithAck("tell others", `${tag}-2`);
  await answers(a, "tell except", `${tag}-2`, `${tag}-3`);
  await Promise.all([a, b, c].map((socket) => socket.emitWithAck("echo with ack", "flush")));
  assert.deepEqual(told.a, ["both", "with exceptions"]);
  assert.deepEqual(told.b, ["both", `others of ${tag}-2`, "with exceptions"]);
  assert.deepEqual(told.c, ["both", `others of ${tag}-2`]);

  assert.equal(await b.emitWithAck("leave", `${tag}-2`), true);
  await a.emitWithAck("tell rooms", [`${tag}-2`], "after");
  await b.emitWithAck("echo with ack", "flush");
  assert.equal(told.b.length, 3);
});

test("does not come back after the server has disconnected it", async () => {
  const socket = await ready();
  socket.emit("disconnect me");
  assert.equal((await next(socket, "disconnect"))[0], "io server disconnect");
  assert.equal(socket.active, false);
});

test("does not come back after the server has closed the connection on purpose", async () => {
  const socket = await ready();
  socket.emit("close my connection");
  assert.equal((await next(socket, "disconnect"))[0], "io server disconnect");
});

test("comes back after the connection was lost, as a new socket", async () => {
  const socket = await ready();
  const before = socket.id;
  socket.io.engine.close();
  await next(socket, "connect");
  assert.notEqual(socket.id, before);
  assert.equal(await socket.emitWithAck("echo with ack", "back"), "back");
});
