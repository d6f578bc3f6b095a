// Handlers that are beans: CDI=1, VALIDATION=1 or REQUEST_SCOPE=1 chooses what is tested.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { next, open } from "../client/options.mjs";
import { noted } from "./pages.mjs";

const sockets = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

function part(chosen, name, code) {
  if (!chosen) return;
  test(name, code);
}

for (const transport of ["polling", "websocket"]) {
  const connected = async () => {
    const socket = open("/orders", { transports: [transport], reconnection: false });
    sockets.push(socket);
    await next(socket, "connect");
    return socket;
  };

  part(process.env.CDI, `beans are injected over ${transport}`, async () => {
    const ada = await connected();
    const grace = await connected();
    await grace.emitWithAck("ledger"); // comes after her @OnConnect method, which may run later than "connect"
    const placed = next(grace, "placed");
    assert.deepEqual(await ada.emitWithAck("place", { item: "apple", count: 2 }), ["apple"]);
    assert.deepEqual(await placed, [{ item: "apple", count: 2 }]);
    assert.deepEqual(await ada.emitWithAck("place", { item: `${transport} pear`, count: 1 }), ["apple", `${transport} pear`]);
    assert.deepEqual(await grace.emitWithAck("place", { item: "plum", count: 1 }), ["plum"]);
    assert.ok((await grace.emitWithAck("ledger")).includes(`order of ${transport} pear`));
    ada.disconnect();
    await noted(new RegExp(`left a cart with \\[apple, ${transport} pear]`));
  });

  part(process.env.VALIDATION, `arguments are validated over ${transport}`, async () => {
    const socket = await connected();
    const { error } = await socket.emitWithAck("place", { item: " ", count: 0 });
    assert.equal(error.code, "invalid");
    assert.deepEqual(error.data.map((violation) => violation.path).sort(), ["order.count", "order.item"]);
    assert.ok(!(await socket.emitWithAck("ledger")).includes("order of  "));
    assert.deepEqual(await socket.emitWithAck("place", { item: "fig", count: 1 }), ["fig"]);
  });

  part(process.env.REQUEST_SCOPE, `each event is a request over ${transport}`, async () => {
    const socket = await connected();
    const [first, again] = await socket.emitWithAck("tickets");
    assert.equal(first, again);
    const [second] = await socket.emitWithAck("tickets");
    assert.notEqual(first, second);
    await noted(new RegExp(`^end of ticket ${first}$`));
    await noted(new RegExp(`^end of ticket ${second}$`));
  });
}
