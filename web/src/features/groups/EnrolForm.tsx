// Groups: a client is given a seat, or waits for one. Name and birth date are said again; whoever is let in before others is let in for a reason.

import { type FormEvent, useState } from "react";
import type { CalendarDate, ClientId, GroupLine } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { AlsoThen } from "../../ui/AlsoThen";
import { Button, Notice, RefusalText, TextArea } from "../../ui/parts";
import { freeText, seatsText } from "./group-text";
import { Tick } from "./Tick";

export interface Picked {
  readonly client: ClientId;
  readonly name: string;
  readonly born: CalendarDate | undefined;
}

export function EnrolForm(props: {
  readonly group: GroupLine;
  readonly client: Picked;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { group, client } = props;
  const readAgain = useReadAgain();
  const [has_companion, setCompanion] = useState(group.companions !== "none");
  const [passes, setPasses] = useState(false);
  const [past_queue, setPastQueue] = useState("");
  const seat = useCommand<"seat_take">();
  const queue = useCommand<"queue_join">();
  const form_keys = useFormKeys({ back: props.onBack });
  const needed = has_companion && group.companions === "seat" ? 2 : 1;
  const has_room = group.taken + needed <= group.seats;
  // Somebody was quicker: what is left is the queue.
  const is_gone =
    seat.step.at === "refused" && ["groups.full", "groups.one_seat_left"].includes(seat.step.refusal.code);
  const gives_seat = has_room && !is_gone && (group.waiting === 0 || passes);
  const is_sending = seat.step.at === "sending" || queue.step.at === "sending";
  const reason = refusedAt(seat.step, "/past_queue");

  async function enrol(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (is_sending) return;
    const { name } = client;
    if (gives_seat) {
      const answer = await seat.send(`/api/clients/${client.client}/seats`, {
        group: group.group,
        has_companion,
        ...(passes && { past_queue }),
      });
      readAgain("groups");
      if (answer?.ok) props.onDone(t("groups.seated", { name, group: group.name, number: answer.value.number }));
      return;
    }
    const answer = await queue.send(`/api/clients/${client.client}/group-queue`, { group: group.group, has_companion });
    readAgain("groups");
    if (answer?.ok) props.onDone(t("groups.queued", { name, group: group.name }));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      aria-label={t("groups.enrol")}
      onSubmit={(event) => void enrol(event)}
    >
      <p>
        <strong>{client.name}</strong>
        {client.born && <span className="figures"> {dayText(client.born, t.language)}</span>}
        <br />
        <span className="dim">
          {group.name} <span className="figures">{seatsText(group)}</span> · {freeText(t, group)}
        </span>
      </p>
      <AlsoThen client={client.client} asked={{ group: group.group }} />
      {group.companions !== "none" && (
        <div>
          <Tick
            label={t(`groups.companion_${group.companions}`)}
            is_on={has_companion}
            onChange={(is_on) => {
              setCompanion(is_on);
              seat.clear();
              queue.clear();
            }}
          />
          <RefusalText words={refusedAt(seat.step, "/has_companion") ?? refusedAt(queue.step, "/has_companion")} />
        </div>
      )}
      {has_room && group.waiting > 0 && !is_gone && (
        <>
          <Notice look="quiet">{t("groups.others_wait", { count: group.waiting })}</Notice>
          <Tick
            label={t("groups.passes_queue")}
            is_on={passes}
            onChange={(is_on) => {
              setPasses(is_on);
              seat.clear();
            }}
          />
          {passes && (
            <TextArea
              label={t("groups.past_queue")}
              value={past_queue}
              onChange={setPastQueue}
              refusal={reason}
              maxLength={500}
              required
            />
          )}
        </>
      )}
      <RefusalText words={troubleText(t, seat.step, ["/past_queue", "/has_companion"])} />
      <RefusalText words={troubleText(t, queue.step, ["/has_companion"])} />
      <div className="actions">
        <Button type="submit" look="primary" hotkey="Ctrl+Enter" autoFocus disabled={is_sending}>
          {t(gives_seat ? "groups.give_seat" : "groups.to_queue")}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t("action.back")}
        </Button>
      </div>
    </form>
  );
}
