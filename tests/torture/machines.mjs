// People at work: each machine has one session and does what a nurse does, one step after another, until the line breaks.
//
// Invariant: every command that left a machine stands in the journal, with the answer that came or with none.
import { randomUUID } from "node:crypto";

// The line broke: what became of the last command is not known.
export class LineBroke extends Error {}

export class Journal {
  commands = []; // { kind, path, body, key, machine, token, told, answer }; answer null: not known
  openings = { answered: 0, unknown: 0 }; // of client cards: logged, without a key
  signIns = { answered: 0, unknown: 0 };
  refused = new Map(); // code → how often
}

const chosen = (dice, list) => list[Math.floor(dice() * list.length)];

export class Machine {
  constructor({ server, journal, faults, dice, username, password, known }) {
    Object.assign(this, { server, journal, faults, dice, username, password, known });
  }

  async ask(method, path, more = {}) {
    const answer = await this.server.call(method, path, { ...more, cookie: this.cookie });
    if (answer === null) throw new LineBroke();
    return answer;
  }

  async read(path) {
    const answer = await this.ask("GET", path);
    if (answer.status !== 200) {
      this.faults.push({ kind: "other", words: `GET ${path.replace(/[0-9a-f-]{36}/g, "…")} was answered ${answer.status} ${answer.text}` });
      throw new LineBroke();
    }
    return JSON.parse(answer.text);
  }

  async signIn() {
    const { journal } = this;
    const answer = await this.server.call("POST", "/api/session", { body: { username: this.username, password: this.password } });
    if (answer === null) {
      ++journal.signIns.unknown;
      throw new LineBroke();
    }
    if (answer.status === 503) return; // more people sign in at once than passwords can be hashed
    if (answer.status !== 200) throw new Error(`${this.username} can't sign in: ${answer.status} ${answer.text}`);
    ++journal.signIns.answered;
    const me = JSON.parse(answer.text);
    const nurse = me.roles.find((role) => role.profession === "nurse");
    let cookie = answer.cookie;
    if (nurse && me.role?.role !== nurse.role) {
      // Choosing a role ends the session and begins another: until that is answered the machine keeps the session that it had.
      const chose = await this.server.call("POST", "/api/session/role", { body: { role: nurse.role }, cookie });
      if (chose === null) throw new LineBroke();
      cookie = chose.cookie;
    }
    this.cookie = cookie;
    this.professional = me.professional;
    return me;
  }

  // Sends a command, now and then twice at once, as a browser does that lost its patience. Returns the answer's value, or null when it
  // was refused. `told` is what the final proof must know beside the answer.
  async command(kind, path, body, token, told = {}) {
    const { journal, faults } = this;
    const sent = { kind, path, body, key: randomUUID(), machine: this, token, told, answer: null };
    journal.commands.push(sent);
    const more = { body, key: sent.key, cookie: this.cookie };
    const answers = await Promise.all(
      Array.from({ length: this.dice() < 0.1 ? 2 : 1 }, () => this.server.call("POST", path, more)),
    );
    const done = answers.filter((answer) => answer?.status === 200);
    if (done.length === 2 && done[0].text !== done[1].text)
      faults.push({ kind: "doubled", words: `${kind} was sent twice with one key and answered differently: ${done[0].text} and ${done[1].text}` });
    // A refusal is not kept: of two tries the first may be refused and the second done.
    if (done.length === 0 && answers.includes(null)) throw new LineBroke();
    sent.answer = done[0] ?? answers[0];
    return this.valueOf(sent);
  }

  valueOf(sent) {
    const { status, text } = sent.answer;
    if (status === 200) return JSON.parse(text);
    const code = status < 500 ? JSON.parse(text).code : String(status);
    this.journal.refused.set(code, (this.journal.refused.get(code) ?? 0) + 1);
    if (status >= 500 || status === 401 || status === 422) this.faults.push({ kind: "other", words: `${sent.kind} was answered ${status} ${text}` });
    return null;
  }

  async openCard(client, contact) {
    const { openings } = this.journal;
    const answer = await this.server.call("POST", `/api/clients/${client}/card`, {
      body: { purpose: "contact", ...(contact ? { contact } : {}) },
      cookie: this.cookie,
    });
    if (answer === null) {
      ++openings.unknown;
      throw new LineBroke();
    }
    if (answer.status === 200) ++openings.answered;
    else this.faults.push({ kind: "other", words: `a card was answered ${answer.status} ${answer.text}` });
  }

  async work(round) {
    try {
      while (!round.over) await this.step();
    } catch (accident) {
      if (!(accident instanceof LineBroke)) throw accident;
    }
  }

