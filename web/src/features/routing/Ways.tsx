// Routing: the ways on, with the agreed rule's suggestion beside them. The suggestion never presses a button.

import type { Route } from "../../contract.generated";
import { useKeys } from "../../core/keys";
import { useWords } from "../../core/words";
import { Button, FocusHeading, Notice } from "../../ui/parts";

/** What can be opened in the panel; passing on covers own worker, surveyor and others. */
export type Way = "book" | "arranging_book" | "advise_close" | "consult" | "pass" | "emergency";

const keys_of_ways: ReadonlyArray<readonly [Way, hotkey: string | undefined]> = [
  ["book", "B"],
  ["arranging_book", "W"],
  ["advise_close", "D"],
  ["consult", "C"],
  ["pass", "M"],
  ["emergency", undefined],
];

const needs_client: ReadonlySet<Way> = new Set<Way>(["book", "arranging_book", "consult", "pass"]);

export function wayOf(route: string | undefined): Way | undefined {
  if (route === "own_worker" || route === "case_survey") return "pass";
  return keys_of_ways.find(([way]) => way === route)?.[0];
}

export function Ways(props: {
  readonly suggested_route: string | undefined;
  readonly suggested_why: string | undefined;
  readonly is_assessed: boolean;
  /** Nothing is booked, asked or passed on for somebody whom nobody knows. */
  readonly is_known: boolean;
  /** The matter was passed to me: I settle it instead of advising. */
  readonly is_owner: boolean;
  readonly is_busy: boolean;
  readonly onChoose: (way: Way) => void;
}) {
  const t = useWords();
  const suggested = wayOf(props.suggested_route);
  const choose = (way: Way) => () => {
    if (!props.is_busy && (props.is_known || !needs_client.has(way))) props.onChoose(way);
  };
  useKeys({
    b: choose("book"),
    w: choose("arranging_book"),
    d: choose("advise_close"),
    c: choose("consult"),
    m: choose("pass"),
  });

  return (
    <section className="ways" aria-labelledby="ways-title">
      <FocusHeading id="ways-title" focusKey={String(props.is_assessed)}>
        {t("ways.title")}
      </FocusHeading>
      {props.suggested_route && (
        <Notice>
          <p>
            <strong>{t("ways.suggested", { route: t(`route.${props.suggested_route as Route}`) })}</strong>
          </p>
          {props.suggested_why && <p className="small">{props.suggested_why}</p>}
        </Notice>
      )}
      <div className="ways__buttons">
        {keys_of_ways.map(([way, hotkey]) => (
          <Button
            key={way}
            look={way === suggested ? "primary" : way === "emergency" ? "danger" : "secondary"}
            disabled={props.is_busy || (!props.is_known && needs_client.has(way))}
            onClick={choose(way)}
            {...(hotkey && { hotkey })}
          >
            {way === "pass"
              ? t("ways.pass")
              : way === "advise_close" && props.is_owner
                ? t("settle.close")
                : t(`route.${way}`)}
          </Button>
        ))}
      </div>
      <p className="small dim">{props.is_assessed ? t("ways.you_decide") : t("ways.assess_first")}</p>
    </section>
  );
}
