// A connection ends that neither side wanted to end: ENDING is "silence" (no byte passes any more) or an event that
// makes the server stop. The client must be told REASON, once, and try to come back.

import assert from "node:assert/strict";
import { connected, next } from "./options.mjs";
import { proxy } from "./proxy.mjs";

const { ENDING, REASON } = process.env;
const between = await proxy(new URL(process.env.URL));
const socket = await connected("/", { url: between.url });
const reasons = [];
socket.on("disconnect", (reason) => reasons.push(reason));
const gone = next(socket, "disconnect");
if (ENDING === "silence") between.silence();
else socket.emit(ENDING);
await gone;
assert.deepEqual(reasons, [REASON]);
assert.equal(socket.active, true);
process.exit(0); // the proxy would keep it alive
