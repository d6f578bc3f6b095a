// Clients of two generations, over each transport, whose listeners work for longer than the heartbeat, at the same time:
// one event for WORK milliseconds, or EVENTS events of 100. Nobody may be disconnected, every answer must come, in order.

import assert from "node:assert/strict";

const { URL, WORK, EVENTS } = process.env;
const LIMIT = 60_000;
const surprises = [];

async function ask(socket, millis) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer after ${millis} ms of work`)), LIMIT);
    socket.emit("work", millis, (done) => (clearTimeout(timer), resolve(done)));
  });
}

async function connected(generation, transports) {
  const { default: io } = await import(generation);
  const socket = io(URL, { transports, forceNew: true });
  const name = `${generation} ${transports}`;
  for (const event of ["disconnect", "error", "connect_error"]) {
    socket.on(event, (reason) => surprises.push(`${name}: ${event} ${reason}`));
  }
  await within("connects", name, new Promise((resolve) => socket.on("connect", resolve)));
  if (transports.length > 1 && !await within("upgrades", name, upgraded(socket.io.engine))) {
    socket.close(); // on a starved machine a probe may be too late, and the client does not try again
    return connected(generation, transports);
  }
  return socket;
}

async function upgraded(engine) {
  return engine.transport.name === "websocket" || new Promise((resolve) => {
    engine.on("upgrade", () => resolve(true));
    engine.on("upgradeError", () => resolve(false));
  });
}

async function within(what, name, promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`${name}: ${what} too late`)), LIMIT));
  return Promise.race([promise, late]);
}

async function oneLong(...how) {
  const socket = await connected(...how);
  assert.equal(await ask(socket, Number(WORK)), 1);
  assert.equal(await ask(socket, 0), 2, "and it goes on");
  socket.close();
}

async function manyShort(...how) {
  const socket = await connected(...how);
  const done = await Promise.all(Array.from({ length: Number(EVENTS) }, () => ask(socket, 100)));
  assert.deepEqual(done, done.map((_, i) => i + 1));
  socket.close();
}

const runs = [];
for (const generation of ["socket.io-client-2", "socket.io-client"]) {
  for (const transports of [["polling"], ["websocket"], ["polling", "websocket"]]) {
    runs.push(oneLong(generation, transports), manyShort(generation, transports));
  }
}
const results = await Promise.allSettled(runs);
const wrong = [...surprises.filter((it) => !it.endsWith("io client disconnect")),
  ...results.filter((it) => it.status === "rejected").map((it) => it.reason.message)];
assert.deepEqual(wrong, []);
console.log(`${results.length} clients served`);
process.exit(0);
