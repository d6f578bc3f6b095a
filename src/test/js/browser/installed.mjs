// Says where the browser of the tests is, or nothing.

import { installed } from "./chromium.mjs";

console.log(installed() ?? "");
