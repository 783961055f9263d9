// Transfers: what a client takes home on paper: large, plain, in the client's language: who answers for the care, what happens, who calls.

import type { TransferShown, TransfersShown } from "../../contract.generated";
import { civil, dateText, dayText, instantText } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWordsIn } from "../../core/words";
import { phoneText } from "../../ui/phone";

export function PrintDischarge(props: { readonly shown: TransfersShown; readonly one: TransferShown }) {
  const me = useMe();
  const { shown, one } = props;
  const { client } = shown;
  const t = useWordsIn(client.language);
  const begins = one.line.changes_at ?? one.line.planned_at;
  const to_do = one.steps.filter(({ check, is_void, how }) => !check && !is_void && !how);
  return (
    <article className="print-only print-discharge" lang={t.language}>
      <h1>{t("discharge_print.title")}</h1>
      <p className="print-discharge__who">
        {client.given_names} {client.family_name}
        {client.born && <span>, {dayText(client.born, t.language)}</span>}
      </p>
      <section>
        <h2>{t("discharge_print.who_cares")}</h2>
        <p>
          {t("discharge_print.cares", {
            unit: one.line.to_name,
            day: dateText(civil(begins).date, t.language),
          })}
        </p>
        {one.to_phone && (
          <p>
            {t("discharge_print.call_us")} <strong>{phoneText(one.to_phone)}</strong>
          </p>
        )}
      </section>
      <section>
        <h2>{t("discharge_print.how_it_was")}</h2>
        <p className="transfer-text">{one.summary}</p>
      </section>
      {to_do.length > 0 && (
        <section>
          <h2>{t("discharge_print.what_happens")}</h2>
          <ul>
            {to_do.map((step) => (
              <li key={step.step}>
                {step.text} – {step.owner_name}, {t("care_transfer.by_day", { day: dayText(step.due_on, t.language) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {one.call && (
        <section>
          <h2>{t("discharge_print.we_call")}</h2>
          <p>
            <strong>{t("discharge_print.we_call_by", { day: dateText(one.call.due_on, t.language) })}</strong>
            {one.call.owner_name && <> {t("discharge_print.who_calls", { name: one.call.owner_name })}</>}
          </p>
        </section>
      )}
      <p className="print-discharge__emergency">{t("plan_print.emergency")}</p>
      <p className="print-day__foot">
        {t("print.by", { name: me.name, unit: me.role.unit_name, time: instantText(shown.as_of, t.language) })}
      </p>
    </article>
  );
}
