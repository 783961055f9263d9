// The waiting room's desk: who waits, who was called where, and the number in hand.
//
// Invariant: the URL says which waiting room and which number; the next one is called into the room that is shown, or nobody is called.

import { getRouteApi } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ContactId, TicketId, TicketShown, UnitId, WaitingRoom } from "../../contract.generated";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useTitle } from "../../core/use-title";
import type { WaitingRoomPlace } from "../../core/waiting-room-place";
import { useWords } from "../../core/words";
import { RoomField } from "../../features/walkin/RoomField";
import { TicketList } from "../../features/walkin/TicketList";
import { TicketPanel } from "../../features/walkin/TicketPanel";
import { useOwnPlace, useRoomRead, useWaitingRoom } from "../../features/walkin/use-waiting-room";
import { Button, RefusalText } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import { DrawNumber, type Given, GivenNumber } from "./DrawNumber";
import "../../features/walkin/walkin.css";
import "./waiting-room.css";

const route = getRouteApi("/waiting-room");
const call_fields = ["/place"];

export function WaitingRoomDesk() {
  const t = useWords();
  const now = useNow();
  const place: WaitingRoomPlace = route.useSearch();
  const navigate = route.useNavigate();
  const room = useWaitingRoom(place.unit);
  const readRoom = useRoomRead();
  const unit = room.data?.unit;
  const [own_place, setOwnPlace] = useOwnPlace(unit);
  const [needs_place, setNeedsPlace] = useState(false);
  const [given, setGiven] = useState<Given | undefined>(undefined);
  const place_field = useRef<HTMLInputElement>(null);
  const next = useCommand<"walkin_call_next">();
  const call = useCommand<"walkin_call">();
  const is_calling = next.step.at === "sending" || call.step.at === "sending";

  const of_unit: WaitingRoomPlace = place.unit ? { unit: place.unit } : {};
  const go = (to: WaitingRoomPlace, replace = false) => void navigate({ search: to, replace });
  const tickets = room.data?.tickets ?? [];
  const all = [...tickets, ...(room.data?.over ?? [])];
  const is_drawing = place.panel === "draw" || given !== undefined;
  const shown = all.find(({ ticket }) => ticket === place.ticket) ?? (place.ticket ? undefined : inMyHands(tickets));
  const chosen = is_drawing ? undefined : shown;

  function mayCall(): boolean {
    const has_place = own_place.trim() !== "";
    setNeedsPlace(!has_place);
    if (!has_place) place_field.current?.focus();
    return has_place && !is_calling;
  }
  async function callNext(): Promise<void> {
    if (!unit || !mayCall()) return;
    call.clear();
    const answer = await next.send("/api/walk-in/call-next", { unit, place: own_place });
    readRoom();
    if (answer?.ok) choose(answer.value.ticket);
  }
  async function callOne(ticket: TicketId): Promise<void> {
    if (!mayCall()) return;
    next.clear();
    const answer = await call.send(`/api/walk-in/tickets/${ticket}/call`, { place: own_place });
    readRoom();
    if (answer?.ok) choose(ticket);
  }
  const choose = (ticket: TicketId) => {
    setGiven(undefined);
    go({ ...of_unit, ticket }, true);
  };
  const openDraw = () => {
    setGiven(undefined);
    go({ ...of_unit, panel: "draw" });
  };
  const open = (contact: ContactId) => void navigate({ to: "/first-line", search: { contact, page: "matter" } });
  const step = (by: 1 | -1) => {
    const at = tickets.findIndex(({ ticket }) => ticket === chosen?.ticket);
    const to = tickets[Math.min(Math.max(at + by, 0), tickets.length - 1)];
    if (to) choose(to.ticket);
  };

  useKeys({
    t: () => void callNext(),
    n: openDraw,
    j: () => step(1),
    k: () => step(-1),
    ...((place.ticket || place.panel) && { escape: () => go(of_unit) }),
  });
  useTitle(t("shell.waiting_room"));

  if (!room.data)
    return (
      <div className="waiting-room">
        <NotRead reading={room} lines={8} />
      </div>
    );
  if (!unit) return <p className="waiting-room waiting-room__none">{t("walkin.no_waiting_rooms")}</p>;

  const place_refusal = refusedAt(next.step, "/place") ?? refusedAt(call.step, "/place");
  const is_open = place.panel === "draw" || given !== undefined || place.ticket !== undefined;
  return (
    <div className={is_open ? "waiting-room waiting-room--open" : "waiting-room"}>
      <header className="waiting-room__head">
        <h1 className="heard-only">{t("shell.waiting_room")}</h1>
        <select
          className="input pick"
          aria-label={t("walkin.unit")}
          value={unit}
          onChange={(event) => {
            setGiven(undefined);
            go({ unit: event.target.value as UnitId });
          }}
        >
          {room.data.units.map((one) => (
            <option key={one.unit} value={one.unit}>
              {one.name}
            </option>
          ))}
        </select>
        <Sum room={room.data} />
        <div className="waiting-room__acts">
          <RoomField
            ref={place_field}
            rooms={room.data.rooms}
            value={own_place}
            onChange={(to) => {
              setNeedsPlace(false);
              next.clear();
              call.clear();
              setOwnPlace(to);
            }}
            refusal={place_refusal ?? (needs_place ? t("walkin.place_needed") : undefined)}
          />
          <Button look="primary" hotkey="T" disabled={is_calling} onClick={() => void callNext()}>
            {t("walkin.call_next")}
          </Button>
          <Button hotkey="N" onClick={openDraw}>
            {t("walkin.draw")}
          </Button>
          <a className="button button--quiet" href={`/kutsu/${unit}`} target="_blank" rel="noreferrer">
            {t("walkin.screen")}
          </a>
        </div>
        <RefusalText words={troubleText(t, next.step, call_fields) ?? troubleText(t, call.step, call_fields)} />
      </header>
      <StaleNotice reading={room} as_of={room.data.as_of} />
      <div className="waiting-room__body">
        <div className="waiting-room__lists">
          <TicketList
            title={t("walkin.waiting_list")}
            tickets={tickets.filter(({ state }) => state === "waiting")}
            chosen={chosen?.ticket}
            now={now}
            empty={t("walkin.empty")}
            onChoose={choose}
          />
          <TicketList
            title={t("walkin.called_list")}
            tickets={tickets.filter(({ state }) => state === "called")}
            chosen={chosen?.ticket}
            now={now}
            onChoose={choose}
          />
          <TicketList
            title={t("walkin.in_hand_list")}
            tickets={tickets.filter(({ state }) => state === "in_hand")}
            chosen={chosen?.ticket}
            now={now}
            onChoose={choose}
          />
          <TicketList
            title={t("walkin.over_list")}
            tickets={room.data.over}
            chosen={chosen?.ticket}
            now={now}
            onChoose={choose}
          />
        </div>
        <div className="waiting-room__panel">
          {is_open && (
            <Button
              look="quiet"
              className="waiting-room__back"
              onClick={() => {
                setGiven(undefined);
                go(of_unit);
              }}
            >
              ← {t("walkin.to_list")}
            </Button>
          )}
          {given ? (
            <GivenNumber given={given} onNext={openDraw} onClose={() => setGiven(undefined)} />
          ) : place.panel === "draw" ? (
            <DrawNumber
              key={unit}
              unit={unit}
              onDrawn={(fresh) => {
                setGiven(fresh);
                go(of_unit, true);
              }}
              onCancel={() => go(of_unit)}
            />
          ) : chosen ? (
            <TicketPanel
              key={chosen.ticket}
              ticket={chosen}
              now={now}
              onCall={() => void callOne(chosen.ticket)}
              call={call.step}
              onOpen={open}
              onDone={choose}
            />
          ) : (
            <p className="dim">{t(place.ticket ? "walkin.ticket_gone" : "walkin.nothing_chosen")}</p>
          )}
        </div>
      </div>
    </div>
  );
}

/** Whom I called last and who has not come yet, else who is with me. */
function inMyHands(tickets: ReadonlyArray<TicketShown>): TicketShown | undefined {
  const mine = tickets.filter(({ is_mine }) => is_mine);
  return mine.findLast(({ state }) => state === "called") ?? mine.at(-1);
}

function Sum(props: { readonly room: WaitingRoom }) {
  const t = useWords();
  const { room } = props;
  return (
    <p className="waiting-room__sum figures">
      <strong>{t("queue.waiting", { count: room.waiting })}</strong>
      {room.over_promise > 0 && (
        <strong className="row__late">▲ {t("queue.over_promise", { count: room.over_promise })}</strong>
      )}
      <span>{t("walkin.sum_called", { count: room.called })}</span>
      <span>{t("walkin.sum_in_hand", { count: room.in_hand })}</span>
      <span className="dim">{t("walkin.sum_today", { drawn: room.drawn, done: room.done, gone: room.gone })}</span>
      <span className="dim">
        {room.pace_minutes === undefined ? t("walkin.no_pace") : t("walkin.pace", { minutes: room.pace_minutes })}
      </span>
    </p>
  );
}
