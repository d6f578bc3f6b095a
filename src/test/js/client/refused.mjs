// A client that is refused at first, and comes back by itself. Prints what it was told.
import { io } from "socket.io-client";

const socket = io(process.env.URL, {
  transports: [process.env.TRANSPORT],
  reconnectionDelay: 100,
});

let refusals = 0;

socket.on("connect_error", (error) => {
  refusals++;
  if (refusals === 1) {
    console.log("refused", error.description?.status ?? error.description ?? "", error.context?.responseText ?? "");
  }
});

socket.on("connect", () => {
  console.log("connected after refusals:", refusals > 0);
  socket.disconnect();
});
