// The server under torture: started, killed and asked over plain HTTP.
//
// Invariant: a call answers with what the server said in full, or with null: then nobody knows what became of it.
import { spawn } from "node:child_process";
import http from "node:http";
import { createInterface } from "node:readline";

export class Server {
  constructor(program, database) {
    this.program = program;
    this.database = database;
  }

  async start() {
    const child = spawn(this.program, ["serve", "--db", this.database, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    this.agent = new http.Agent({ keepAlive: true });
    let log = "";
    child.stderr.on("data", (bytes) => {
      log = (log + bytes).slice(-3000);
    });
    const lines = createInterface({ input: child.stdout });
    const url = await new Promise((found, failed) => {
      const tooLong = setTimeout(() => failed(new Error(`the server did not listen within 30 s\n${log}`)), 30_000);
      lines.on("line", (line) => {
        const told = /listening on (http:\/\/\S+)/.exec(line);
        if (told) found(new URL(told[1]));
        clearTimeout(tooLong);
      });
      child.once("exit", (code, signal) => {
        clearTimeout(tooLong);
        failed(new Error(`the server ended (${code ?? signal}) before it listened\n${log}`));
      });
    });
    this.host = url.hostname;
    this.port = url.port;
  }

  // Starts and is killed before it can say where it listens: recovery itself is cut short.
  async startCutShort(ms) {
    this.child = spawn(this.program, ["serve", "--db", this.database, "--listen", "127.0.0.1:0"], { stdio: "ignore" });
    await new Promise((done) => setTimeout(done, ms));
    await this.stop("SIGKILL");
  }

  async stop(signal) {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((done) => this.child.once("exit", done));
    this.child.kill(signal);
    await ended;
    this.agent?.destroy();
  }

  isAlive() {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  call(method, path, { body, key, cookie } = {}) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((done) => {
      const request = http.request(
        {
          host: this.host,
          port: this.port,
          agent: this.agent,
          method,
          path,
          headers: {
            origin: `http://${this.host}:${this.port}`,
            "accept-language": "fi",
            ...(cookie ? { cookie } : {}),
            ...(key ? { "idempotency-key": key } : {}),
            ...(text === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
          },
        },
        (response) => {
          const parts = [];
          response.on("data", (part) => parts.push(part));
          response.on("error", () => done(null));
          response.on("aborted", () => done(null));
          response.on("end", () =>
            done({
              status: response.statusCode,
              text: Buffer.concat(parts).toString("utf8"),
              cookie: response.headers["set-cookie"]?.[0]?.split(";")[0],
            }),
          );
        },
      );
      request.on("error", () => done(null));
      request.end(text);
    });
  }
}
