// The messages on the page.

import { dayOf, timeOf } from "./dates.js";
import { avatar, element } from "./elements.js";
import { words } from "./words.js";

const NEAR = 80; // pixels from the end that count as being there

const list = document.getElementById("messages");
const marker = document.getElementById("new");
let missed = 0;

const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;

function scrollToEnd() {
  list.scrollTop = list.scrollHeight;
  missed = 0;
  showMarker();
}

function showMarker() {
  marker.hidden = missed === 0;
  marker.textContent = `${missed} new ↓`;
}

marker.addEventListener("click", scrollToEnd);
list.addEventListener("scroll", () => {
  if (missed > 0 && atEnd()) scrollToEnd();
});

/** Shows these messages and no others; the reader stays at the message that is being read, or comes to the last one. */
export function showMessages(messages, { stay = false } = {}) {
  const fromEnd = list.scrollHeight - list.scrollTop;
  list.replaceChildren();
  document.getElementById("empty").hidden = messages.length > 0;
  messages.forEach((message) => append(message));
  if (stay) {
    list.scrollTop = list.scrollHeight - fromEnd;
  } else {
    scrollToEnd();
  }
}

export function addMessage(message) {
  const follow = atEnd() || message.mine;
  append(message);
  document.getElementById("empty").hidden = true;
  if (follow) {
    scrollToEnd();
  } else {
    missed++;
    showMarker();
  }
}

function append(message) {
  const { id, author, nickname, mine, time } = message;
  const day = new Date(time).toDateString();
  const before = list.lastElementChild;
  if (before?.dataset.day !== day) addDay(day);
  const item = element("li", mine ? "message mine" : "message");
  Object.assign(item.dataset, { id, author, day });
  item.classList.toggle("follows", before?.dataset.author === author && before.dataset.day === day);
  const bubble = element("div", "bubble");
  bubble.append(message.picture ? picture(message) : paragraph(message.text));
  const meta = element("span", "meta", timeOf(time));
  meta.append(element("span", "ticks"));
  bubble.append(meta);
  item.append(avatar(nickname), element("span", "author", nickname), bubble);
  list.append(item);
  showState(message);
}

/** A new day may have begun: what was today is yesterday. */
function addDay(day) {
  const line = element("li", "day");
  line.dataset.day = day;
  list.append(line);
  list.querySelectorAll(".day").forEach((each) => (each.textContent = dayOf(each.dataset.day)));
}

function paragraph(text) {
  const node = element("p", "", "");
  node.append(...words(text));
  return node;
}

/** A picture that came along, or is still to come from the server. */
function picture(message) {
  const node = element("img");
  node.alt = message.picture;
  message.data ??= message.load();
  Promise.resolve(message.data).then((data) => {
    const url = URL.createObjectURL(new Blob([data]));
    node.addEventListener("load", () => {
      URL.revokeObjectURL(url);
      if (message.wasAtEnd ?? true) list.scrollTop = list.scrollHeight;
    });
    message.wasAtEnd = atEnd();
    node.src = url;
  }, (error) => node.replaceWith(element("p", "gone", error.message)));
  return node;
}

/** Shows how far a message of one's own has come: waiting, sent, seen by some, or refused. */
export function showState({ id, mine, state, readers, reason }) {
  const item = list.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (!mine || !item) return;
  const ticks = item.querySelector(".ticks");
  const seen = readers?.size > 0 && state === "sent";
  ticks.dataset.ticks = state === "sent" ? (seen ? 2 : 1) : 0;
  ticks.textContent = { waiting: "◷", sent: seen ? "✓✓" : "✓", failed: "not sent" }[state];
  ticks.title = seen ? `seen by ${[...readers].join(", ")}` : reason ?? state;
  ticks.setAttribute("aria-label", ticks.title);
  item.classList.toggle("failed", state === "failed");
}
