// Who is typing: others, and the visitor.

import { showTyping } from "./view.js";

const PAUSE = 1_500;

const others = new Map(); // who is typing -> timer
let own; // the timer of the visitor's own pause
let told = () => {};

export function show(author, active) {
  clearTimeout(others.get(author));
  others.delete(author);
  if (active) others.set(author, setTimeout(() => show(author, false), 3 * PAUSE));
  showTyping([...others.keys()]);
}

export function clear() {
  others.forEach((timer, author) => show(author, false));
}

/** The visitor has pressed a key: tells that once, and when there is a pause. */
export function typed(tell) {
  if (!own) {
    told = tell;
    told(true);
  }
  clearTimeout(own);
  own = setTimeout(stopped, PAUSE);
}

export function stopped() {
  if (own) {
    clearTimeout(own);
    own = undefined;
    told(false);
  }
}