  async step() {
    const chance = this.dice();
    const { known } = this;
    if (chance < 0.004) return void (await this.signIn());
    if (chance < 0.08) return this.registerClient();
    if (chance < 0.12) return this.openCard(chosen(this.dice, known.clients));
    if (chance < 0.5) return void (await this.receive(false));
    const client = chance < 0.62 ? chosen(this.dice, known.clients) : undefined;
    const taken = client ? await this.receive(true, client) : await this.command("next", "/api/contacts/next", { lines: [] });
    if (taken) await this.handle(taken.contact);
  }

  async registerClient() {
    const token = `Koe ${randomUUID()}`;
    const body = { family_name: "Torture", given_names: token, born: "1961-03-04", language: "fi", non_disclosure: false };
    const made = await this.command("register", "/api/clients", body, token);
    if (made) this.known.clients.push(made.client);
  }

  receive(take, client = this.dice() < 0.9 ? chosen(this.dice, this.known.clients) : undefined) {
    const token = `koe ${randomUUID()}`;
    const line = chosen(this.dice, this.known.lines);
    const channel = chosen(this.dice, ["phone", "callback", "chat"]);
    return this.command("receive", "/api/contacts", { line, channel, ...(client ? { client } : {}), words: token, language: "fi", take }, token, { take });
  }

  // One contact from the hand that took it to its last decision.
  async handle(contact) {
    let shown = await this.read(`/api/contacts/${contact}`);
    if (!shown.contact.client) {
      const client = chosen(this.dice, this.known.clients);
      if (!(await this.command("identify", `/api/contacts/${contact}/client`, { client }))) return;
      shown = await this.read(`/api/contacts/${contact}`);
    }
    if (this.dice() < 0.5) await this.openCard(shown.contact.client, contact);
    if (this.dice() < 0.15) await this.command("attempt", `/api/contacts/${contact}/attempts`, { outcome: "no_answer", next_at: new Date(Date.now() + 3_600_000).toISOString() });
    if (this.dice() < 0.08) {
      const token = `palautus ${randomUUID()}`;
      await this.command("return", `/api/contacts/${contact}/return`, { why: token }, token);
      return;
    }
    if (this.dice() < 0.1) {
      const token = `lisäasia ${randomUUID()}`;
      await this.command("matter", `/api/contacts/${contact}/matters`, { words: token }, token);
      shown = await this.read(`/api/contacts/${contact}`);
    }
    for (const { matter, route } of shown.matters) {
      if (route && route.state !== "undecided") continue;
      if (!(await this.assess(matter))) return;
      const decided = await this.decide(contact, matter);
      if (!decided) return;
      if (this.dice() < 0.08) {
        await this.command("undo", `/api/matters/${matter}/undo`, {}, decided.decision, { booking: decided.booking, contact: decided.contact_closed ? contact : undefined });
        return;
      }
    }
  }

  assess(matter) {
    const token = `arvio ${randomUUID()}`;
    const { form, codes } = this.known;
    const answers = {
      reason: [token],
      reason_code: [chosen(this.dice, codes)],
      urgency: [chosen(this.dice, ["within_days", "non_urgent"])],
      clarity: [chosen(this.dice, ["clear", "complex"])],
      care_class: ["general_sick_care"],
    };
    return this.command("assess", `/api/matters/${matter}/assessment`, { form: form.id, form_version: form.version, answers }, token);
  }

  async decide(contact, matter) {
    const why = `päätös ${randomUUID()}`;
    const chance = this.dice();
    if (chance < 0.5) {
      const { services } = await this.read(`/api/matters/${matter}/times`);
      const from = new Date(Date.now() + (1 + Math.floor(this.dice() * 40)) * 86_400_000).toISOString().slice(0, 10);
      const times = await this.read(`/api/matters/${matter}/times?service=${chosen(this.dice, services)}&from=${from}`);
      const free = [...times.own, ...times.team];
      if (free.length > 0) {
        const { hours, begins_at } = chosen(this.dice, free).time;
        const booked = await this.command("book", `/api/matters/${matter}/book`, { time: { hours, begins_at }, why, late_because: "koe" }, why, { contact });
        // Somebody was quicker: the matter is settled in another way.
        if (booked) return booked;
      }
    } else if (chance < 0.6) {
      const passed = await this.command("survey", `/api/matters/${matter}/survey`, { why }, why, { contact });
      if (passed) return passed;
    } else if (chance < 0.65) {
      return this.command("emergency", `/api/matters/${matter}/emergency`, { why }, why, { contact });
    }
    const word = `neuvo ${randomUUID()}`;
    return this.command("advise", `/api/matters/${matter}/advise`, { outcome: "advice_sufficient", why: word }, word, { contact });
  }
}
