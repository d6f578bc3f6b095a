// Users behind a security constraint, who log in by METHOD (BASIC or FORM): alice is a user, admin an admin too.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { next, open } from "../client/options.mjs";
import { Browser, journal } from "./pages.mjs";

const METHOD = process.env.METHOD ?? "BASIC";
const TRANSPORTS = ["polling", "websocket"];

/** Logs in and returns the headers with which the user is known from then on. */
async function logIn(name) {
  if (METHOD === "BASIC") return { authorization: "Basic " + Buffer.from(`${name}:${name}`).toString("base64") };
  const browser = new Browser();
  assert.equal(await browser.read("/pages/private"), "log in, please");
  const answer = await browser.open("/j_security_check", {
    method: "POST",
    body: new URLSearchParams({ j_username: name, j_password: name }),
  });
  assert.ok([302, 303].includes(answer.status), `status ${answer.status}`);
  assert.equal(await browser.read(new URL(answer.headers.get("location"), process.env.URL).pathname), `hello ${name}`);
  return { cookie: browser.cookie };
}

const sockets = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

async function connected(namespace, transports, extraHeaders) {
  const socket = open(namespace, { transports, extraHeaders, reconnection: false });
  sockets.push(socket);
  await next(socket, "connect");
  return socket;
}

test("nobody is let in", async () => {
  for (const transport of TRANSPORTS) {
    const socket = open("/", { transports: [transport], reconnection: false });
    sockets.push(socket);
    await next(socket, "connect_error");
  }
  const handshake = await new Browser().open("/socket.io/?EIO=4&transport=polling");
  assert.equal(handshake.status, METHOD === "BASIC" ? 401 : 200);
  assert.ok(!(await handshake.text()).includes("sid"));
  assert.deepEqual(await journal(), []);
});

test("users are known by name and roles", async () => {
  for (const [name, roles] of [["alice", "user"], ["admin", "user admin"]]) {
    for (const transports of [...TRANSPORTS.map((transport) => [transport]), TRANSPORTS]) {
      const socket = await connected("/", transports, await logIn(name));
      assert.equal(await socket.emitWithAck("who am i"), `${name} ${roles}`);
      if (transports.length > 1) {
        if (socket.io.engine.transport.name === "polling") await next(socket.io.engine, "upgrade");
        assert.equal(await socket.emitWithAck("who am i"), `${name} ${roles}`);
      }
    }
  }
  const seen = await journal();
  for (const entry of ["middleware alice user", "listener alice user", "middleware admin user admin"]) {
    assert.ok(seen.includes(entry), seen.join("\n"));
  }
  assert.ok(!seen.some((entry) => entry.includes("nobody")));
});

test("events are for those in a role", async () => {
  for (const transport of TRANSPORTS) {
    const alice = await connected("/guarded", [transport], await logIn("alice"));
    const admin = await connected("/guarded", [transport], await logIn("admin"));
    const call = 1 + TRANSPORTS.indexOf(transport);
    assert.equal(await alice.emitWithAck("for users"), "hello alice");
    assert.deepEqual(await alice.emitWithAck("for admins"), { error: { code: "forbidden", message: "Not allowed" } });
    assert.equal(await admin.emitWithAck("for admins"), `call ${call} by admin`); // alice's was none
  }
});
