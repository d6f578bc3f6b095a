// What is around the messages. Nothing here knows the connection.

import { timeOf } from "./dates.js";
import { avatar, element } from "./elements.js";

const byId = (id) => document.getElementById(id);

export function showChat(shown) {
  byId("welcome").hidden = shown;
  byId("chat").hidden = !shown;
}

export function showTitle(conversation, title) {
  byId("chat").dataset.kind = conversation.startsWith("#") ? "room" : "person";
  byId("room-name").textContent = title;
  byId("empty-where").textContent = conversation.startsWith("#")
    ? "Nothing has been said here yet. Say hello!" : `Only you and ${title} can read what is said here.`;
}

/** Shows the rooms and the private conversations: entries of an address and a title. */
export function showConversations(rooms, people, current, unread, onOpen) {
  const items = (entries) => entries.map(([address, title]) => conversationItem(address, title, current, unread, onOpen));
  byId("rooms").replaceChildren(...items(rooms));
  byId("people").replaceChildren(...items(people));
  byId("people-title").hidden = people.length === 0;
  const here = document.querySelector('.rooms [aria-current="true"]');
  if (here) here.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function conversationItem(address, title, current, unread, onOpen) {
  const button = element("button");
  button.type = "button";
  button.append(element("span", "", title));
  button.setAttribute("aria-current", String(address === current));
  const count = unread.get(address);
  if (count) {
    const badge = element("span", "unread", count);
    badge.setAttribute("aria-label", `${count} unread`);
    button.append(badge);
  }
  button.addEventListener("click", () => onOpen(address));
  const item = element("li");
  item.append(button);
  return item;
}

/** Shows who is in the room; the others can be written to. */
export function showMembers(room, members, me, onOpen) {
  const where = byId("chat").dataset.kind === "room" ? "here" : `in ${room}`;
  const count = members.length === 1 ? "only you" : String(members.length);
  byId("members-toggle").textContent = `${count} ${where}`;
  byId("members-title").textContent = `In ${room}`;
  byId("members").replaceChildren(...members.map(({ id, name }) => {
    const item = element("li");
    if (id === me) {
      item.append(avatar(name), element("span", "", name), element("span", "you", "you"));
    } else {
      const button = element("button");
      button.type = "button";
      button.title = `Write to ${name} in private`;
      button.append(avatar(name), element("span", "", name));
      button.addEventListener("click", () => onOpen(`@${id}`));
      item.append(button);
    }
    return item;
  }));
}

byId("members-toggle").addEventListener("click", () => toggleMembers());

/** On a small screen, those who are here take the place of the messages for a moment. */
export function toggleMembers(shown = byId("members-toggle").getAttribute("aria-expanded") !== "true") {
  byId("members-toggle").setAttribute("aria-expanded", String(shown));
  byId("chat").classList.toggle("with-members", shown);
}

export function showTyping(names) {
  const [one, other] = names;
  byId("typing").textContent = ["", `${one} is typing…`, `${one} and ${other} are typing…`][names.length] ?? "Several people are typing…";
}

/** Shows what an administrator has to say, or nothing. */
export function showAnnouncement(announcement) {
  byId("announcement").hidden = !announcement;
  byId("announcement-text").textContent = announcement?.text ?? "";
  byId("announcement-author").textContent = announcement
    ? `${announcement.author}, ${timeOf(announcement.time)}` : "";
}

export function showError(id, text) {
  byId(id).textContent = text ?? "";
}
