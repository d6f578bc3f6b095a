// The administrators' page. It may connect because its requests carry the cookie of the login.

import { ask, connect } from "../js/connection.js";

const byId = (id) => document.getElementById(id);
const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const rows = new Map(); // id of a visitor's socket -> table row
let revision = 0;

const socket = connect("/admin");

socket.on("connect", () => (revision = 0)); // the server may be another one
socket.on("welcome", (name) => (byId("administrator").textContent = name));
socket.on("overview", (overview) => {
  if (overview.revision > revision) {
    revision = overview.revision;
    show(overview);
  }
});
socket.on("disconnect", (reason) => reason === "io server disconnect" && logIn());
socket.on("connect_error", (error) => error.data?.code === "forbidden" && logIn());

/** The session is over: after a logout in another window, or after a while. */
function logIn() {
  location.replace("../login.html?ended");
}

function show({ rooms, visitors }) {
  const ids = new Set(visitors.map(({ id }) => id));
  for (const [id, row] of rows) {
    if (!ids.has(id)) {
      row.remove();
      rows.delete(id);
    }
  }
  // a row that is there stays the same element, so that the focus stays where it is
  const body = byId("visitors").tBodies[0];
  visitors.forEach((visitor, index) => {
    const row = rows.get(visitor.id) ?? addRow(visitor);
    row.cells[1].textContent = visitor.room || "–";
    if (body.rows[index] !== row) body.insertBefore(row, body.rows[index] ?? null);
  });
  byId("visitors-count").textContent = visitors.length === 1 ? "1 here" : `${visitors.length} here`;
  byId("visitors").hidden = visitors.length === 0;
  byId("nobody").hidden = visitors.length > 0;
  byId("rooms").replaceChildren(...rooms.flatMap((room) => {
    const count = visitors.filter((visitor) => visitor.room === room).length;
    return [cell("dt", room), cell("dd", count)];
  }));
}

function addRow({ id, name, address, since }) {
  const row = document.createElement("tr");
  const header = cell("th", name);
  header.scope = "row";
  const button = cell("button", "Disconnect");
  button.type = "button";
  button.className = "quiet danger";
  button.setAttribute("aria-label", `Disconnect ${name}`);
  button.addEventListener("click", () => attempt(
    () => ask(socket, "disconnect visitor", id), `${name} is disconnected.`));
  const action = cell("td");
  action.append(button);
  row.append(header, cell("td"), cell("td", address), cell("td", time.format(since)), action);
  rows.set(id, row);
  return row;
}

function cell(tag, text = "") {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

byId("announce").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await attempt(() => ask(socket, "announce", byId("text").value), "Announced.")) {
    byId("text").value = "";
  }
  byId("text").focus();
});

/** Does something and says how it went. */
async function attempt(action, success) {
  byId("done").textContent = byId("problem").textContent = "";
  try {
    await action();
    byId("done").textContent = success;
    return true;
  } catch (error) {
    byId("problem").textContent = error.message;
    return false;
  }
}
