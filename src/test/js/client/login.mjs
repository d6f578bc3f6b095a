// Connects to a server that may want a login, and says what happens to it: first without, then with a header.
import { io } from "socket.io-client";

const { URL, TRANSPORT, HEADER } = process.env;
const colon = HEADER.indexOf(": ");
const header = { [HEADER.slice(0, colon)]: HEADER.slice(colon + 2) };

const connect = (extraHeaders) => io(URL, { transports: [TRANSPORT], forceNew: true, extraHeaders });

const stranger = connect({});
stranger.on("connect", () => console.log("a stranger is let in"));
await new Promise((resolve) =>
    stranger.once("connect_error", (error) => {
        const { description } = error;
        const status = description?.message?.match(/\d+/)?.[0] ?? description;
        console.log(`refused: ${error.message}, ${error.type}, ${status}, ${stranger.active ? "tries again" : "gives up"}`);
        resolve();
    }));
stranger.disconnect();

const user = connect(header);
await new Promise((resolve) => user.once("connect", resolve));
console.log("user:", await user.emitWithAck("who am I"));
user.once("disconnect", (reason) => {
    console.log(`ended: ${reason}, ${user.active ? "tries again" : "gives up"}`);
    user.disconnect();
});
user.emit("log out");
