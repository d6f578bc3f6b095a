// The connection to the server, and the badge that shows how it is doing.

/* global io */

const ACK_TIMEOUT = 10_000;

const WORDS = { // and a detail
  offline: ["Not connected", ""],
  connecting: ["Connecting…", ""],
  polling: ["Connected", "polling"],
  websocket: ["Connected", "websocket"],
  reconnecting: ["You are offline", "what you write will be sent when you are back"],
};

const badge = document.getElementById("badge");

/** Says it for people; how the connection works is a detail. */
function show(state) {
  badge.hidden = false;
  badge.dataset.state = state;
  const [words, detail] = WORDS[state];
  document.getElementById("badge-text").textContent = words;
  document.getElementById("badge-detail").textContent = detail;
}

/** Connects to a namespace, and keeps the badge up to date. */
export function connect(namespace, auth) {
  const socket = io(namespace, {
    // the server's path below wherever this application is deployed
    path: new URL("../socket.io", import.meta.url).pathname,
    auth,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
  });

  show("connecting");
  socket.on("connect", () => {
    const engine = socket.io.engine;
    show(engine.transport.name);
    engine.on("upgrade", (transport) => show(transport.name));
  });
  socket.on("disconnect", () => show(socket.active ? "reconnecting" : "offline"));
  socket.on("connect_error", () => show(socket.active ? "reconnecting" : "offline"));
  return socket;
}

/** Asks the server and returns its answer; throws a {@link Refusal}, or another error if there is no answer. */
export async function ask(socket, event, ...args) {
  const answer = await socket.timeout(ACK_TIMEOUT).emitWithAck(event, ...args);
  if (answer?.error) throw new Refusal(answer.error);
  return answer;
}

/** What the server objects to, in words for people. */
export class Refusal extends Error {
  constructor({ code, data, message }) {
    super(Array.isArray(data) ? data[0].message : message); // data: what is wrong with the arguments
    this.code = code;
  }
}
