// For a given time, all at once: followers of a numbered stream whose TCP connections are reset again and again, and
// visitors who come, say numbered things and leave. Prints what they counted.

import assert from "node:assert/strict";
import { io } from "socket.io-client";
import { next } from "./options.mjs";
import { proxy } from "./proxy.mjs";

const target = new URL(process.env.URL);
const SECONDS = Number(process.env.SECONDS);
const SENDERS = Number(process.env.SENDERS);
const FOLLOWERS = 30;
const VISITORS = 10;
const MESSAGES = 20;
const LIMIT = 60_000;
const PATIENCE = 10_000;
const over = Date.now() + SECONDS * 1000;

/** Has to see every number of every sender once and in order, whatever happens to its connections. */
class Follower {
  constructor(index) {
    this.index = index;
    this.expected = Array.from({ length: SENDERS }, () => 0);
    this.wrong = [];
    this.recoveries = 0;
    this.left = false;
  }

  async connect() {
    this.proxy = await proxy(target);
    this.socket = io(this.proxy.url + "/stream", {
      transports: [this.index % 2 ? "websocket" : "polling"],
      forceNew: true,
      timeout: LIMIT,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    this.ended = new Promise((resolve) => this.socket.on("end", resolve));
    this.socket.on("n", (sender, n) => {
      if (n !== this.expected[sender]++) {
        this.wrong.push(`${n} of sender ${sender} instead of ${this.expected[sender] - 1}`);
        this.expected[sender] = n + 1;
      }
    });
    await next(this.socket, "connect", LIMIT);
    await this.heard();
    this.socket.on("connect", () => (this.socket.recovered ? this.recoveries++ : this.wrong.push("not recovered")));
    return this;
  }

  cutAtRandom() {
    setTimeout(() => {
      if (Date.now() < over && !this.left) {
        if (this.socket.connected) { // the client keeps what it got before a reply that is cut, and shows it twice
          this.proxy.cut();
        }
        this.cutAtRandom();
      }
    }, 1000 + Math.random() * 5000);
  }

  /** Says goodbye over a connection that works: the last cut may be unnoticed yet, or the client on its way back. */
  async leave() {
    this.left = true;
    await this.heard();
    this.socket.disconnect();
  }

  async heard() {
    const ask = () => this.socket.timeout(PATIENCE).emitWithAck("here");
    while (!(await ask().then(() => true, () => false)));
  }
}

/** Comes and goes, and counts. */
async function visit(index, counts) {
  const ways = [["polling"], ["websocket"], ["polling", "websocket"]];
  for (let round = 0; Date.now() < over; round++) {
    const options = { transports: ways[(index + round) % 3], forceNew: true, reconnection: false, timeout: LIMIT, ackTimeout: LIMIT };
    const socket = io(target.origin + "/visits", options);
    await next(socket, "connect", LIMIT);
    counts.visits++;
    const heard = [];
    socket.on("said", (n) => heard.push(n));
    for (let n = 0; n < MESSAGES; n++) {
      assert.equal(await socket.emitWithAck("say", n, Buffer.alloc(100, n)), n);
      counts.said++;
    }
    assert.deepEqual(heard, Array.from({ length: MESSAGES }, (_, n) => n));
    socket.disconnect();
  }
}

const control = io(target.origin + "/control", { transports: ["websocket"], forceNew: true, timeout: LIMIT });
await next(control, "connect", LIMIT);
const followers = await Promise.all(Array.from({ length: FOLLOWERS }, (_, i) => new Follower(i).connect()));
await control.timeout(LIMIT).emitWithAck("start");
followers.forEach((follower) => follower.cutAtRandom());
const counts = { visits: 0, said: 0 };
await Promise.all(Array.from({ length: VISITORS }, (_, i) => visit(i, counts)));
const sent = await control.timeout(LIMIT).emitWithAck("stop");
const late = setTimeout(() => {
  followers.forEach(({ index, expected, socket }) => console.log(`follower ${index}: ${expected}, connected: ${socket.connected}`));
  process.exit(1);
}, LIMIT);
await Promise.all(followers.map((follower) => follower.ended));
clearTimeout(late);
for (const { index, expected, wrong } of followers) {
  assert.deepEqual(wrong, [], `follower ${index}`);
  assert.deepEqual(expected, sent, `follower ${index}`);
}
await Promise.all(followers.map((follower) => follower.leave()));
const recoveries = followers.reduce((sum, follower) => sum + follower.recoveries, 0);
const numbers = FOLLOWERS * sent.reduce((sum, n) => sum + n, 0);
control.disconnect();
console.log(`visits=${counts.visits} said=${counts.said} recoveries=${recoveries} numbers=${numbers}`);
setTimeout(() => process.exit(0), 500); // the proxies would keep it alive
