// Clients that talk to the server all the time and come back when they are cut off. Reads commands, a line each:
// "settle" waits until every client has an answer to a question it asks now, "stop" ends.

import { createInterface } from "node:readline";
import { open } from "../client/options.mjs";

const CLIENTS = 8;
const state = { running: true, answers: 0, connects: 0 };

const clients = Array.from({ length: CLIENTS }, (_, i) =>
  open("/", { transports: [["polling"], ["websocket"], ["polling", "websocket"]][i % 3], reconnectionDelayMax: 200 }));

async function talk(socket) {
  socket.on("connect", () => state.connects++);
  while (state.running) {
    try {
      await socket.timeout(5_000).emitWithAck("parcel", { label: "here", content: Buffer.alloc(2_000), sizes: [1, 2] });
      state.answers++;
    } catch {
      // cut off, or in the middle of a redeployment
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function settled(socket) {
  for (;;) {
    try {
      return await socket.timeout(1_000).emitWithAck("transport");
    } catch {
      // not back yet
    }
  }
}

clients.forEach(talk);
createInterface({ input: process.stdin }).on("line", async (line) => {
  if (line === "settle") {
    const transports = await Promise.all(clients.map(settled));
    console.log(`settled ${transports.join()} answers ${state.answers} connects ${state.connects}`);
  } else {
    state.running = false;
    clients.forEach((socket) => socket.disconnect());
    console.log("stopped");
    process.exit(0);
  }
});
