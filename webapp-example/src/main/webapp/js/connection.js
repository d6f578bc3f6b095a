// The connection to the server, and the badge that shows how it is doing.

/* global io */

const ACK_TIMEOUT = 10_000;

const badge = document.getElementById("badge");
const badgeText = document.getElementById("badge-text");

function show(state, text = state) {
  badge.dataset.state = state;
  badgeText.textContent = text;
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
  socket.io.engine.on("open", () => show(socket.io.engine.transport.name));

  socket.on("connect", () => {
    const engine = socket.io.engine;
    show(engine.transport.name);
    engine.on("upgrade", (transport) => show(transport.name));
  });
  socket.on("disconnect", (reason) => {
    show(socket.active ? "reconnecting" : "offline", socket.active ? "reconnecting" : `offline: ${reason}`);
  });
  socket.on("connect_error", () => {
    if (!socket.active) {
      show("offline");
    }
  });
  socket.io.on("reconnect_attempt", (attempt) => show("reconnecting", `reconnecting (${attempt})`));
  return socket;
}

/** Asks the server and returns its answer; throws what it objects to. */
export async function ask(socket, event, ...args) {
  const answer = await socket.timeout(ACK_TIMEOUT).emitWithAck(event, ...args);
  if (answer?.error) {
    const { data, message } = answer.error;
    throw new Error(Array.isArray(data) ? data[0].message : message); // data: what is wrong with the arguments
  }
  return answer;
}
