// A client that sends without end while its listener stands still is not read any further, and loses nothing.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { open } from "../client/options.mjs";

const MESSAGE = 8_192;
const ENDLESS = 200_000_000; // bytes, which nothing but a heap can take
const BUFFERS = 48_000_000; // of the two systems, and what the container reads before the listener has begun
const HEAP = 64_000_000;

/** Returns a text frame, masked with zeros. */
function frame(text) {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(payload.length < 126 ? 6 : 8);
  head[0] = 0x81;
  if (payload.length < 126) {
    head[1] = 0x80 | payload.length;
  } else {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, payload]);
}

/** Opens a WebSocket that joins the namespace; hands over what the server sends as one long text. */
async function join() {
  const { hostname, port } = new URL(process.env.URL);
  const socket = connect(Number(port), hostname);
  socket.received = "";
  socket.on("data", (data) => (socket.received += data.toString("latin1")));
  socket.write(
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: " + hostname + ":" + port +
      "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  await until(socket, /0\{"sid"/);
  socket.write(frame("40/holding,"));
  await until(socket, /40\/holding,\{"sid"/);
  return socket;
}

async function until(socket, pattern, limit = 60_000) {
  for (const end = Date.now() + limit; !pattern.test(socket.received); await sleep(20)) {
    assert.ok(Date.now() < end && !socket.destroyed, `no ${pattern} in ${socket.received}`);
  }
  return pattern.exec(socket.received);
}

/** Writes for as long as the socket takes it; returns how many messages there were when it took none for a while. */
async function flood(socket) {
  const body = "x".repeat(MESSAGE);
  for (let sent = 0; ; sent++) {
    if (sent * MESSAGE > ENDLESS) return sent;
    if (!socket.write(frame(`42/holding,["take",${sent},"${body}"]`))) {
      const drained = new Promise((resolve) => socket.once("drain", () => resolve(true)));
      if (!(await Promise.race([drained, sleep(3_000, false)]))) return sent + 1;
    }
  }
}

test("a flood stops while its listener stands still", async () => {
  const observer = open("/holding", { transports: ["websocket"] });
  try {
    const before = await observer.emitWithAck("heap");
    const client = await join();
    const sent = await flood(client);
    const held = (await observer.emitWithAck("heap")) - before;
    console.log(`${sent * MESSAGE} bytes sent, ${held} bytes of heap`);
    assert.ok(sent * MESSAGE < BUFFERS, `${sent * MESSAGE} bytes were taken`);
    assert.ok(held < HEAP, `${held} bytes of heap`);

    await observer.emitWithAck("release");
    client.write(frame('42/holding,7["count"]'));
    const [, count] = await until(client, /43\/holding,7\[(\d+)\]/);
    assert.equal(Number(count), sent);
    client.destroy();
  } finally {
    observer.disconnect();
  }
});
