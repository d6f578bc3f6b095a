// What listeners find around them: names, class loader, CDI, and whose code the container takes it for.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { next, open } from "../client/options.mjs";
import { noted } from "./pages.mjs";

const ROLES = { alice: ["user"], admin: ["user", "admin"] };

const sockets = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

async function connected(name, transport) {
  const authorization = "Basic " + Buffer.from(`${name}:${name}`).toString("base64");
  const options = { transports: [transport], extraHeaders: { authorization }, reconnection: false };
  const socket = open("/desk", options);
  sockets.push(socket);
  socket.on("question", (ack) => ack("42"));
  await next(socket, "connect");
  return { name, socket, id: socket.id };
}

/** What a listener that cannot tell anybody has written down: "id occasion {name=value, ...}". */
async function look(id, occasion) {
  const [, entries] = /\{(.*)}$/.exec(await noted(new RegExp(`^${id} ${occasion} \\{`)));
  return Object.fromEntries(entries.split(", ").map((entry) => [entry.split("=", 1)[0], entry.replace(/^[^=]*=/, "")]));
}

function isAtHome(seen, where) {
  const { entry, reference, executor, module, loader, cdi, transaction } = seen;
  assert.deepEqual(
    { entry, reference, executor, module, loader, cdi, transaction },
    {
      entry: "hello",
      reference: "present",
      executor: "present",
      module: "ROOT",
      loader: "ours",
      cdi: "present",
      transaction: "possible",
    },
    `${where}: ${JSON.stringify(seen)}`,
  );
}

/** As a bean knows it: SecurityContext knows the roles or even the user only where the server serves a request. */
function isCalledBy(name, seen, where) {
  const caller = [name, ...ROLES[name]].join(" ");
  const approve = name === "admin" ? "approved" : "refused";
  assert.deepEqual({ caller: seen.caller, approve: seen.approve }, { caller, approve }, `${where}: ${JSON.stringify(seen)}`);
  for (const other of Object.keys(ROLES).filter((one) => one !== name)) {
    assert.doesNotMatch(seen.security.split(" ")[0], new RegExp(`^${other}$`), where);
  }
}

/** Keeps a client from answering pings, as if it had gone unnoticed. */
function fallSilent({ socket }) {
  const { engine } = socket.io;
  const send = engine._sendPacket;
  assert.equal(typeof send, "function");
  engine._sendPacket = (type, ...rest) => type !== "pong" && send.call(engine, type, ...rest);
}

for (const transport of ["polling", "websocket"]) {
  test(`listeners are at home over ${transport}, and run as their own user`, async () => {
    const clients = [await connected("alice", transport), await connected("admin", transport), await connected("alice", transport)];
    for (const { name, id, socket } of [...clients, ...clients]) {
      const is = (seen, occasion) => {
        isAtHome(seen, `${name} ${occasion}`);
        isCalledBy(name, seen, `${name} ${occasion}`);
      };
      is(await socket.emitWithAck("look"), "event");
      is(await look(id, "connect"), "connect");
      socket.emit("ask");
      is(await look(id, "answer"), "answer");
      socket.emit("ask in vain");
      is(await look(id, "timeout"), "timeout");
    }
  });

  test(`listeners that no packet has brought are at home over ${transport}, and run as their own user`, async () => {
    for (const name of ["alice", "admin"]) {
      const silent = await connected(name, transport);
      const broken = await connected(name, transport);
      fallSilent(silent);
      broken.socket.io.engine.close();
      for (const [client, reason] of [[broken, "transport close"], [silent, "ping timeout"]]) {
        const seen = await look(client.id, reason);
        isAtHome(seen, `${name} ${reason}`);
        isCalledBy(name, seen, `${name} ${reason}`);
      }
    }
  });

  test(`what is nobody's is at home over ${transport}, and runs as nobody`, async () => {
    for (const name of ["alice", "admin"]) {
      const { socket, id } = await connected(name, transport);
      socket.emit("ask all in vain");
      const seen = await look(id, "all");
      isAtHome(seen, "answers");
      assert.match(seen.caller, /^(anonymous|ANONYMOUS|UNAUTHENTICATED)$/);
      assert.equal(seen.approve, "refused");
    }
  });
}
