// Clients of every kind that number what they say, and look at the numbers they hear, while a proxy does its worst to
// their connections. Told that it is calm, they compare with the server what they know, and some leave. Prints
// "FAULT <client> <what>" for whatever is wrong, and in the end what it counted; then it waits to be killed.

import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const URL = process.env.URL;
const CLIENTS = Number(process.env.CLIENTS);
const PATIENCE = 3_000;
const FORGOTTEN = 5_000;
const SETTLING = 90_000;
const TRANSPORTS = [["polling"], ["websocket"], ["polling", "websocket"]];
let calm = false;

/** Draws numbers from 0 to 1; the same ones for the same seed (mulberry32). */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Consecutive numbers, the first of which is within bounds that may be known later than the first number. */
class Numbers {
  constructor(name, fault) {
    this.name = name;
    this.fault = fault;
  }

  bounds([first, last]) {
    this.first = first;
    this.last = last;
    this.check(this.begin);
  }

  check(begin) {
    if (begin !== undefined && this.first !== undefined && (begin < this.first || begin > this.last)) {
      this.fault(`${this.name} begins with ${begin}, not from ${this.first} to ${this.last}`);
    }
  }

  hear(n) {
    if (this.next === undefined) {
      this.begin = n;
      this.check(n);
    } else if (n !== this.next) {
      this.fault(`${n < this.next ? "DOUBLE" : "GAP"}: ${this.name} is ${n} instead of ${this.next}`);
    }
    this.next = n + 1;
  }

  /** Compares with how many numbers there are. */
  end(count) {
    if (this.next === undefined) {
      this.check(count);
    } else if (this.next !== count) {
      this.fault(`${this.name} ends before ${this.next} instead of ${count}`);
    }
  }
}

class Client {
  constructor(index) {
    this.name = "c" + String(index).padStart(2, "0");
    this.random = generator(Number(process.env.SEED) * 1000 + index);
    this.transports = TRANSPORTS[index % 3];
    this.recovering = Math.floor(index / 3) % 2 === 0;
    this.retries = Math.floor(index / 6) % 2 === 0;
    this.slow = Math.floor(index / 12) % 2 === 1; // in coming back
    this.leaves = Math.floor(index / 5) % 2 === 0;
    this.counts = { connects: 0, recovered: 0, heard: 0, said: 0, answered: 0, upgrades: 0, forgotten: 0 };
    this.said = 0;
    this.answered = [];
    this.unsettled = new Set();
    this.trace = [];
    this.socket = io(URL, {
      path: this.recovering ? "/socket.io" : "/plain",
      transports: this.transports,
      query: { client: this.name, ...(this.retries && { retries: 1 }) },
      forceNew: true,
      timeout: 4_000,
      reconnectionDelay: this.slow ? 1_500 : 50,
      reconnectionDelayMax: this.slow ? 3_000 : 400,
      ackTimeout: PATIENCE,
      ...(this.retries && { retries: 1_000_000 }),
    });
    this.begin(undefined);
    this.listen();
  }

  note(what) {
    this.trace.push(`${(performance.now() / 1000).toFixed(3)} ${what}`);
    if (this.trace.length > 40) {
      this.trace.shift();
    }
  }

  fault(what) {
    console.log(`FAULT ${this.name} ${what}; ${this.transports}, ${this.socket.id}, ` +
      `recovered: ${this.socket.recovered} | ${this.trace.join(" | ")}`);
  }

  /** Begins a session. */
  begin(id) {
    const fault = (what) => this.fault(what);
    const session = { id, number: undefined, n: new Numbers("n", fault), all: new Numbers("all", fault), room: new Numbers("room", fault) };
    session.n.bounds([0, 0]);
    this.session = session;
  }

  /** Returns the session of the socket; that of before if it was recovered. What was missed is heard before "connect". */
  current() {
    if (this.session.id !== this.socket.id) {
      if (this.socket.recovered) {
        this.fault(`recovered as ${this.socket.id} instead of ${this.session.id}`);
      }
      this.begin(this.socket.id);
    }
    return this.session;
  }

