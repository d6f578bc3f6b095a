// What the visitor has said and the server has not acknowledged yet. It is sent when there is a connection, and again after
// a break, under the same id: the server takes each once.

import { ask, Refusal } from "./connection.js";

const RETRY = 1_000;
const waiting = new Map(); // id -> message, in the order in which they were said

/** The messages of a conversation that wait. */
export const waitingIn = (conversation) =>
  [...waiting.values()].filter((message) => message.conversation === conversation);

/** Sends a message now, or when there is a connection; settled(message, receipt or undefined, error or undefined). */
export function send(socket, message, settled) {
  message.settled = settled;
  waiting.set(message.id, message);
  if (socket.connected) deliver(socket, message);
}

export function sendWaiting(socket) {
  for (const message of waiting.values()) deliver(socket, message);
}

async function deliver(socket, message) {
  const { id, conversation: to, text, data, name } = message;
  try {
    const receipt = data
      ? await ask(socket, "picture", { id, to, name, data })
      : await ask(socket, "message", { id, to, text });
    if (waiting.delete(id)) message.settled(message, receipt);
  } catch (error) {
    if (error instanceof Refusal) {
      if (waiting.delete(id)) message.settled(message, undefined, error);
    } else if (socket.connected && waiting.has(id)) { // no answer; after a break everything is sent anyway
      setTimeout(() => socket.connected && waiting.has(id) && deliver(socket, message), RETRY);
    }
  }
}
