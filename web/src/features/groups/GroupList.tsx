// Groups: which there are, who leads them, what room they have and who waits.

import type { GroupId, GroupLine } from "../../contract.generated";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { freeText, nextText, seatsText } from "./group-text";

export function GroupList(props: {
  readonly groups: ReadonlyArray<GroupLine>;
  readonly open: GroupId | undefined;
  readonly onOpen: (group: GroupId) => void;
}) {
  const t = useWords();
  if (props.groups.length === 0) return <p className="dim">{t("groups.none")}</p>;
  return (
    <ul className="group-list">
      {props.groups.map((group) => (
        <li key={group.group}>
          <button
            type="button"
            className="group-list__one"
            aria-current={props.open === group.group ? "true" : undefined}
            onClick={() => props.onOpen(group.group)}
          >
            <span className="group-list__top">
              <strong>{group.name}</strong>
              <span className="group-list__seats figures">{seatsText(group)}</span>
            </span>
            <span className={joined("small", group.state === "open" ? "figures" : "dim")}>{nextText(t, group)}</span>
            {group.state === "open" && <span className="small">{freeText(t, group)}</span>}
            <span className="small dim">
              {[
                group.leaders.map(({ name }) => name).join(", "),
                group.is_remote ? t("groups.remote") : group.unit_name,
              ].join(" · ")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
