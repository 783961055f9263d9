// The groups' desk: which groups there are and what room they have, and one of them with all that belongs to it.
//
// Invariant: the URL says which groups are listed, which one is open, and which meeting's attendance is being recorded.

import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { GroupId, UnitId } from "../../contract.generated";
import { Refused } from "../../core/api";
import type { GroupPlace } from "../../core/group-place";
import { useKeys } from "../../core/keys";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { ClientFinder } from "../../features/clients/ClientFinder";
import { clientName } from "../../features/clients/ClientLineText";
import { useColleagues } from "../../features/directory/use-colleagues";
import { useUnits } from "../../features/directory/use-units";
import type { Picked } from "../../features/groups/EnrolForm";
import { GroupList } from "../../features/groups/GroupList";
import { GroupView, NoGroup } from "../../features/groups/GroupView";
import { OpenGroupForm } from "../../features/groups/OpenGroupForm";
import { Tick } from "../../features/groups/Tick";
import { type House, useGroup, useGroups } from "../../features/groups/use-groups";
import { Button, FocusHeading, Notice, Select, Skeleton } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import "./groups-desk.css";

const route = getRouteApi("/groups");

export function GroupsDesk() {
  const t = useWords();
  const me = useMe();
  const place: GroupPlace = route.useSearch();
  const navigate = route.useNavigate();
  const catalogue = useCatalogue();
  const units = useUnits();
  const colleagues = useColleagues({});
  const groups = useGroups({ unit: place.unit, service: place.service, ended: place.ended === "on" });
  const [said, setSaid] = useState("");
  const house: House = {
    units: units.data ?? [],
    colleagues: colleagues.data ?? [],
    services: catalogue.data?.group_services ?? [],
  };
  const may_open = me.rights.includes("appt_book");
  const go = (to: GroupPlace) => void navigate({ search: to });
  const { group: _, meeting: __, ...listed } = place;
  const openGroup = (group: GroupId | "new") => {
    setSaid("");
    go({ ...listed, group });
  };
  const all = groups.data?.groups ?? [];
  const step = (by: 1 | -1) => {
    const at = all.findIndex(({ group }) => group === place.group);
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) openGroup(next.group);
  };
  useKeys({
    ...(may_open && { n: () => openGroup("new") }),
    ...(place.group !== "new" && { j: () => step(1), k: () => step(-1) }),
    ...(place.group && { escape: () => go(listed) }),
  });
  useTitle(t("shell.groups"));

  return (
    <div className={place.group ? "groups groups--open" : "groups"}>
      <nav className="groups__list" aria-label={t("groups.list")}>
        <h1 className="heard-only">{t("shell.groups")}</h1>
        {may_open && (
          <Button wide look="primary" hotkey="N" onClick={() => openGroup("new")}>
            {t("groups.new")}
          </Button>
        )}
        <Select<UnitId>
          label={t("assign.unit")}
          value={place.unit ?? ""}
          none={t("groups.all_units")}
          options={house.units.map(({ unit, name }) => ({ id: unit, label: name }))}
          onChange={(unit) => {
            const { unit: _unit, ...rest } = place;
            go({ ...rest, ...(unit !== "" && { unit }) });
          }}
        />
        <Select<string>
          label={t("visit.service")}
          value={place.service ?? ""}
          none={t("groups.all_services")}
          options={house.services}
          onChange={(service) => {
            const { service: _service, ...rest } = place;
            go({ ...rest, ...(service !== "" && { service }) });
          }}
        />
        <Tick
          label={t("groups.show_ended")}
          is_on={place.ended === "on"}
          onChange={(is_on) => {
            const { ended: _ended, ...rest } = place;
            go({ ...rest, ...(is_on && { ended: "on" }) });
          }}
        />
        <StaleNotice reading={groups} as_of={groups.data?.as_of} />
        {groups.data ? (
          <GroupList
            groups={all}
            open={place.group === "new" ? undefined : place.group}
            onOpen={(group) => openGroup(group)}
          />
        ) : (
          <NotRead reading={groups} lines={6} />
        )}
      </nav>
      <div className="groups__body">
        {place.group === "new" ? (
          <div className="stack">
            <div className="group-head">
              <Button look="quiet" className="groups__back" onClick={() => go(listed)}>
                ← {t("action.back")}
              </Button>
              <FocusHeading focusKey="new">{t("groups.new")}</FocusHeading>
            </div>
            {house.services.length > 0 && house.units.length > 0 ? (
              <OpenGroupForm
                house={house}
                unit={place.unit ?? me.role.unit}
                onOpened={(group, words) => {
                  setSaid(words);
                  go({ ...listed, group });
                }}
                onBack={() => go(listed)}
              />
            ) : (
              <Skeleton words={t("state.loading")} lines={6} />
            )}
          </div>
        ) : place.group ? (
          <OneGroup
            key={place.group}
            group={place.group}
            place={place}
            house={house}
            said={said}
            go={go}
            onBack={() => go(listed)}
          />
        ) : (
          <p className="dim">{t("groups.choose_one")}</p>
        )}
      </div>
    </div>
  );
}

function OneGroup(props: {
  readonly group: GroupId;
  readonly place: GroupPlace;
  readonly house: House;
  readonly said: string;
  readonly go: (to: GroupPlace) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const group = useGroup(props.group);
  const { meeting: _, ...without_meeting } = props.place;
  if (group.data)
    return (
      <GroupView
        shown={group.data}
        house={props.house}
        meeting={props.place.meeting}
        onMeeting={(meeting) => props.go({ ...without_meeting, ...(meeting && { meeting }) })}
        said={props.said}
        finder={(onPick) => <FindClient onPick={onPick} />}
        onBack={props.onBack}
      />
    );
  if (group.error instanceof Refused) return <NoGroup onBack={props.onBack} />;
  if (group.isError)
    return (
      <Notice look="alert" role="alert">
        {t("state.unreachable")}
        <Button onClick={() => group.refetch()}>{t("action.try_again")}</Button>
      </Notice>
    );
  return <Skeleton words={t("state.loading")} lines={10} />;
}

function FindClient(props: { readonly onPick: (client: Picked) => void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <ClientFinder
      label={t("groups.find_client")}
      placeholder={t("search.placeholder")}
      input={input}
      onPick={(client) => props.onPick({ client: client.client, name: clientName(client), born: client.born })}
      labelled
    />
  );
}
