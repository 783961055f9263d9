// Kills the server, again and again, in the middle of its work, and asks it afterwards for everything that it had said.
//
//   node tests/torture/kills.mjs --program build/koppi --kills 20 --seed 1 [--expect-loss]
//
// Several people write at once, each command with a key of its own. At a moment chosen by dice the server gets SIGKILL. After the restart
//   * every answer that was given is asked for again with the same key and must come back byte for byte (a lost command would be done
//     anew, and give another id);
//   * every contact that was answered for is read and has the words that were sent;
//   * a command whose answer was lost on the way is sent again and is done exactly once.
// At the end the ledger's chain and a replay of the tables are checked by the program itself.
//
// --expect-loss is the control: a program that answers before its commit must be caught, else this harness proves nothing.
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const wish = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const program = wish("program", "build/koppi");
const kills = Number(wish("kills", "20"));
const seed = Number(wish("seed", "1"));
const expectLoss = process.argv.includes("--expect-loss");
const writers = 8;
const askedAgainMax = 60; // answers of one round that are asked for again

// mulberry32: the same seed chooses the same moments.
let state = seed >>> 0;
const dice = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const faults = [];
const count = { answered: 0, askedAgain: 0, unknown: 0, refused: 0 };

const folder = mkdtempSync(join(tmpdir(), "koppi-kills-"));
const database = join(folder, "county.db");
let server;
let address;

async function start() {
  server = spawn(program, ["serve", "--db", database, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  server.stderr.on("data", (bytes) => {
    log = (log + bytes).slice(-3000);
  });
  address = await new Promise((found, failed) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const told = /listening on (http:\/\/\S+)/.exec(line);
      if (told) found(told[1]);
    });
    server.once("exit", (code, signal) => failed(new Error(`the server ended (${code ?? signal}) before it listened\n${log}`)));
    setTimeout(() => failed(new Error(`the server did not listen within 20 s\n${log}`)), 20_000).unref();
  });
}

async function stop(signal) {
  const ended = new Promise((done) => server.once("exit", done));
  server.kill(signal);
  await ended;
}

// A person with a session: null when the line broke before an answer came.
class Person {
  constructor(username, password) {
    this.username = username;
    this.password = password;
    this.hands = []; // contacts that this person has taken
  }

