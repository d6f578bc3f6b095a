// The chat: what the visitor does goes to the server, what the server says goes to the page.

import { ask, connect, Refusal } from "./connection.js";
import { addMessage, showMessages, showState } from "./messages.js";
import * as outbox from "./outbox.js";
import { prepare } from "./pictures.js";
import * as typing from "./typing.js";
import * as view from "./view.js";

const FIRST = "#General";

const login = document.getElementById("login");
const composer = document.getElementById("composer");
const text = document.getElementById("text");
const picture = document.getElementById("picture");
const earlier = document.getElementById("earlier");

let socket;
let nickname;
let me; // my id, by which others know me
let here = FIRST; // the conversation that is shown
let room = FIRST; // the room I am in, also while a private conversation is shown
let rooms = [];
let members = [];
let seen = Number(sessionStorage.getItem("chat-seen") ?? 0); // the number of the last message I know of
const people = new Map(); // those I have private conversations with: id -> name
const unread = new Map(); // conversation -> how many
const messages = new Map(); // those that are shown, by id; some may be said again, having come after I joined the room
const readers = new Map(); // id of a message of mine -> who has seen it, which may be known before the message is sent

login.addEventListener("submit", (event) => {
  event.preventDefault();
  nickname = login.nickname.value.trim();
  view.showError("login-error");
  socket?.disconnect();
  // asked again for each connection: the server decides by this who I am and where, before anything else arrives
  socket = connect("/", (tell) => tell({ nickname, key: windowKey(), room: room.slice(1) }));
  listen(socket);
});

/** A key of this window, by which the server knows somebody who comes back after the connection was lost. */
function windowKey() {
  let key = sessionStorage.getItem("chat-key");
  if (!key) {
    key = randomId();
    sessionStorage.setItem("chat-key", key);
  }
  return key;
}

const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

function listen(socket) {
  socket.on("connect", () => {
    if (!socket.recovered) open(here, seen); // else what was missed comes by itself
    outbox.sendWaiting(socket);
  });
  socket.on("disconnect", (reason) => {
    if (reason === "io server disconnect") { // meant: the client does not come back by itself
      leave("You have been disconnected. You can join again.");
    }
  });
  socket.on("connect_error", (error) => {
    if (!socket.active) leave(error.message); // refused by the server, not a broken connection
  });
  socket.on("rooms", (names) => {
    rooms = names;
    showConversations();
  });
  socket.on("members", (name, present) => {
    if (`#${name}` === room) {
      members = present;
      view.showMembers(name, members, me, open);
    }
  });
  socket.on("message", received);
  socket.on("activity", (conversation, seq) => {
    noteSeen(seq);
    addUnread(conversation);
  });
  socket.on("announcement", view.showAnnouncement);
  socket.on("typing", (conversation, author, active) => conversation === here && typing.show(author, active));
  socket.on("delivered", (id, reader) => {
    readers.set(id, (readers.get(id) ?? new Set()).add(reader));
    const message = messages.get(id);
    if (message) showState({ ...message, readers: readers.get(id) });
  });
}

function leave(reason) {
  view.showChat(false);
  view.showError("login-error", reason);
  login.nickname.focus();
}

/** Opens a conversation; after a break, the server also counts what came after the last message seen. */
async function open(conversation, after = 0) {
  view.toggleMembers(false);
  try {
    show(await ask(socket, "open", conversation, after));
  } catch (error) {
    if (error.code === "unknown" && conversation !== FIRST) return open(FIRST, after);
    if (error instanceof Refusal || socket.connected) view.showError("send-error", error.message);
  }
}

