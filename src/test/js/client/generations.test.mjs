// What clients of every generation can do, over one transport. CLIENT names the package, PARSER another parser.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { next } from "./options.mjs";

const { default: io } = await import(process.env.CLIENT);
const parser = process.env.PARSER && (await import(process.env.PARSER)).default;
const { URL, TRANSPORT } = process.env;
const transports = {
  polling: ["polling"], jsonp: ["polling"], websocket: ["websocket"], upgrade: ["polling", "websocket"],
}[TRANSPORT];

const JSONP = TRANSPORT === "jsonp";
if (JSONP) await import("./old-page.mjs");
const forceJSONP = JSONP && { forceJSONP: true };

const sockets = [];
const surprises = [];

function open(namespace = "/", options = {}) {
  const socket = io(URL + namespace, {
    transports, forceNew: true, reconnectionDelay: 50, ...forceJSONP, ...parser && { parser }, ...options,
  });
  sockets.push(socket);
  return socket;
}

/** Connects, waits until the transport is the one under test, and notes whatever goes wrong from then on. */
async function connected(namespace, options) {
  const socket = open(namespace, options);
  await next(socket, "connect");
  if (TRANSPORT === "upgrade" && socket.io.engine.transport.name === "polling") {
    await next(socket.io.engine, "upgrade");
  }
  assert.equal(socket.io.engine.transport.name, transports.at(-1));
  assert.equal(socket.io.engine.transport.query.j !== undefined, JSONP);
  for (const event of ["disconnect", "error", "connect_error"]) {
    socket.on(event, (...args) => surprises.push([event, ...args]));
  }
  return socket;
}

const ask = (socket, ...event) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer to "${event[0]}"`)), 15_000);
    socket.emit(...event, (...all) => (clearTimeout(timer), resolve(all)));
  });

const hex = (value) => {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `hex ${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return value.map(hex);
  return value && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hex(member)]))
    : value;
};

afterEach(() => {
  sockets.forEach((socket) => socket.removeAllListeners?.() ?? socket.off());
  sockets.splice(0).forEach((socket) => socket.disconnect());
  assert.deepEqual(surprises.splice(0), []);
});

test("exchanges text, emoji, numbers and objects, with answers both ways", async () => {
  const socket = await connected();
  const args = ["text", "", "äöü€ 😀 \u2028 \"\\", 1, -1.5, true, null, [1, [2, []]], { a: { b: [null, { c: "😀" }] } }];
  assert.deepEqual(await ask(socket, "echo with ack", ...args), args);
  socket.emit("echo", ...args);
  assert.deepEqual(await next(socket, "echoed"), args);
  assert.deepEqual(await ask(socket, "echo with ack"), []);
  socket.on("question", (text, bytes, answer) => answer(`${text} ${Buffer.from(bytes)[0]}`, Buffer.from([7])));
  assert.deepEqual(hex(await ask(socket, "ask me")), ["6 x 7? 42", "hex 07"]);
});

test("exchanges bytes at any depth", async () => {
  const socket = await connected();
  const args = [Buffer.from([1, 2, 3]), { deep: [{ er: Buffer.from("äö") }, "text"] }, [Buffer.from([255])]];
  assert.deepEqual(hex(await ask(socket, "echo with ack", ...args)), hex(args));
  socket.emit("echo", ...args);
  assert.deepEqual(hex(await next(socket, "echoed")), hex(args));
});

for (const size of [64 * 1024, 900 * 1024]) {
  test(`exchanges ${size} bytes`, async () => {
    const socket = await connected();
    const text = "😀".repeat(size / (JSONP ? 16 : 4)); // twelve characters each in a form
    assert.ok((await ask(socket, "echo with ack", text))[0] === text);
    const bytes = Buffer.alloc(size, "0123456789");
    assert.equal(Buffer.compare(Buffer.from((await ask(socket, "echo with ack", bytes))[0]), bytes), 0);
  });
}

test("keeps the order of 500 events, some with bytes", async () => {
  const socket = await connected();
  const received = [];
  const all = new Promise((resolve) => socket.on("echoed", (n) => received.push(n) === 500 && resolve()));
  for (let i = 0; i < 500; i++) socket.emit("echo", i, ...(i % 7 ? [] : [Buffer.from([i % 256])]));
  await all;
  assert.deepEqual(received, Array.from({ length: 500 }, (_, i) => i));
});

test("shares the connection with another namespace and leaves it", async () => {
  const socket = await connected();
  const other = socket.io.socket("/other");
  sockets.push(other);
  await next(other, "connect");
  assert.deepEqual(await ask(other, "echo", "o"), ["o"]);
  other.disconnect();
  assert.deepEqual(await ask(socket, "echo with ack", "m"), ["m"]);
});

test("is refused by a middleware", async () => {
  const socket = open("/secured?token=wrong", { auth: { token: "wrong" } });
  const error = await new Promise((resolve) => { // the old client has another name for it
    socket.once("connect_error", resolve);
    socket.once("error", resolve);
  });
  assert.deepEqual(error.data ?? error, { retry: false, code: 7 });
});

test("passes a middleware", async () => {
  const socket = await connected("/secured?token=open%20sesame", { auth: { token: "open sesame" } });
  assert.deepEqual(await ask(socket, "whoami"), ["Ali", { token: "open sesame" }]);
});

test("reaches the members of rooms", async () => {
  const [a, b] = await Promise.all([connected(), connected()]);
  const room = `generations ${a.id}`;
  await ask(a, "join", room);
  await ask(b, "join", room);
  const told = Promise.all([next(a, "told"), next(b, "told")]);
  await ask(a, "tell rooms", [room], "both");
  assert.deepEqual(hex(await told), [["both", "hex 010203"], ["both", "hex 010203"]]);
});

test("comes back after the connection was lost", async () => {
  const socket = await connected();
  socket.removeAllListeners?.() ?? socket.off();
  socket.io.engine.close();
  await next(socket, "connect");
  assert.deepEqual(await ask(socket, "echo with ack", "back"), ["back"]);
});

test("stays away after the server has disconnected it", async () => {
  const socket = await connected();
  socket.off?.("disconnect");
  const gone = next(socket, "disconnect");
  socket.emit("disconnect me");
  assert.equal((await gone)[0], "io server disconnect");
  surprises.length = 0;
});
