// The books' desks: what other trades lend to the panel of a booking: codes, endings, names of languages and services.

import { useRef } from "react";
import type { BookedShown } from "../../contract.generated";
import { millis } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { CodePicker } from "../../features/assessment/CodePicker";
import { ClientFinder } from "../../features/clients/ClientFinder";
import { clientName } from "../../features/clients/ClientLineText";
import { languageName } from "../../features/clients/interpreter";
import { useDesk } from "../../features/contact/use-desk";
import { endings } from "../../features/routing/endings";
import { forget, remember } from "../../features/routing/made";
import { type FindClient, GiveTime, type OnDecided, type Picked } from "../../features/scheduling/GiveTime";
import { rememberStep } from "../../features/scheduling/last-step";
import type { Lent } from "../../features/scheduling/VisitPanel";

/** How many rows of the queue are read along with one's own matters. */
const queue_rows = 1;

/** What giving a time needs of other trades: finding the client, their matters that one carries on, and the bar that takes a decision back. */
export function useGiving() {
  const { owned = [] } = useDesk(undefined, queue_rows).data ?? {};
  const lookUp: FindClient = (onPick) => (
    <FindOne
      onPick={(client) =>
        onPick({ ...client, matters: owned.filter((one) => one.client === client.client && one.state === "owned") })
      }
    />
  );
  const onDecided: OnDecided = ({ matter, contact }, client_name, { begins_at }, { undo_until }) => {
    rememberStep(undefined);
    remember({ matter, contact, route: "book", client_name, begins_at, undo_until });
  };
  return { lookUp, onDecided, onBooked: forget };
}

function FindOne(props: { readonly onPick: (client: Omit<Picked, "matters">) => void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <ClientFinder
      label={t("books.find_client")}
      placeholder={t("search.placeholder")}
      input={input}
      onPick={(client) => props.onPick({ client: client.client, name: clientName(client), born: client.born })}
      labelled
    />
  );
}

function Overbook(props: { readonly booking: BookedShown; readonly onDone: () => void }) {
  const giving = useGiving();
  const { booking, onDone } = props;
  if (!booking.hours) return null;
  return (
    <GiveTime
      lookUp={giving.lookUp}
      time={{ hours: booking.hours, begins_at: booking.begins_at }}
      minutes={(millis(booking.ends_at) - millis(booking.begins_at)) / 60_000}
      professional_name={booking.professional_name}
      exception="overbooked"
      rooms={[]}
      onBooked={() => {
        onDone();
        giving.onBooked();
      }}
      onDecided={(...made) => {
        onDone();
        giving.onDecided(...made);
      }}
    />
  );
}

export function useLent(): Lent {
  const t = useWords();
  const me = useMe();
  const catalogue = useCatalogue();
  return {
    ...(me.rights.includes("appt_except") && {
      overbook: (booking, onDone) => <Overbook booking={booking} onDone={onDone} />,
    }),
    services: catalogue.data?.services ?? [],
    outcomes: ({ urgency }) => endings(catalogue.data?.outcomes ?? [], "book", urgency),
    languageName: (code) => languageName(t, code),
    pickCode: ({ value, onChange, refusal }) => (
      <CodePicker
        label={
          <>
            {t("visit.why_came")} <span className="field__optional">{t("field.optional")}</span>
          </>
        }
        value={value}
        codes={catalogue.data?.icpc2 ?? []}
        refusal={refusal}
        onChange={([code]) => onChange(code)}
      />
    ),
  };
}
