// Scheduling: a free time is given to a client, for no matter: a follow-up, a visit of the plan. Name and birth date are said again.

import { type FormEvent, type ReactNode, useState } from "react";
import type { CalendarDate, ClientId } from "../../contract.generated";
import { dayText, instantAt } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, RefusalText } from "../../ui/parts";
import { rememberStep } from "./last-step";
import { useBooksRead } from "./StepBar";
import type { Slot } from "./slots";

export interface Picked {
  readonly client: ClientId;
  readonly name: string;
  readonly born: CalendarDate | undefined;
}

export function BookFree(props: {
  readonly slot: Slot;
  /** Finding a client is the clients' part; the desk lends it. */
  readonly finder: (onPick: (client: Picked) => void) => ReactNode;
  readonly onBooked: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { slot } = props;
  const readBooks = useBooksRead();
  const [client, setClient] = useState<Picked | undefined>(undefined);
  const { step, send, clear } = useCommand<"booking_make">();
  const form_keys = useFormKeys(client && { back: () => setClient(undefined) });

  async function book(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!client || step.at === "sending") return;
    const begins_at = instantAt(slot.begins);
    const answer = await send(`/api/clients/${client.client}/bookings`, {
      time: { hours: slot.hours.hours, begins_at },
    });
    readBooks();
    if (!answer?.ok) return;
    rememberStep({
      booking: answer.value.booking.booking,
      did: "booked",
      client_name: client.name,
      begins_at,
      professional_name: slot.professional_name,
    });
    props.onBooked();
  }

  if (!client)
    return (
      <div className="free__find">
        {props.finder((found) => {
          clear();
          setClient(found);
        })}
      </div>
    );
  return (
    <form
      noValidate
      {...form_keys}
      className="free__book"
      aria-label={t("times.book")}
      onSubmit={(event) => void book(event)}
    >
      <p className="move__who">
        <strong>{client.name}</strong>
        {client.born && <span className="figures"> {dayText(client.born, t.language)}</span>}
      </p>
      <p className="small dim">{t("books.for_no_matter")}</p>
      <RefusalText words={troubleText(t, step, [])} />
      <div className="actions">
        <Button type="submit" look="primary" hotkey="Ctrl+Enter" autoFocus disabled={step.at === "sending"}>
          {t("times.book")}
        </Button>
        <Button look="quiet" onClick={() => setClient(undefined)}>
          {t("books.other_client")}
        </Button>
      </div>
    </form>
  );
}
