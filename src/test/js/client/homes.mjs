// The official client against the applications of the pages on Spring Boot and Quarkus.
//
//   node homes.mjs talk polling websocket upgrade   what the pages say, over each of these; news is a controller's
//   node homes.mjs refused                          a client that insists on WebSocket, and one that would like to change
//   node homes.mjs ledger                           what a transaction has undone; guard: constraints and roles
//   node homes.mjs stay polling websocket           tells how the server leaves

import assert from "node:assert/strict";
import { io } from "socket.io-client";

const { URL: url } = process.env;
const TRANSPORTS = { polling: ["polling"], websocket: ["websocket"], upgrade: ["polling", "websocket"] };

function open(kind, options = {}) {
  return io(url, { transports: TRANSPORTS[kind], forceNew: true, ...options });
}

function next(emitter, event) {
  return new Promise((resolve) => emitter.once(event, resolve));
}

async function connected(kind) {
  const socket = open(kind);
  await next(socket, "connect");
  return socket;
}

async function use(socket) {
  assert.deepEqual(await socket.emitWithAck("order", { item: "tea", count: 2 }), { item: "tea", cents: 500 });
  const picture = Buffer.from([0, 1, 254, 255]);
  assert.deepEqual(Buffer.from(await socket.emitWithAck("picture", picture)), picture);
  const line = next(socket, "chat message");
  socket.emit("chat message", "hello");
  assert.equal(await line, "hello");
}

/** What a controller sends to all. */
async function news() {
  const socket = await connected("polling");
  const text = next(socket, "news");
  assert.equal((await fetch(`${url}/news`, { method: "POST", body: "something new" })).status, 200);
  assert.equal(await text, "something new");
  socket.disconnect();
}

async function talk(kinds) {
  for (const kind of kinds) {
    if (kind === "news") {
      await news();
      console.log("news works");
      continue;
    }
    const socket = await connected(kind);
    if (kind === "upgrade" && socket.io.engine.transport.name !== "websocket") {
      await next(socket.io.engine, "upgrade");
    }
    assert.equal(socket.io.engine.transport.name, kind === "polling" ? "polling" : "websocket");
    await use(socket);
    socket.disconnect();
    console.log(`${kind} works`);
  }
}

async function ledger() {
  const socket = io(`${url}/ledger`, { forceNew: true });
  await next(socket, "connect");
  assert.equal(await socket.emitWithAck("book", "tea"), 1);
  assert.equal((await socket.emitWithAck("book", "gold")).error.code, "failed");
  assert.equal(await socket.emitWithAck("book", "milk"), 2);
  socket.disconnect();
  console.log("gold was undone");
}

async function guard() {
  const socket = io(`${url}/ledger`, { forceNew: true });
  await next(socket, "connect");
  assert.equal((await socket.emitWithAck("book", " ")).error.code, "invalid");
  assert.equal((await socket.emitWithAck("clear")).error.code, "forbidden");
  socket.disconnect();
  const authorization = `Basic ${Buffer.from("ada:secret").toString("base64")}`;
  for (const kind of ["polling", "websocket"]) {
    const admin = io(`${url}/ledger`, {
      transports: TRANSPORTS[kind],
      forceNew: true,
      extraHeaders: { authorization },
    });
    await next(admin, "connect");
    assert.equal(await admin.emitWithAck("clear"), kind === "polling" ? 2 : 0);
    admin.disconnect();
  }
  console.log("roles and constraints work");
}

async function refused() {
  const insisting = open("websocket", { reconnection: false });
  await next(insisting, "connect_error");
  const changing = await connected("upgrade");
  await use(changing);
  assert.equal(changing.io.engine.transport.name, "polling");
  changing.disconnect();
  console.log("polling goes on");
}

async function stay(kinds) {
  const sockets = [];
  for (const kind of kinds) {
    const socket = await connected(kind);
    await use(socket); // a client that polls has sent its next poll before it shows what the last one brought
    sockets.push([kind, socket]);
  }
  const ends = sockets.map(async ([kind, socket]) => {
    const retried = next(socket.io, "reconnect_attempt");
    const reason = await next(socket, "disconnect");
    await retried;
    return `${kind}: ${reason}, tries again`;
  });
  console.log("ready");
  for (const end of await Promise.all(ends)) {
    console.log(end);
  }
}

const [what, ...kinds] = process.argv.slice(2);
await { talk, refused, stay, ledger, guard }[what](kinds);
process.exit(0);
