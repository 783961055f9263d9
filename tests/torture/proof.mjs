// The proof: the ledger, after all kills, holds what was answered, whole and once, and nothing else.
//
// Every command of the journal has an answer by now (those whose answer was lost were sent again with their keys). So the events since
// the beginning are known to the last one, whoever sent them and however often.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

async function eventsSince(program, database, position) {
  const child = spawn(program, ["export", "ledger", "--db", database], { stdio: ["ignore", "pipe", "inherit"] });
  const events = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line);
    if (event.position > position) events.push(event);
  }
  return events;
}

// What a command that was done must have left: its events in the order in which they were recorded.
const eventsOf = {
  register: () => ["client_registered"],
  receive: ({ told }) => ["contact_received", "matter_opened", ...(told.take ? ["contact_taken"] : [])],
  next: () => ["contact_taken"],
  identify: () => ["client_identified"],
  attempt: () => ["callback_attempted"],
  return: () => ["contact_returned"],
  matter: () => ["matter_opened"],
  assess: () => ["need_assessed"],
  advise: ({ value }) => ["matter_decided", ...(value.contact_closed ? ["contact_closed"] : [])],
  survey: ({ value }) => ["matter_decided", ...(value.contact_closed ? ["contact_closed"] : [])],
  emergency: ({ value }) => ["matter_decided", ...(value.contact_closed ? ["contact_closed"] : [])],
  book: ({ value }) => ["slot_booked", "matter_decided", ...(value.contact_closed ? ["contact_closed"] : [])],
  undo: ({ told }) => ["decision_undone", ...(told.booking ? ["booking_cancelled"] : []), ...(told.contact ? ["contact_reopened"] : [])],
};

// The words by which a command's first event is known again; undefined where nobody typed any.
const tokenOf = {
  client_registered: (body) => body.details.given_names,
  contact_received: (body) => body.words,
  matter_opened: (body) => body.words,
  contact_returned: (body) => body.why,
  need_assessed: (body) => body.answers.reason?.[0],
  matter_decided: (body) => body.why,
  decision_undone: (body) => body.decision,
};

export async function prove(program, database, position, journal, faults) {
  const events = await eventsSince(program, database, position);
  const byToken = new Map(); // token → places in `events`
  const count = new Map();
  events.forEach((event, at) => {
    count.set(event.name, (count.get(event.name) ?? 0) + 1);
    const token = tokenOf[event.name]?.(event.body);
    if (token === undefined) return;
    // A contact's words stand in its matter again: the first event of the two counts.
    if (event.name === "matter_opened" && events[at - 1]?.name === "contact_received" && events[at - 1].body.contact === event.body.contact) return;
    byToken.set(token, [...(byToken.get(token) ?? []), at]);
  });

  const expected = new Map();
  let proven = 0;
  for (const sent of journal.commands) {
    const done = sent.answer.status === 200;
    const places = sent.token === undefined ? undefined : (byToken.get(sent.token) ?? []);
    const fault = (kind, words) => faults.push({ kind, words: `${sent.kind} (${sent.token ?? sent.path}): ${words}` });
    if (!done) {
      if (places && places.length > 0) fault("half", "was refused and stands in the ledger all the same");
      continue;
    }
    ++proven;
    const names = eventsOf[sent.kind]({ ...sent, value: JSON.parse(sent.answer.text) });
    for (const name of names) expected.set(name, (expected.get(name) ?? 0) + 1);
    if (!places) continue;
    if (places.length === 0) fault("lost", "was answered and is not in the ledger");
    if (places.length > 1) fault("doubled", `stands in the ledger ${places.length} times`);
    if (places.length !== 1) continue;
    // All events of the command lie side by side, of one work, by the one who was answered.
    const from = places[0] - names.findIndex((name) => tokenOf[name]);
    const whole = names.every((name, i) => {
      const event = events[from + i];
      return event?.name === name && event.recorded_at === events[places[0]].recorded_at && event.professional === sent.machine.professional;
    });
    if (!whole) fault("half", `should have left ${names.join(", ")} and left ${events.slice(from, from + names.length).map((event) => event.name).join(", ")}`);
  }
  for (const [name, told] of expected)
    if ((count.get(name) ?? 0) !== told)
      faults.push({ kind: (count.get(name) ?? 0) < told ? "lost" : "doubled", words: `${told} ${name} were answered for, ${count.get(name) ?? 0} are in the ledger` });
  for (const [name, { answered, unknown }] of [["record_opened", journal.openings], ["signed_in", journal.signIns]]) {
    const found = count.get(name) ?? 0;
    if (found < answered) faults.push({ kind: "lost", words: `${answered} ${name} were answered for, ${found} are in the ledger` });
    if (found > answered + unknown) faults.push({ kind: "doubled", words: `${found} ${name} are in the ledger, only ${answered + unknown} were asked for` });
  }
  return { proven, events: events.length };
}
