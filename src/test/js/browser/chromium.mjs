// Finds an installed Chromium or Chrome and starts it without a window.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const CANDIDATES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

export const installed = () => process.env.CHROMIUM || CANDIDATES.find(existsSync);

/** Starts it, with further arguments of its command line. */
export function launch(...more) {
  const executablePath = installed();
  if (!executablePath) {
    throw new Error("The browser test needs Chromium or Chrome: install one, or name it in the variable CHROMIUM");
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}
