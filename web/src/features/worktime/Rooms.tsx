// Worktime: the rooms of a unit, and who stands in for whom.

import { type FormEvent, useState } from "react";
import type { ProfessionalId, RoomId, UnitId } from "../../contract.generated";
import { civil } from "../../core/civil-time";
import { now } from "../../core/clock";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, Notice, RefusalText, Skeleton, TextField } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { PickProfessional } from "./fields";
import { type Staff, useDeputyName, useRooms } from "./use-worktime";

export function Rooms(props: { readonly unit: UnitId }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const rooms = useRooms(props.unit);
  const [name, setName] = useKept(`rooms ${props.unit}`, "name", "");
  const [asks, setAsks] = useState<RoomId | undefined>(undefined);
  const [said, setSaid] = useState("");
  const opening = useCommand<"room_open">();
  const closing = useCommand<"room_close">();
  const form_keys = useFormKeys({});

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await opening.send("/api/rooms", { unit: props.unit, name: name.trim() });
    if (!answer?.ok) return;
    setSaid(t("rooms.opened", { name: name.trim() }));
    setName("");
    readAgain("rooms");
  }
  async function close(room: RoomId, room_name: string): Promise<void> {
    const answer = await closing.send(`/api/rooms/${room}/close`, {});
    if (!answer?.ok) return;
    setAsks(undefined);
    setSaid(t("rooms.closed", { name: room_name }));
    readAgain("rooms");
  }

  return (
    <section className="stack" aria-labelledby="rooms-title">
      <div className="section__head">
        <h3 id="rooms-title">{t("rooms.title")}</h3>
        <span role="status">{said}</span>
      </div>
      {rooms.isError ? (
        <Notice look="warning" role="alert">
          {readingTrouble(t, rooms.error)}
          <Button onClick={() => rooms.refetch()}>{t("action.try_again")}</Button>
        </Notice>
      ) : !rooms.data ? (
        <Skeleton words={t("state.loading")} lines={2} />
      ) : rooms.data.length === 0 ? (
        <p className="dim">{t("rooms.none")}</p>
      ) : (
        <ul className="lines">
          {rooms.data.map(({ room, name: its }) => (
            <li key={room} className="lines__one lines__one--pair">
              <strong>{its}</strong>
              {asks === room ? (
                <span className="actions">
                  {t("rooms.close_sure", { name: its })}
                  <Button
                    look="danger"
                    autoFocus
                    disabled={closing.step.at === "sending"}
                    onClick={() => void close(room, its)}
                  >
                    {t("rooms.close")}
                  </Button>
                  <Button look="quiet" onClick={() => setAsks(undefined)}>
                    {t("action.cancel")}
                  </Button>
                </span>
              ) : (
                <Button look="quiet" aria-label={t("rooms.close_of", { name: its })} onClick={() => setAsks(room)}>
                  {t("rooms.close")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <RefusalText words={troubleText(t, closing.step, [])} />
      <form noValidate {...form_keys} className="section__head" onSubmit={(event) => void open(event)}>
        <TextField
          label={t("rooms.name")}
          value={name}
          onChange={setName}
          maxLength={100}
          refusal={refusedAt(opening.step, "/name")}
        />
        <Button type="submit" disabled={opening.step.at === "sending" || name.trim() === ""}>
          {t("rooms.open")}
        </Button>
        <RefusalText words={troubleText(t, opening.step, ["/name"])} />
      </form>
    </section>
  );
}

export function Deputies(props: { readonly unit: UnitId; readonly staff: Staff; readonly may_read: boolean }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [of, setOf] = useState<ProfessionalId | undefined>(undefined);
  const [deputy, setDeputy] = useState<ProfessionalId | undefined>(undefined);
  const [said, setSaid] = useState("");
  const known = useDeputyName(props.may_read ? of : undefined, civil(now()).date);
  const { step, send, clear } = useCommand<"deputy_name">();
  const form_keys = useFormKeys({});
  const colleagues = props.staff.colleagues.filter(({ unit }) => unit === props.unit);
  const one = colleagues.find(({ professional }) => professional === of);

  async function name(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!of || !one) return;
    const answer = await send(`/api/professionals/${of}/deputy`, deputy ? { deputy } : {});
    if (!answer?.ok) return;
    setSaid(t("deputy.named", { name: one.name }));
    readAgain("deputy");
  }

  return (
    <section className="stack" aria-labelledby="deputy-title">
      <div>
        <h3 id="deputy-title">{t("deputy.title")}</h3>
        <p className="small dim">{t("deputy.help")}</p>
      </div>
      <form
        noValidate
        {...form_keys}
        className="section__head"
        onSubmit={(event) => void name(event)}
        aria-labelledby="deputy-title"
      >
        <PickProfessional
          label={t("deputy.of")}
          colleagues={colleagues}
          value={of}
          onChange={(chosen) => {
            setOf(chosen);
            setDeputy(undefined);
            setSaid("");
            clear();
          }}
        />
        <PickProfessional
          label={t("deputy.who")}
          none={t("deputy.none")}
          colleagues={colleagues.filter(
            (other) => other.professional !== of && (!one || other.profession === one.profession),
          )}
          value={deputy}
          onChange={setDeputy}
          refusal={refusedAt(step, "/deputy")}
        />
        <Button type="submit" disabled={!of || step.at === "sending"}>
          {t("deputy.name")}
        </Button>
      </form>
      <p role="status">
        {said}{" "}
        {of && known.data !== undefined && (
          <span>{known.data === null ? t("deputy.now_none") : t("deputy.now", { name: known.data })}</span>
        )}
      </p>
      <RefusalText words={troubleText(t, step, ["/deputy"])} />
    </section>
  );
}
