// The first-line desk, the phone rings: the same one waits already. It is shown and never joined: two calls may be two matters.

import { useQuery } from "@tanstack/react-query";
import type { ClientId, ContactId, LineId, LineShown, Urgency, WhoWaits } from "../../contract.generated";
import { askOrThrow } from "../../core/api";
import { shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { keys } from "../../core/queries";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { lineText } from "../../features/contact/Queue";
import { Button, Notice } from "../../ui/parts";

export function AlreadyWaits(props: {
  readonly lines: ReadonlyArray<LineShown>;
  readonly line: LineShown;
  readonly urgency: Urgency | undefined;
  readonly client: ClientId | undefined;
  readonly phone: string;
  readonly onOpen: (contact: ContactId) => void;
}) {
  const t = useWords();
  const now = useNow();
  const me = useMe();
  const found = useAlreadyWaits(props.line.line, props.urgency, props.client, props.phone).data;
  const contact = found?.contact;
  if (!contact || !found.received_at) return null;
  return (
    <Notice look="warning" role="status">
      {t("new.waits_already", {
        line: lineText(t, props.lines, props.line, me.role.unit),
        time: shortInstant(found.received_at, now, t.language),
      })}
      <Button onClick={() => props.onOpen(contact)}>{t("new.open_waiting")}</Button>
    </Notice>
  );
}

function useAlreadyWaits(line: LineId, urgency: Urgency | undefined, client: ClientId | undefined, phone: string) {
  const body: WhoWaits = { line, ...(urgency && { urgency }), ...(client && { client }), ...(phone && { phone }) };
  return useQuery({
    // Of the desk: what comes in and what is taken makes it old.
    queryKey: [...keys.desk, "already_waits", body],
    queryFn: () => askOrThrow<"contact_already_waits">("/api/contacts/already-waits", body),
    enabled: client !== undefined || phone.replaceAll(/\D/g, "").length >= 6,
    gcTime: 60_000,
  });
}
