// Elements of the page. Text from others only ever becomes text.

const HUES = 6;

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) {
    node.textContent = text;
    node.dir = "auto"; // Arabic begins on the right, wherever it stands
  }
  return node;
}

export function avatar(name) {
  const hue = [...name].reduce((sum, c) => sum + c.codePointAt(0), 0) % HUES;
  const node = element("span", `avatar hue-${hue}`, [...name].slice(0, 2).join("").toUpperCase());
  node.setAttribute("aria-hidden", "true");
  return node;
}
