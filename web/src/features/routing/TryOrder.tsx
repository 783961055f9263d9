// Routing: another order, tried on the decisions of the last days. Nothing is switched on here: the rules are data of the county, and what is wished
// goes to whoever keeps them, in the words of their file.

import { useState } from "react";
import type { RoutedBecause, RoutingDesk, RoutingTried } from "../../contract.generated";
import { write } from "../../core/api";
import { refusedAt, troubleText, useAsked } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, Field, Notice, RefusalText } from "../../ui/parts";
import { moved } from "./moved";
import { Examples } from "./RulesInUse";
import "./rules.css";

interface Tried {
  readonly order: ReadonlyArray<RoutedBecause>;
  readonly days: string;
  readonly told: RoutingTried;
}

export function TryOrder(props: { readonly rules: RoutingDesk }) {
  const t = useWords();
  const { rules } = props;
  const [order, setOrder] = useState(rules.order);
  const [days, setDays] = useState(String(rules.earlier_within_days));
  const [last, setLast] = useState<Tried | undefined>(undefined);
  const [said, setSaid] = useState("");
  const asking = useAsked();
  const is_changed = days !== String(rules.earlier_within_days) || order.join() !== rules.order.join();
  const is_sending = asking.step.at === "sending";
  // What was compared is shown for as long as it is what stands in the form.
  const tried = !is_sending && last?.order === order && last.days === days ? last.told : undefined;

  function move(because: RoutedBecause, by: -1 | 1): void {
    const next = moved(order, because, by);
    setOrder(next);
    setSaid(t("rules.moved", { who: t(`owner_because.${because}`), place: next.indexOf(because) + 1 }));
  }
  async function compare(): Promise<void> {
    const earlier_within_days = /^\d{1,6}$/.test(days.trim()) ? Number(days) : -1;
    const answer = await asking.ask(() =>
      write<"routing_try">("POST", "/api/desks/routing/try", { order: [...order], earlier_within_days }),
    );
    if (answer?.ok) setLast({ order, days, told: answer.value });
  }

  return (
    <section className="stack" aria-labelledby="rules-try">
      <h2 id="rules-try">{t("rules.try")}</h2>
      <p className="dim">{t("rules.try_help", { days: rules.compare_days })}</p>
      <form
        className="stack"
        aria-labelledby="rules-try"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void compare();
        }}
      >
        <ol className="rules__order rules__order--moved" aria-label={t("rules.wished")}>
          {order.map((because, at) => (
            <li key={because}>
              <span>{t(`owner_because.${because}`)}</span>
              <span className="rules__moves">
                <Button
                  aria-label={t("rules.up", { who: t(`owner_because.${because}`) })}
                  aria-disabled={at === 0}
                  onClick={() => at > 0 && move(because, -1)}
                >
                  ↑
                </Button>
                <Button
                  aria-label={t("rules.down", { who: t(`owner_because.${because}`) })}
                  aria-disabled={at === order.length - 1}
                  onClick={() => at < order.length - 1 && move(because, 1)}
                >
                  ↓
                </Button>
              </span>
            </li>
          ))}
        </ol>
        <p className="heard-only" role="status">
          {said}
        </p>
        <Field label={t("rules.earlier_days")} refusal={refusedAt(asking.step, "/earlier_within_days")}>
          {(given) => (
            <input
              {...given}
              className="rules__days figures"
              inputMode="numeric"
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Field>
        <div className="actions">
          <Button look="primary" type="submit" disabled={is_sending || !is_changed}>
            {t("rules.compare", { days: rules.compare_days })}
          </Button>
          {is_changed && (
            <Button
              onClick={() => {
                setOrder(rules.order);
                setDays(String(rules.earlier_within_days));
              }}
            >
              {t("rules.as_used")}
            </Button>
          )}
          {is_sending && <span role="status">{t("rules.comparing")}</span>}
        </div>
        <RefusalText words={troubleText(t, asking.step, ["/earlier_within_days"])} />
      </form>
      {tried && <Compared tried={tried} order={order} days={days} version={rules.version} />}
    </section>
  );
}

function Compared(props: {
  readonly tried: RoutingTried;
  readonly order: ReadonlyArray<RoutedBecause>;
  readonly days: string;
  readonly version: number;
}) {
  const t = useWords();
  const { compared, examples } = props.tried;
  const otherwise = examples.filter(({ is_as_told }) => !is_as_told);
  const because = (one: RoutedBecause | undefined) => (one ? t(`owner_because.${one}`) : t("rules.nobody"));
  return (
    <div className="stack">
      <Notice role="status">
        {t("rules.compared", { matters: compared.matters, days: compared.days, elsewhere: compared.elsewhere })}
      </Notice>
      {compared.elsewhere > 0 && (
        <>
          <MovedTable
            caption={t("rules.by_reason")}
            rows={compared.because.map(({ from, to, matters }) => ({ from: because(from), to: because(to), matters }))}
          />
          <MovedTable
            caption={t("rules.by_person")}
            rows={compared.who.map(({ from, to, matters }) => ({
              from: from || t("rules.nobody"),
              to: to || t("rules.nobody"),
              matters,
            }))}
          />
        </>
      )}
      {otherwise.length > 0 && (
        <>
          <h3>{t("rules.examples_otherwise", { count: otherwise.length })}</h3>
          <Examples examples={otherwise} />
        </>
      )}
      <h3>{t("rules.switch_on")}</h3>
      <p className="dim">{t("rules.switch_on_help")}</p>
      <pre className="rules__file">
        {`version: ${props.version + 1}\nearlier_within_days: ${props.days.trim()}\norder: [${props.order.join(", ")}]`}
      </pre>
      <p className="small dim">{t("rules.signed_in_not_kept")}</p>
    </div>
  );
}

interface MovedRow {
  readonly from: string;
  readonly to: string;
  readonly matters: number;
}
const shown_at_first = 20;

function MovedTable(props: { readonly caption: string; readonly rows: ReadonlyArray<MovedRow> }) {
  const t = useWords();
  const [is_all, showAll] = useState(false);
  const rows = is_all ? props.rows : props.rows.slice(0, shown_at_first);
  return (
    <>
      <table className="table rules__moved">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rules.from")}</th>
            <th scope="col">{t("rules.to")}</th>
            <th scope="col" className="table__number">
              {t("rules.matters")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to, matters }) => (
            <tr key={`${from}\n${to}`}>
              <td>{from}</td>
              <td data-label={t("rules.to")}>{to}</td>
              <td data-label={t("rules.matters")} className="table__number figures">
                {matters}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < props.rows.length && (
        <div className="actions">
          <Button onClick={() => showAll(true)}>{t("rules.show_all", { count: props.rows.length })}</Button>
        </div>
      )}
    </>
  );
}
