// Kills the server, again and again, in the middle of its work, and asks it afterwards for everything that it had said.
//
//   node tests/torture/kills.mjs --program build/koppi --kills 20 --seed 1 [--machines 8] [--expect-loss]
//
// Several nurses sign in, catch contacts, take the next, open cards, assess, book, advise and undo (machines.mjs), each command with a
// key of its own and some of them sent twice. At a moment chosen by dice the server gets SIGKILL, sometimes once more while it starts.
// After the restart
//   * a command whose answer was lost on the way is sent again, twice at once, and is done exactly once;
//   * answers that were given are asked for again with their keys and must come back byte for byte (a lost command would be done
//     anew, and give another id);
//   * sessions still live, and a decided contact is as the decision said.
// At the end every command is looked for in the ledger (proof.mjs), and the program checks its own chain and replays its tables.
//
// --expect-loss is the control: a program that answers before its commit must be caught, else this harness proves nothing.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, LineBroke, Machine } from "./machines.mjs";
import { prove } from "./proof.mjs";
import { Server } from "./server.mjs";

const wish = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const program = wish("program", "build/koppi");
const kills = Number(wish("kills", "20"));
const seed = Number(wish("seed", "1"));
const machineCount = Number(wish("machines", "8"));
const expectLoss = process.argv.includes("--expect-loss");
const askedAgainMax = 60; // answers of one round that are asked for again; the final proof knows them all

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
const journal = new Journal();
const count = { askedAgain: 0, unknown: 0 };
const folder = mkdtempSync(join(tmpdir(), "koppi-kills-"));
const database = join(folder, "county.db");
const server = new Server(program, database);

const again = (sent) => server.call("POST", sent.path, { body: sent.body, key: sent.key, cookie: sent.machine.cookie });

// Commands of the round whose answer was lost: each is sent again, as two browsers would.
async function settle(commands) {
  for (const sent of commands.filter(({ answer }) => answer === null)) {
    ++count.unknown;
    const answers = await Promise.all([again(sent), again(sent)]);
    const done = answers.filter((answer) => answer?.status === 200);
    if (answers.includes(null)) faults.push({ kind: "other", words: `${sent.kind} whose answer was lost can't be sent again` });
    if (done.length === 2 && done[0].text !== done[1].text) faults.push({ kind: "doubled", words: `${sent.kind} was done twice: ${done[0].text} and ${done[1].text}` });
    sent.answer = done[0] ?? answers.find((answer) => answer !== null) ?? { status: 0, text: "" };
    if (sent.answer.status !== 0) sent.machine.valueOf(sent);
  }
}

async function askAgain(commands) {
  const answered = commands.filter(({ answer }) => answer?.status === 200);
  const late = answered.slice(-askedAgainMax / 2);
  const others = answered.slice(0, -askedAgainMax / 2).filter(() => dice() < askedAgainMax / 2 / answered.length);
  for (const sent of [...others, ...late]) {
    const answer = await again(sent);
    ++count.askedAgain;
    if (answer?.status !== 200 || answer.text !== sent.answer.text)
      faults.push({ kind: "lost", words: `${sent.kind} was answered ${sent.answer.text}, and after the kill ${answer?.status} ${answer?.text}` });
  }
  // The tables agree with the last decision that was answered on a contact.
  const decisions = answered.filter(({ kind }) => ["advise", "book", "survey", "emergency"].includes(kind)).slice(-10);
  const undone = new Set(commands.filter(({ kind, answer }) => kind === "undo" && answer?.status === 200).map(({ token }) => token));
  for (const sent of decisions) {
    const { decision, contact_closed: closed, booking } = JSON.parse(sent.answer.text);
    if (undone.has(decision)) continue;
    const taken = await server.call("GET", `/api/contacts/${sent.told.contact}`, { cookie: sent.machine.cookie });
    if (taken?.status !== 200) {
      faults.push({ kind: "lost", words: `the contact of a decision is not there: ${taken?.status}` });
      continue;
    }
    const shown = JSON.parse(taken.text);
    const route = shown.matters.map((matter) => matter.route).find((one) => one?.decision === decision);
    if (!route) faults.push({ kind: "lost", words: `decision ${decision} was answered and does not stand on its matter` });
    else if (route.booking !== booking) faults.push({ kind: "half", words: `decision ${decision} was answered with booking ${booking} and has ${route.booking}` });
    if (closed && shown.contact.state !== "closed") faults.push({ kind: "half", words: `decision ${decision} closed the contact, which is ${shown.contact.state}` });
  }
}

