// The chat: what the visitor does goes to the server, what the server says goes to the page.

import { ask, connect } from "./connection.js";
import { prepare } from "./pictures.js";
import * as view from "./view.js";

const TYPING_PAUSE = 1_500;

const login = document.getElementById("login");
const composer = document.getElementById("composer");
const text = document.getElementById("text");
const picture = document.getElementById("picture");

let socket;
let me;
let room = "General";
let rooms = [];
const unread = new Map();
const past = new Set(); // ids of the history shown, of which some may be said again: it was taken after joining the room
const sent = new Map(); // id of a message of mine -> its element
const readers = new Map(); // id of a message of mine -> who has seen it, which may be known before the id is
const typing = new Map(); // who is typing -> timer

login.addEventListener("submit", (event) => {
  event.preventDefault();
  me = login.nickname.value.trim();
  view.showError("login-error");
  socket?.disconnect();
  socket = connect("/", { nickname: me, key: windowKey() });
  listen(socket);
});

/** A key of this window, by which the server knows somebody who comes back after the connection was lost. */
function windowKey() {
  let key = sessionStorage.getItem("chat-key");
  if (!key) {
    key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem("chat-key", key);
  }
  return key;
}

function listen(socket) {
  socket.on("connect", () => enter(room));
  socket.on("disconnect", (reason) => {
    if (reason === "io server disconnect") { // meant: the client does not come back by itself
      view.showChat(false);
      view.showError("login-error", "You have been disconnected. You can join again.");
    }
  });
  socket.on("connect_error", (error) => {
    if (!socket.active) { // refused by the server, not a broken connection
      view.showChat(false);
      view.showError("login-error", error.message);
      login.nickname.focus();
    }
  });
  socket.on("members", (name, members) => name === room && view.showMembers(members));
  socket.on("message", (message) => received({ ...message, sentAt: message.time }));
  socket.on("picture", (message) => received({ ...message, sentAt: message.time }));
  socket.on("announcement", view.showAnnouncement);
  socket.on("typing", (author, active) => setTyping(author, active));
  socket.on("activity", (name) => {
    unread.set(name, (unread.get(name) ?? 0) + 1);
    view.showRooms(rooms, room, unread, enter);
  });
  socket.on("delivered", (id, reader) => {
    readers.set(id, (readers.get(id) ?? new Set()).add(reader));
    showTicks(id);
  });
}

function showTicks(id) {
  const item = sent.get(id);
  const seenBy = readers.get(id);
  if (item) {
    view.setTicks(item, seenBy ? 2 : 1, seenBy ? `seen by ${[...seenBy].join(", ")}` : "sent");
  }
}

async function enter(name) {
  try {
    show(await ask(socket, "enter", name));
  } catch (error) {
    view.showError("send-error", error.message);
  }
}

/** Shows a room anew, also after a reconnection: the history is the server's. */
function show({ room: name, rooms: all, members, history }) {
  room = name;
  rooms = all;
  unread.delete(name);
  past.clear();
  sent.clear();
  readers.clear();
  typing.forEach((timer, author) => setTyping(author, false));
  view.showChat(true);
  view.showError("send-error");
  view.showRooms(rooms, room, unread, enter);
  view.showMembers(members);
  view.clearMessages();
  for (const message of history) {
    past.add(message.id);
    const mine = message.author === me;
    const item = view.addMessage({ ...message, mine, sentAt: message.time });
    if (mine) view.setTicks(item, 1, "sent");
  }
  text.focus();
}

function received(message) {
  setTyping(message.author, false);
  if (!past.has(message.id)) {
    view.addMessage({ ...message, mine: false });
  }
  socket.emit("delivered", message.id, message.author);
}

async function send(event, payload, shown) {
  view.showError("send-error");
  const item = view.addMessage({ ...shown, author: me, mine: true });
  try {
    const receipt = await ask(socket, event, payload);
    sent.set(receipt.id, item);
    showTicks(receipt.id);
  } catch (error) {
    view.markFailed(item, error.message);
  }
}

document.getElementById("announcement-close").addEventListener("click", () => {
  view.showAnnouncement();
  text.focus();
});

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (words) {
    stoppedTyping();
    text.value = "";
    send("message", words, { text: words });
  }
});

document.getElementById("picture-button").addEventListener("click", () => picture.click());

picture.addEventListener("change", async () => {
  const file = picture.files[0];
  picture.value = "";
  if (!file) return;
  try {
    const data = await prepare(file);
    await send("picture", { name: file.name.slice(0, 100), data }, { data, name: file.name });
  } catch (error) {
    view.showError("send-error", error.message);
  }
});

let typingTimer;
text.addEventListener("input", () => {
  if (!typingTimer) socket.volatile.emit("typing", true);
  clearTimeout(typingTimer);
  typingTimer = setTimeout(stoppedTyping, TYPING_PAUSE);
});

function stoppedTyping() {
  if (typingTimer) {
    clearTimeout(typingTimer);
    typingTimer = undefined;
    socket.volatile.emit("typing", false);
  }
}

function setTyping(author, active) {
  clearTimeout(typing.get(author));
  typing.delete(author);
  if (active) {
    typing.set(author, setTimeout(() => setTyping(author, false), 3 * TYPING_PAUSE));
  }
  view.showTyping([...typing.keys()]);
}
