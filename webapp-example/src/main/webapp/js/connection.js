// The connection to the server, and the badge that shows how it is doing.

/* global io */

const badge = document.getElementById("badge");
const badgeText = document.getElementById("badge-text");

function show(state, text = state) {
  badge.dataset.state = state;
  badgeText.textContent = text;
}

/** A key of this window, by which the server knows somebody who comes back after the connection was lost. */
function windowKey() {
  let key = sessionStorage.getItem("chat-key");
  if (!key) {
    key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem("chat-key", key);
  }
  return key;
}

export function connect(nickname) {
  const socket = io({
    // the server's path below wherever this application is deployed
    path: new URL("socket.io", document.baseURI).pathname,
    auth: { nickname, key: windowKey() },
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