  listen() {
    const socket = this.socket;
    // the client would show it after the next "connect", and the server sends it again
    socket.io.on("open", () => {
      socket.receiveBuffer = [];
      socket.io.engine.on("upgrade", () => this.counts.upgrades++);
    });
    socket.on("connect", () => {
      if (!socket.recovered && this.seen === socket.id) {
        this.fault("has the same id, but is not recovered");
      }
      this.current();
      this.seen = socket.id;
      this.counts.connects++;
      this.counts.recovered += socket.recovered ? 1 : 0;
      this.note(`connect ${socket.id} ${socket.recovered ? "recovered" : "new"}, next ${this.session.n.next}`);
    });
    socket.on("disconnect", (reason) => this.note(`${reason}, next ${this.session.n.next}`));
    socket.on("connect_error", (error) => {
      if (socket.active === false) {
        this.fault("is refused: " + error.message);
      }
    });
    socket.on("n", (hello, load) => this.hear(hello, load));
    socket.on("all", (n) => (this.counts.heard++, this.current().all.hear(n)));
    socket.on("room", (n) => (this.counts.heard++, this.current().room.hear(n)));
    socket.on("question", (question, answer) => answer(question));
  }

  hear(hello, load) {
    const session = this.current();
    this.counts.heard++;
    session.n.hear(hello.n);
    session.number ??= hello.session;
    if (session.number !== hello.session) {
      this.fault(`hears of session ${hello.session} in session ${session.number}`);
    }
    if (hello.all) {
      session.all.bounds(hello.all);
      session.room.bounds(hello.room);
    } else if (load.length !== (hello.n * 37) % 1500 || Buffer.isBuffer(load) !== (hello.n % 3 === 0)) {
      this.fault(`${hello.n} has ${load.length} of ${typeof load}`);
    }
  }

  async talk() {
    while (!calm) {
      await pause(100 + this.random() * 200);
      const n = this.said++;
      const load = n % 5 ? "y".repeat(this.random() * 800) : Buffer.alloc(this.random() * 800);
      this.counts.said++;
      const saying = (this.retries ? this.untilHeard(n, load) : this.once(n, load)).finally(() => this.unsettled.delete(saying));
      this.unsettled.add(saying);
      if (this.retries) {
        await saying;
      }
    }
    await Promise.all(this.unsettled);
  }

  async once(n, load) {
    await this.socket.emitWithAck("say", n, load).then((answer) => this.isAnswered(n, answer), () => {});
  }

  /** The client itself tries again and again, but it may drop what nobody has answered: if an answer comes twice. */
  async untilHeard(n, load) {
    const say = () => this.socket.emitWithAck("say", n, load);
    for (let saying = say(); ; ) {
      const answer = await Promise.race([saying, pause(FORGOTTEN)]);
      if (answer !== undefined) {
        this.isAnswered(n, answer);
        return;
      }
      if (this.socket._queue.length === 0) {
        this.counts.forgotten++;
        this.note(`${n} is forgotten`);
        saying = say();
      }
    }
  }

  isAnswered(n, answer) {
    this.answered.push(n);
    this.counts.answered++;
    if (answer !== n) {
      this.fault(`has the answer ${answer} to ${n}`);
    }
  }

  /** Compares with the server what has been said and heard, over a connection that works. */
  async settle() {
    for (;;) {
      const reply = await new Promise((resolve) => {
        setTimeout(resolve, PATIENCE + 1_000);
        this.socket.timeout(PATIENCE).emit("account", this.said, this.answered, (error, ...reply) => resolve(error ? undefined : reply));
      });
      if (reply && this.socket.connected && this.current().number === reply[0]) {
        ["n", "all", "room"].forEach((name, i) => this.session[name].end(reply[i + 1]));
        return;
      }
    }
  }
}

const clients = Array.from({ length: CLIENTS }, (_, index) => new Client(index));
let late;

function giveUp() {
  for (const client of clients.filter(({ settled }) => !settled)) {
    client.fault(`has not settled; connected: ${client.socket.connected}, ${client.unsettled.size} without answer`);
  }
  console.log("END");
}

createInterface({ input: process.stdin }).on("close", () => process.exit(1)).on("line", () => { // closed: nobody is there to kill us
  calm = true;
  late = setTimeout(giveUp, SETTLING);
});
await Promise.all(clients.map(async (client) => {
  await client.talk();
  await client.settle();
  client.settled = true;
}));
clearTimeout(late);
clients.filter((client) => client.leaves).forEach((client) => client.socket.disconnect());
const sum = {};
clients.forEach(({ counts }) => Object.entries(counts).forEach(([name, count]) => (sum[name] = (sum[name] ?? 0) + count)));
console.log("COUNTS " + Object.entries(sum).map(([name, count]) => `${name}=${count}`).join(" "));
console.log("END");
