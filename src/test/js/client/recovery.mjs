// Many clients, each behind a proxy of its own that resets its TCP connections, follow numbered streams. MODE=stream:
// they are cut again and again and come back at once. MODE=late: they come back when the server has forgotten them.

import assert from "node:assert/strict";
import { io } from "socket.io-client";
import { next } from "./options.mjs";
import { proxy } from "./proxy.mjs";

const target = new URL(process.env.URL);
const MODE = process.env.MODE;
const CLIENTS = Number(process.env.CLIENTS);
const SENDERS = Number(process.env.SENDERS);
const NUMBERS = Number(process.env.NUMBERS);
const CUTS = 3;
const LIMIT = 50_000;
const PATIENCE = 3_000;

class Follower {
  constructor(index) {
    this.index = index;
    this.received = Array.from({ length: SENDERS }, () => []);
    this.recoveries = [];
    this.cuts = 0;
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
    this.socket.on("disconnect", () => this.cuts++);
    this.socket.on("n", (sender, n) => this.received[sender].push(n));
    await next(this.socket, "connect", LIMIT);
    await this.heard(); // so the server has put it into the room
    this.id = this.socket.id;
    assert.equal(this.socket.recovered, false);
    this.socket.on("connect", () => this.recoveries.push(this.socket.recovered && this.socket.id === this.id));
    return this;
  }

  cutAtRandom() {
    if (this.cuts >= CUTS || this.left) {
      return;
    }
    setTimeout(() => {
      if (this.left) {
        return;
      }
      if (this.socket.connected) { // the client keeps what it got before a reply that is cut, and shows it twice
        this.proxy.cut(); // polling may have no connection at this moment
      }
      this.cutAtRandom();
    }, 50 + Math.random() * 900);
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

const control = io(target.origin + "/control", { transports: ["websocket"], forceNew: true });
await next(control, "connect", LIMIT);
const followers = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => new Follower(i).connect()));
const connected = await control.emitWithAck("start");
assert.equal(connected, CLIENTS);

if (MODE === "stream") {
  followers.forEach((follower) => follower.cutAtRandom());
  await Promise.all(followers.map((follower) => follower.ended));
  const expected = Array.from({ length: NUMBERS }, (_, n) => n);
  for (const { received, recoveries, cuts, index } of followers) {
    assert.ok(recoveries.every((recovered) => recovered), `client ${index} was not recovered: ${recoveries}`);
    assert.ok(recoveries.length > 0, `client ${index} was never cut`);
    received.forEach((numbers) => assert.deepEqual(numbers, expected, `client ${index}, ${cuts} cuts`));
  }
  console.log(`recovered ${followers.reduce((sum, { recoveries }) => sum + recoveries.length, 0)} times`);
} else {
  await Promise.all(followers.map((follower) => follower.ended));
  followers.forEach((follower) => (follower.proxy.block(), follower.proxy.cut()));
  await control.emitWithAck("await forgotten");
  const back = followers.map((follower) => next(follower.socket, "connect", LIMIT));
  followers.forEach((follower) => follower.proxy.unblock());
  await Promise.all(back);
  for (const { socket, recoveries, id } of followers) {
    assert.deepEqual(recoveries, [false]);
    assert.notEqual(socket.id, id);
  }
  console.log(`${CLIENTS} are new`);
}
await Promise.all(followers.map((follower) => follower.leave()));
await control.emitWithAck("await goodbye");
process.exit(0); // the proxies would keep it alive