  async call(method, path, body, key) {
    try {
      const answer = await fetch(address + path, {
        method,
        headers: {
          origin: address,
          ...(this.cookie ? { cookie: this.cookie } : {}),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key ? { "idempotency-key": key } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
      if (cookie) this.cookie = cookie;
      return { status: answer.status, text };
    } catch {
      return null; // the line broke: nobody knows what became of the command
    }
  }

  async signIn() {
    const answer = await this.call("POST", "/api/session", { username: this.username, password: this.password });
    if (answer?.status !== 200) throw new Error(`${this.username} can't sign in: ${answer?.status} ${answer?.text}`);
    const me = JSON.parse(answer.text);
    this.professions = me.roles.map((role) => role.profession);
    const nurse = me.roles.find((role) => role.profession === "nurse");
    if (nurse && me.role?.role !== nurse.role) await this.call("POST", "/api/session/role", { role: nurse.role });
  }

  // Sends a command; says it again until there is an answer, when `insist`.
  async command(path, body) {
    const sent = { person: this, path, body, key: randomUUID() };
    sent.answer = await this.call("POST", path, body, sent.key);
    return sent;
  }
}

async function work(person, lines, round) {
  while (!round.over) {
    const chance = dice();
    const held = person.hands.at(-1);
    let sent;
    if (chance < 0.6 || (!held && chance > 0.8)) {
      const words = `koe ${randomUUID()}`;
      sent = await person.command("/api/contacts", { line: lines[0].line, channel: "phone", words, language: "fi", take: false });
      sent.words = words;
    } else if (chance <= 0.8) {
      sent = await person.command("/api/contacts/next", { lines: [] });
      if (sent.answer?.status === 200) person.hands.push(JSON.parse(sent.answer.text).contact);
    } else {
      person.hands.pop();
      sent = await person.command(`/api/contacts/${held}/return`, { why: "koe" });
    }
    if (sent.answer === null) {
      round.unknown.push(sent);
      return;
    }
    if (sent.answer.status === 200) {
      round.answered.push(sent);
      ++count.answered;
    } else {
      ++count.refused;
    }
  }
}

async function check(round) {
  const chosen = round.answered.length <= askedAgainMax ? round.answered : [...round.answered.slice(-askedAgainMax / 2), ...round.answered.filter(() => dice() < askedAgainMax / 2 / round.answered.length)];
  for (const sent of chosen) {
    const again = await sent.person.call("POST", sent.path, sent.body, sent.key);
    ++count.askedAgain;
    if (again?.status !== sent.answer.status || again.text !== sent.answer.text)
      faults.push(`${sent.path} was answered ${sent.answer.status} ${sent.answer.text} and after the kill ${again?.status} ${again?.text}`);
    if (sent.words) {
      const shown = await sent.person.call("GET", `/api/contacts/${JSON.parse(sent.answer.text).contact}`);
      if (shown?.status !== 200 || JSON.parse(shown.text).contact.words !== sent.words)
        faults.push(`the contact "${sent.words}" was answered for and is not there: ${shown?.status} ${shown?.text}`);
    }
  }
  for (const sent of round.unknown) {
    ++count.unknown;
    const first = await sent.person.call("POST", sent.path, sent.body, sent.key);
    if (first === null || first.status >= 500) {
      faults.push(`${sent.path} whose answer was lost can't be sent again: ${first?.status} ${first?.text}`);
      continue;
    }
    if (first.status !== 200) continue; // refused: it was not done, and the world has moved on
    const second = await sent.person.call("POST", sent.path, sent.body, sent.key);
    if (second?.text !== first.text) faults.push(`${sent.path} was done twice: ${first.text} and ${second?.text}`);
    if (sent.path === "/api/contacts/next") sent.person.hands.push(JSON.parse(first.text).contact);
  }
}

async function main() {
  execFileSync(program, ["demo", "--residents", "300", "--seed", "7", "--db", database], { stdio: ["ignore", "ignore", "inherit"] });
  await start();
  const demo = await (await fetch(`${address}/api/people`)).json();
  const people = [];
  for (const { username } of demo.people) {
    if (people.length === writers) break;
    const person = new Person(username, demo.password);
    await person.signIn();
    if (person.professions.includes("nurse")) people.push(person);
  }
  if (people.length === 0) throw new Error("the demo county has no nurse");
  const desk = JSON.parse((await people[0].call("GET", "/api/desks/first-line")).text);

  let killed = 0;
  while (killed < kills && !(expectLoss && faults.length > 0)) {
    const round = { over: false, answered: [], unknown: [] };
    // As many writers as asked for, whether or not the county has so many nurses: one person may sit at two machines.
    const working = Array.from({ length: writers }, (_, i) => work(people[i % people.length], desk.lines, round));
    await pause(30 + dice() * 370);
    await stop("SIGKILL");
    round.over = true;
    await Promise.all(working);
    await start();
    await check(round);
    ++killed;
  }
  await stop("SIGTERM");
  for (const proof of ["verify", "rebuild"]) {
    try {
      execFileSync(program, [proof, "--db", database], { stdio: ["ignore", "pipe", "pipe"] });
    } catch (fault) {
      faults.push(`koppi ${proof}: ${fault.stdout}${fault.stderr}`);
    }
  }

  console.log(`${killed} kills (seed ${seed}): ${count.answered} commands answered, ${count.askedAgain} asked for again, ${count.unknown} with their answer lost, ${count.refused} refused, ${faults.length} faults`);
  for (const fault of faults.slice(0, 10)) console.log(`  ${fault}`);
  if (count.answered === 0) throw new Error("no command was answered, nothing was tried");
}

try {
  await main();
} catch (accident) {
  console.log(accident.stack);
  faults.push("the harness broke");
  process.exitCode = 2;
} finally {
  if (server && server.exitCode === null && server.signalCode === null) server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
if (process.exitCode !== 2) {
  if (expectLoss) {
    console.log(faults.length > 0 ? "The control lost what it had answered, and was caught." : "The control was NOT caught: the harness is blind.");
    process.exitCode = faults.length > 0 ? 0 : 1;
  } else {
    process.exitCode = faults.length > 0 ? 1 : 0;
  }
}
