// How the tests connect: URL, TRANSPORT (polling, websocket or upgrade) and PARSER (msgpack, or none) come from the
// environment.

import { io } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";

export const TRANSPORT = process.env.TRANSPORT ?? "upgrade";
const URL = process.env.URL ?? "http://127.0.0.1:3000";

export const transports = { polling: ["polling"], websocket: ["websocket"], upgrade: ["polling", "websocket"] }[TRANSPORT];

export const MSGPACK = process.env.PARSER === "msgpack";
const parser = MSGPACK ? { parser: msgpack } : {};

/** Connects to a namespace over a connection of its own; options.url is another address than the server's. */
export function open(namespace = "/", { url = URL, ...options } = {}) {
  return io(url + namespace, { transports, forceNew: true, reconnectionDelay: 50, ackTimeout: 15_000, ...parser, ...options });
}

/** Waits for an event and returns its arguments. */
export function next(emitter, event, limit = 15_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no "${event}" within ${limit} ms`)), limit);
    emitter.once(event, (...args) => {
      clearTimeout(timer);
      resolve(args);
    });
  });
}

/** Connects, waits until the transport is the one under test, and hands over the socket. */
export async function connected(namespace, options) {
  const socket = open(namespace, options);
  await next(socket, "connect");
  if (TRANSPORT === "upgrade" && socket.io.engine.transport.name === "polling") {
    await next(socket.io.engine, "upgrade");
  }
  return socket;
}