/** Shows a conversation anew, also after a long break: what was said is the server's. */
function show({ conversation, title, page, lobby }) {
  ({ me, rooms, members } = lobby);
  if (conversation !== here) readers.clear();
  here = conversation;
  if (conversation.startsWith("#")) room = conversation;
  people.clear();
  Object.entries(lobby.partners).forEach(([id, name]) => people.set(id, name));
  if (conversation.startsWith("@")) people.set(conversation.slice(1), title);
  noteSeen(lobby.news.latest);
  Object.entries(lobby.news.unread).forEach(([where, count]) => unread.set(where, (unread.get(where) ?? 0) + count));
  unread.delete(conversation);
  messages.clear();
  page.messages.forEach(remember);
  outbox.waitingIn(here).forEach((message) => messages.has(message.id) || messages.set(message.id, message));
  typing.clear();
  view.showChat(true);
  view.showError("send-error");
  view.showTitle(conversation, title);
  view.showMembers(room.slice(1), members, me, open);
  showConversations();
  showMessages([...messages.values()]);
  earlier.hidden = !page.earlier;
  text.focus();
}

function showConversations() {
  view.showConversations(
    rooms.map((name) => [`#${name}`, name]),
    [...people].map(([id, name]) => [`@${id}`, name]),
    here, unread, open,
  );
}

/** Takes a message of the server's. */
function remember(message) {
  noteSeen(message.seq);
  const known = {
    ...message,
    mine: message.author === me,
    state: "sent",
    readers: readers.get(message.id),
    load: () => ask(socket, "picture of", here, message.seq),
  };
  messages.set(known.id, known);
  return known;
}

function noteSeen(seq) {
  seen = Math.max(seen, seq);
  sessionStorage.setItem("chat-seen", seen);
}

function addUnread(conversation) {
  if (conversation !== here) {
    unread.set(conversation, (unread.get(conversation) ?? 0) + 1);
    showConversations();
  }
}

function received(message, data) {
  noteSeen(message.seq);
  socket.emit("delivered", message.id, message.author);
  if (message.conversation.startsWith("@")) {
    people.set(message.author, message.nickname);
    showConversations();
  }
  if (message.conversation !== here) {
    addUnread(message.conversation);
    return;
  }
  typing.show(message.nickname, false);
  if (!messages.has(message.id)) {
    addMessage(Object.assign(remember(message), { data }));
  }
}

function send(content) {
  view.showError("send-error");
  const message = {
    id: randomId(), conversation: here, author: me, nickname, mine: true, state: "waiting", time: Date.now(), ...content,
  };
  messages.set(message.id, message);
  addMessage(message);
  outbox.send(socket, message, settled);
}

function settled(message, receipt, error) {
  message.state = receipt ? "sent" : "failed";
  message.reason = error?.message;
  const shown = messages.get(message.id);
  if (shown) showState({ ...message, readers: readers.get(message.id) });
  if (shown) shown.state = message.state;
  if (error) view.showError("send-error", error.message);
}

earlier.addEventListener("click", async () => {
  const conversation = here;
  const shown = [...messages.values()];
  const page = await ask(socket, "earlier", conversation, shown.find(({ seq }) => seq)?.seq ?? 0);
  if (conversation !== here) return;
  messages.clear();
  page.messages.forEach(remember);
  shown.forEach((message) => messages.set(message.id, message));
  showMessages([...messages.values()], { stay: true });
  earlier.hidden = !page.earlier;
});

document.getElementById("new-room").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = event.target.room;
  view.showError("room-error");
  try {
    await open(await ask(socket, "new room", field.value.trim()));
    field.value = "";
    event.target.closest("details").open = false;
  } catch (error) {
    view.showError("room-error", error.message);
  }
});

document.getElementById("announcement-close").addEventListener("click", () => {
  view.showAnnouncement();
  text.focus();
});

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (words) {
    typing.stopped();
    text.value = "";
    send({ text: words });
  }
});

text.addEventListener("input", () => typing.typed((active) => socket.volatile.emit("typing", here, active)));

document.getElementById("picture-button").addEventListener("click", () => picture.click());

picture.addEventListener("change", async () => {
  const file = picture.files[0];
  picture.value = "";
  if (!file) return;
  try {
    const name = file.name.slice(0, 100);
    send({ data: await prepare(file), name, picture: name });
  } catch (error) {
    view.showError("send-error", error.message);
  }
});
