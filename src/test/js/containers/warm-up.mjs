// Uses the handlers of the official suites a few times: these ping every 300 ms, which is less than the first answer of
// a server takes that has just been started.

import { next, open } from "../client/options.mjs";

for (let i = 0; i < 10; i++) {
  for (const transport of ["polling", "websocket"]) {
    for (const namespace of ["/", "/custom"]) {
      const socket = open(namespace, { transports: [transport], auth: { token: "123" }, reconnection: false });
      try {
        await next(socket, "auth", 5_000);
        if (namespace === "/") await socket.emitWithAck("message-with-ack", 1, Buffer.from([1, 2, 3]));
      } catch {
        // not warm enough yet
      }
      socket.disconnect();
    }
  }
}
process.exit(0);
