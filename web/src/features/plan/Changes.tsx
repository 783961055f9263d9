// Plan: what became of each part between two versions: the old on the left, the new on the right, and in words what was done to it.

import type { CalendarDate, FieldChange, PartChange, PlanCompared, PlanField } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useWords, type Words } from "../../core/words";
import { joined } from "../../ui/parts";
import { nameOf, versionText } from "./plan-text";

export function Changes(props: { readonly compared: PlanCompared }) {
  const t = useWords();
  const { compared } = props;
  if (compared.changes.length === 0) return <p role="status">{t("plan.no_changes")}</p>;
  return (
    <table className="plan-changes">
      <thead>
        <tr>
          <th scope="col">{versionText(t, compared.from)}</th>
          <th scope="col">{compared.to ? versionText(t, compared.to) : t("plan.what_is_written")}</th>
        </tr>
      </thead>
      {compared.changes.map((change) => (
        <tbody key={`${change.of} ${change.part}`}>
          <tr className="plan-changes__part">
            <th scope="rowgroup" colSpan={2}>
              <span className={`badge plan-changes__how plan-changes__how--${change.how}`}>
                {t(`plan.how_${change.how}`)}
              </span>{" "}
              {t(`plan.of_${change.of}`)}
              {change.of !== "section" && <span className="plan-changes__title"> {titleOf(t, change)}</span>}
            </th>
          </tr>
          {change.fields.map((field) => (
            <tr key={field.field}>
              <td>{change.how !== "added" && <Side field={field} side="was" compared={compared} />}</td>
              <td>{change.how !== "removed" && <Side field={field} side="is" compared={compared} />}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

// The text itself stands below when it was changed.
function titleOf(t: Words, change: PartChange): string {
  const title_is_told = change.fields.some(({ field }) => field === "words" || field === "text" || field === "name");
  return title_is_told ? "" : t("plan.titled", { title: change.title });
}

const days: ReadonlySet<PlanField> = new Set(["target_on", "due_on", "done_on", "review_on"]);
const people: ReadonlySet<PlanField> = new Set(["professional", "owner"]);

function Side(props: { readonly field: FieldChange; readonly side: "was" | "is"; readonly compared: PlanCompared }) {
  const t = useWords();
  const { field, side } = props;
  const value = field[side];
  const is_gone = side === "was";
  return (
    <>
      <span className="small dim plan-changes__field">{t(`plan_field.${field.field}`)}</span>
      {value === "" ? (
        <span className="dim">{t("plan.nothing")}</span>
      ) : isText(field.field) ? (
        <span className="plan-text">
          {field.pieces
            .filter(({ is }) => is === "kept" || is === (is_gone ? "removed" : "added"))
            .map((piece, place) =>
              piece.is === "kept" ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one answer never move
                <span key={place}>{piece.text}</span>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one answer never move
                <Marked key={place} is_gone={is_gone} text={piece.text} />
              ),
            )}
        </span>
      ) : (
        <Marked is_gone={is_gone} text={told(t, field.field, value, props.compared)} />
      )}
    </>
  );
}

function Marked(props: { readonly is_gone: boolean; readonly text: string }) {
  const t = useWords();
  const heard = <span className="heard-only">{t(props.is_gone ? "plan.how_removed" : "plan.how_added")}: </span>;
  return props.is_gone ? (
    <del className={joined("plan-gone")}>
      {heard}
      {props.text}
    </del>
  ) : (
    <ins className="plan-new">
      {heard}
      {props.text}
    </ins>
  );
}

function isText(field: PlanField): boolean {
  return !days.has(field) && !people.has(field) && field !== "by" && field !== "shared_by";
}

function told(t: Words, field: PlanField, value: string, compared: PlanCompared): string {
  if (days.has(field)) return dayText(value as CalendarDate, t.language);
  const named = compared.professionals.find(({ professional }) => professional === value);
  if (people.has(field)) return nameOf(compared.professionals, named?.professional) || value;
  if (field === "by") return t(`plan.by_${value}` as "plan.by_client");
  return t(`plan.sharing_${value}` as "plan.sharing_consent");
}
