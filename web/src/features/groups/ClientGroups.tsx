// Groups: those that a client is in or waits for, on their card; and a way into one more.

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ClientGroupShown, GroupId } from "../../contract.generated";
import { civil, clockTime, shortDay } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { Button, Select, Skeleton } from "../../ui/parts";
import { EnrolForm, type Picked } from "./EnrolForm";
import { enrols, freeText, seatsText } from "./group-text";
import { useGroups } from "./use-groups";
import "./groups.css";

export function ClientGroups(props: {
  readonly client: Picked;
  readonly groups: ReadonlyArray<ClientGroupShown>;
  readonly onChanged: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const [is_open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  return (
    <div className="stack stack--tight">
      {props.groups.length === 0 && <p className="dim">{t("groups.client_in_none")}</p>}
      <ul className="stack stack--tight">
        {props.groups.map((one) => (
          <li key={one.group} className="folder__row">
            <Link to="/groups" search={{ group: one.group }}>
              <strong>{one.name}</strong>
            </Link>
            <span>
              {[
                one.seat ? t("groups.has_seat") : t("groups.place_in_queue", { place: one.place ?? 0 }),
                one.has_companion && t("groups.with_companion"),
                one.next_meeting_at &&
                  t("groups.next", {
                    time: `${shortDay(civil(one.next_meeting_at).date, t.language)} ${clockTime(one.next_meeting_at, t.language)}`,
                  }),
                one.unit_name,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
      {me.rights.includes("appt_book") &&
        (is_open ? (
          <Join
            {...props}
            onDone={(words) => {
              setOpen(false);
              setSaid(words);
              props.onChanged();
            }}
            onBack={() => setOpen(false)}
          />
        ) : (
          <div className="actions no-print">
            <Button
              onClick={() => {
                setSaid("");
                setOpen(true);
              }}
            >
              {t("groups.into_group")}
            </Button>
          </div>
        ))}
    </div>
  );
}

function Join(props: {
  readonly client: Picked;
  readonly groups: ReadonlyArray<ClientGroupShown>;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const today = civil(useNow()).date;
  const groups = useGroups({});
  const [chosen, setChosen] = useState<GroupId | undefined>(undefined);
  if (!groups.data) return <Skeleton words={t("state.loading")} lines={2} />;
  const open = groups.data.groups.filter(
    (one) => enrols(one, today) && !props.groups.some(({ group }) => group === one.group),
  );
  const group = open.find((one) => one.group === chosen);
  if (open.length === 0)
    return (
      <div className="stack stack--tight">
        <p>{t("groups.none_open")}</p>
        <div className="actions">
          <Button look="quiet" onClick={props.onBack}>
            {t("action.back")}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="panel stack">
      <Select<GroupId>
        label={t("groups.which")}
        value={chosen ?? ""}
        none={t("groups.choose")}
        options={open.map((one) => ({
          id: one.group,
          label: [one.name, seatsText(one), freeText(t, one), one.is_remote ? t("groups.remote") : one.unit_name].join(
            " · ",
          ),
        }))}
        onChange={(next) => setChosen(next === "" ? undefined : next)}
      />
      {group ? (
        <EnrolForm
          key={group.group}
          group={group}
          client={props.client}
          onDone={props.onDone}
          onBack={() => setChosen(undefined)}
        />
      ) : (
        <div className="actions">
          <Button look="quiet" onClick={props.onBack}>
            {t("action.back")}
          </Button>
        </div>
      )}
    </div>
  );
}
