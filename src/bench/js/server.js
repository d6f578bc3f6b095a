// The reference on Node.js, with the defaults of its options: node --expose-gc server.js event,event
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Server } from "socket.io";

const httpServer = createServer();
httpServer.keepAliveTimeout = 300_000;
const io = new Server(httpServer);

const listeners = {
  echo: (socket) => socket.on("echo", (text, ack) => ack(text)),
  say: (socket) => socket.on("say", (text) => socket.emit("say", text)),
  bin: (socket) => socket.on("bin", (bytes) => socket.emit("bin", bytes)),
  pojo: (socket) => socket.on("pojo", (order, ack) => ack(order)),
  object: (socket) => socket.on("object", (object, ack) => ack(object)),
  records: (socket) => socket.on("records", (records, ack) => ack(records)),
  tell: (socket) => socket.on("tell", (object) => socket.emit("tell", object)),
  join: (socket) =>
    socket.on("join", (ack) => {
      socket.join("room");
      ack();
    }),
  news: (socket) => socket.on("news", (text) => io.to("room").emit("news", text)),
};
const events = process.argv[2].split(",");
io.on("connection", (socket) => events.forEach((event) => listeners[event](socket)));

httpServer.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () =>
  console.log(`port ${httpServer.address().port}`),
);

createInterface({ input: process.stdin })
  .on("line", (line) => {
    if (line === "heap") {
      global.gc();
      global.gc();
      console.log(`heap ${process.memoryUsage().heapUsed}`);
    } else {
      console.log("compiler 0"); // does not tell
    }
  })
  .on("close", () => process.exit(0));
