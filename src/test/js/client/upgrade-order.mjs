// Numbered messages both ways, from before the upgrade until after it: none lost, twice or out of order.
// Prints "ok" and the number of runs, or fails.

import assert from "node:assert/strict";
import { Agent } from "node:http";
import { next, open } from "./options.mjs";

const RUNS = Number(process.env.RUNS ?? 1);
const MESSAGES = 2000;
const BURST = 20;

/** Holds the WebSocket handshake back until the test lets it go. */
class LateUpgrade extends Agent {
  released = new Promise((resolve) => (this.release = resolve));

  addRequest(request, ...rest) {
    const add = () => super.addRequest(request, ...rest);
    if (request.getHeader("upgrade")) this.released.then(add);
    else add();
  }
}

for (let run = 0; run < RUNS; run++) {
  const agent = new LateUpgrade();
  const socket = open("/numbers", { agent });
  const received = [];
  const sentOver = new Set();
  const done = new Promise((resolve) => socket.on("number", (n) => received.push(n) === MESSAGES && resolve()));
  await next(socket, "connect");
  assert.equal(socket.io.engine.transport.name, "polling");
  socket.emit("start", MESSAGES);
  let sent = 0;
  while (sent < MESSAGES) {
    for (let i = 0; i < BURST && sent < MESSAGES; i++) socket.emit("number", sent++);
    sentOver.add(socket.io.engine.transport.name);
    if (sent === BURST) {
      await socket.emitWithAck("received"); // the first messages have arrived over polling
      agent.release();
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (sent === MESSAGES - BURST && socket.io.engine.transport.name === "polling") {
      await next(socket.io.engine, "upgrade");
    }
  }
  await done;
  const numbers = Array.from({ length: MESSAGES }, (_, i) => i);
  assert.deepEqual(received, numbers);
  assert.deepEqual(await socket.emitWithAck("received"), { count: MESSAGES, inOrder: true, over: ["polling", "websocket"] });
  assert.deepEqual([...sentOver], ["polling", "websocket"]);
  socket.disconnect();
}
console.log(`ok ${RUNS}`);
process.exit(0);
