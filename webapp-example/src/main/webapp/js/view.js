// What is on the page. Nothing here knows the connection, and text from others only ever becomes text.

const byId = (id) => document.getElementById(id);
const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const HUES = 6;

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function avatar(name) {
  const hue = [...name].reduce((sum, c) => sum + c.codePointAt(0), 0) % HUES;
  const node = element("span", `avatar hue-${hue}`, [...name].slice(0, 2).join("").toUpperCase());
  node.setAttribute("aria-hidden", "true");
  return node;
}

export function showChat(shown) {
  byId("welcome").hidden = shown;
  byId("chat").hidden = !shown;
}

export function showRooms(rooms, current, unread, onEnter) {
  byId("room-name").textContent = current;
  byId("rooms").replaceChildren(...rooms.map((room) => {
    const button = element("button");
    button.type = "button";
    button.append(element("span", "", room));
    button.setAttribute("aria-current", String(room === current));
    if (unread.get(room)) {
      const count = element("span", "unread", unread.get(room));
      count.setAttribute("aria-label", `${unread.get(room)} unread`);
      button.append(count);
    }
    button.addEventListener("click", () => onEnter(room));
    const item = element("li");
    item.append(button);
    return item;
  }));
}

export function showMembers(members) {
  byId("room-count").textContent = members.length === 1 ? "only you" : `${members.length} here`;
  byId("members").replaceChildren(...members.map((name) => {
    const item = element("li");
    item.append(avatar(name), element("span", "", name));
    return item;
  }));
}

export function clearMessages() {
  byId("messages").replaceChildren();
  byId("empty").hidden = false;
}

/** Adds a message; returns its element, which is given its ticks later. */
export function addMessage({ author, mine, text, data, name, sentAt }) {
  const list = byId("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const item = element("li", mine ? "message mine" : "message");
  item.dataset.author = author;
  item.classList.toggle("follows", list.lastElementChild?.dataset.author === author);
  const bubble = element("div", "bubble");
  bubble.append(data ? image(data, name) : element("p", "", text));
  const meta = element("span", "meta", time.format(sentAt ?? Date.now()));
  meta.append(element("span", "ticks"));
  bubble.append(meta);
  item.append(avatar(author), element("span", "author", author), bubble);
  list.append(item);
  byId("empty").hidden = true;
  if (atEnd || mine) {
    list.scrollTop = list.scrollHeight;
  }
  return item;
}

function image(data, name) {
  const picture = element("img");
  const url = URL.createObjectURL(new Blob([data]));
  picture.alt = name;
  picture.addEventListener("load", () => {
    URL.revokeObjectURL(url);
    byId("messages").scrollTop = byId("messages").scrollHeight;
  });
  picture.src = url;
  return picture;
}

export function setTicks(item, count, title) {
  const ticks = item.querySelector(".ticks");
  ticks.dataset.ticks = count;
  ticks.textContent = "✓".repeat(count);
  ticks.title = title;
  ticks.setAttribute("aria-label", title);
}

export function markFailed(item, reason) {
  item.classList.add("failed");
  item.querySelector(".ticks").textContent = "not sent";
  showError("send-error", reason);
}

export function showTyping(names) {
  byId("typing").textContent =
    names.length === 0 ? "" : names.length === 1 ? `${names[0]} is typing…` : `${names.join(" and ")} are typing…`;
}

/** Shows what an administrator has to say, or nothing. */
export function showAnnouncement(announcement) {
  byId("announcement").hidden = !announcement;
  byId("announcement-text").textContent = announcement?.text ?? "";
  byId("announcement-author").textContent = announcement
    ? `${announcement.author}, ${time.format(announcement.time)}` : "";
}

export function showError(id, text) {
  byId(id).textContent = text ?? "";
}
