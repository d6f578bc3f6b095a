// Many clients connect, join rooms, exchange messages and leave, again and again. Prints what they counted.

import assert from "node:assert/strict";
import { io } from "socket.io-client";
import { next } from "./options.mjs";

const URL = process.env.URL;
const CLIENTS = Number(process.env.CLIENTS ?? 500);
const MESSAGES = 20;
const ROOM_SIZE = 10;

const sockets = Array.from({ length: CLIENTS }, (_, i) =>
  io(URL + "/churn", { transports: [i % 2 ? "websocket" : "polling"], forceNew: true, timeout: 60_000, ackTimeout: 60_000 }));
await Promise.all(sockets.map((socket) => next(socket, "connect", 60_000)));

const received = sockets.map(() => 0);
const expected = MESSAGES * ROOM_SIZE;
const all = sockets.map((socket, i) =>
  new Promise((resolve) => socket.on("said", () => ++received[i] === expected && resolve())));

await Promise.all(sockets.map((socket, i) => socket.emitWithAck("join", `room ${Math.floor(i / ROOM_SIZE)}`)));
await Promise.all(sockets.map(async (socket, i) => {
  for (let n = 0; n < MESSAGES; n++) {
    assert.equal(await socket.emitWithAck("say", `${i}:${n}`), n + 1);
  }
}));
await Promise.all(all);
await Promise.all(sockets.map((socket) => socket.emitWithAck("say", "last"))); // time for a message too many to show
assert.ok(received.every((count) => count >= expected && count <= expected + ROOM_SIZE), received.join());

sockets.forEach((socket) => socket.disconnect());
console.log(`exchanged ${CLIENTS * MESSAGES}`);
setTimeout(() => process.exit(1), 60_000).unref(); // the process ends by itself when the last connection has ended