async function main() {
  execFileSync(program, ["demo", "--residents", "200", "--seed", "7", "--db", database], { stdio: ["ignore", "ignore", "inherit"] });
  await server.start();
  const demo = JSON.parse((await server.call("GET", "/api/people")).text);
  const beginning = JSON.parse((await server.call("GET", "/health")).text).position;
  const known = { clients: [], lines: [], codes: [], form: undefined };
  const machines = [];
  const nurses = [];
  for (const { username } of demo.people) {
    const machine = new Machine({ server, journal, faults, dice, username, password: demo.password, known });
    const me = await machine.signIn();
    if (!me.roles.some(({ profession }) => profession === "nurse")) continue;
    machines.push(machine);
    nurses.push(username);
    if (machines.length === machineCount) break;
  }
  if (nurses.length === 0) throw new Error("the demo county has no nurse");
  // As many machines as asked for, whether or not the county has so many nurses: one person may sit at two.
  while (machines.length < machineCount) {
    const username = nurses[machines.length % nurses.length];
    const machine = new Machine({ server, journal, faults, dice, username, password: demo.password, known });
    await machine.signIn();
    machines.push(machine);
  }
  const desk = await machines[0].read("/api/desks/first-line");
  const catalog = await machines[0].read("/api/catalog");
  // A provider's line asks for the provider (catalog/promises.yaml, provider_lines).
  known.lines = desk.lines.filter(({ key }) => key !== "provider" && key !== "acute_coordinator").map(({ line }) => line);
  known.codes = catalog.icpc2.slice(0, 40).map(({ code }) => code);
  known.form = catalog.forms.find(({ id }) => id === "care_need_assessment");
  for (let i = 0; i < 20; ++i) await machines[0].registerClient();

  let killed = 0;
  // The control is killed until it has lost something: answers that came before their commit are often durable a moment later.
  while (killed < kills && !(expectLoss && faults.some(({ kind }) => kind === "lost"))) {
    const round = { over: false };
    const from = journal.commands.length;
    const working = machines.map((machine) => machine.work(round));
    await pause(30 + dice() * 500);
    await server.stop("SIGKILL");
    round.over = true;
    await Promise.all(working);
    ++killed;
    if (killed < kills && dice() < 0.2) {
      await server.startCutShort(dice() * 200);
      ++killed;
    }
    await server.start();
    for (const machine of machines) {
      const me = await server.call("GET", "/api/session", { cookie: machine.cookie });
      if (me?.status !== 200) faults.push({ kind: "lost", words: `a session did not live through the kill: ${me?.status} ${me?.text}` });
    }
    const commands = journal.commands.slice(from);
    await settle(commands);
    await askAgain(commands);
  }
  await server.stop("SIGTERM");
  const { proven, events } = await prove(program, database, beginning, journal, faults);
  for (const proof of ["verify", "rebuild"]) {
    try {
      execFileSync(program, [proof, "--db", database, "--json"], { stdio: ["ignore", "pipe", "pipe"] });
    } catch (fault) {
      faults.push({ kind: "half", words: `koppi ${proof}: ${fault.stdout}${fault.stderr}` });
    }
  }

  const of = (kind) => faults.filter((fault) => fault.kind === kind).length;
  const refused = [...journal.refused.values()].reduce((sum, times) => sum + times, 0);
  for (const { words } of faults.slice(0, 10)) console.log(`  ${words}`);
  const kinds = new Map();
  for (const { kind, answer } of journal.commands) if (answer.status === 200) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  console.log(`  done: ${[...kinds].map(([kind, times]) => `${kind} ${times}`).join(", ")}, cards opened ${journal.openings.answered}, signed in ${journal.signIns.answered}`);
  if (refused > 0) console.log(`  refused: ${[...journal.refused].map(([code, times]) => `${code} ${times}`).join(", ")}`);
  console.log(
    `${killed} kills (seed ${seed}): ${proven} acknowledged commands found in ${events} events, ${count.askedAgain} asked for again, ` +
      `${count.unknown} with their answer lost, ${refused} refused; ${of("lost")} lost, ${of("half")} half done, ${of("doubled")} done twice, ${of("other")} other faults`,
  );
  if (!expectLoss && proven < kills) throw new Error("hardly a command was answered: nothing was tried");
}

try {
  await main();
} catch (accident) {
  console.log(accident instanceof LineBroke ? "the line broke although nobody cut it" : accident.stack);
  process.exitCode = 2;
} finally {
  if (server.isAlive()) await server.stop("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
if (process.exitCode !== 2) {
  if (expectLoss) {
    console.log(faults.some(({ kind }) => kind === "lost") ? "The control lost what it had answered, and was caught." : "The control was NOT caught: the harness is blind.");
    process.exitCode = faults.some(({ kind }) => kind === "lost") ? 0 : 1;
  } else {
    process.exitCode = faults.length > 0 ? 1 : 0;
  }
}
