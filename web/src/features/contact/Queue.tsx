// Contact: the queue of the first line. The server orders it; the oldest and the count over promise are always in sight.

import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef } from "react";
import type {
  AskedRow,
  ContactId,
  FirstLineDesk,
  LineId,
  LineShown,
  OwnedRow,
  QueueRow,
  TakenOverShown,
} from "../../contract.generated";
import { clockTime, millis, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import type { DeskPlace } from "../../core/desk-place";
import { useKeys } from "../../core/keys";
import { useMe } from "../../core/session";
import { type HeldOrder, useHeldOrder, useLastSeen } from "../../core/use-held-order";
import { useWords, type Words, wordFor } from "../../core/words";
import { ageText, nextAttemptText, spanText, UrgencyMark } from "../../ui/marks";
import { Button, joined } from "../../ui/parts";
import { directedText } from "./directed";
import { overPromise } from "./promise";
import { useContact } from "./use-desk";
import "./queue.css";

export function Queue(props: {
  readonly desk: FirstLineDesk;
  readonly place: DeskPlace;
  readonly is_stale: boolean;
  readonly onTakeNext: () => void;
  readonly onNew: () => void;
  readonly onLine: (line: LineId | undefined) => void;
  readonly onMore: (() => void) | undefined;
  readonly taking: boolean;
  readonly left: LeftRequest | undefined;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const now = useNow();
  const { desk, place } = props;
  const lists = useRef<HTMLDivElement>(null);
  const is_mine = place.list === "mine";
  const held = useHeldOrder(desk.rows.map((row) => row.contact));
  const mine_count = desk.mine.length + desk.for_me.length + desk.owned.filter((row) => !waitsInBook(row, now)).length;
  const going = desk.mine.filter((row) => goesBackSoon(row, now)).length;

  useKeys({ j: () => stepRow(lists.current, 1), k: () => stepRow(lists.current, -1) });

  return (
    <section className={joined("queue", props.is_stale && "queue--stale")} aria-labelledby="queue-title">
      <header className="queue__head">
        <h1 className="heard-only" id="queue-title" tabIndex={-1}>
          {t("queue.title")}
        </h1>
        <p className="queue__sum figures">
          <strong>{t("queue.waiting", { count: desk.waiting })}</strong>
          {desk.oldest_received_at ? (
            <span> · {t("queue.oldest", { span: spanText(t, now - millis(desk.oldest_received_at)) })}</span>
          ) : (
            desk.taken > 0 && <span> · {t("queue.taken", { count: desk.taken })}</span>
          )}
        </p>
        <div className="queue__second">
          <p className={joined("figures", isLate(desk) ? "queue__over" : "dim")}>{overText(t, desk)}</p>
          {is_mine ? <Emergencies rows={desk.rows} /> : <News held={held} rows={desk.rows} />}
        </div>
        <div className="queue__act">
          <Button look="primary" hotkey="T" onClick={props.onTakeNext} disabled={props.taking}>
            {t("queue.take_next")}
          </Button>
          <Button hotkey="N" onClick={props.onNew}>
            {t("queue.new_contact")}
          </Button>
        </div>
        {props.is_stale && (
          <p className="small" role="status">
            {t("state.stale", { time: shortInstant(desk.as_of, now, t.language) })}
          </p>
        )}
        {props.left && <Left left={props.left} lines={desk.lines} now={now} />}
        {props.refusal && (
          <p className="refusal" role="alert">
            {props.refusal}
          </p>
        )}
        <div className="queue__tabs">
          <Link
            className="tab"
            from="/first-line"
            activeOptions={{ exact: true }}
            search={({ list: _, ...rest }) => rest}
            aria-current={!is_mine}
          >
            {t("queue.tab_waiting")} <span className="figures">{desk.waiting}</span>
          </Link>
          <Link
            className="tab"
            from="/first-line"
            activeOptions={{ exact: true }}
            search={(at) => ({ ...at, list: "mine" as const })}
            aria-current={is_mine}
          >
            {t("queue.tab_mine")} <span className="figures">{mine_count}</span>
            {going > 0 && (
              <span className="row__late" title={t("queue.goes_back_soon", { count: going })}>
                {" ▲"}
                <span className="heard-only">{t("queue.goes_back_soon", { count: going })}</span>
              </span>
            )}
          </Link>
          <LineFilter desk={desk} line={place.line} onLine={props.onLine} />
        </div>
      </header>
      <div className="queue__lists" ref={lists}>
        {is_mine ? (
          <Mine desk={desk} place={place} now={now} />
        ) : (
          <Waiting desk={desk} held={held} place={place} now={now} onMore={props.onMore} />
        )}
      </div>
    </section>
  );
}

/** A request to be called that was just left to wait. */
export interface LeftRequest {
  readonly contact: ContactId;
  readonly line: LineId;
}

/** Where it waits, and what whoever left it can promise. */
function Left(props: { readonly left: LeftRequest; readonly lines: ReadonlyArray<LineShown>; readonly now: number }) {
  const t = useWords();
  const me = useMe();
  const promise_by = useContact(props.left.contact).data?.contact.promise_by;
  const on_line = props.lines.find(({ line }) => line === props.left.line);
  if (!on_line) return null;
  const line = lineText(t, props.lines, on_line, me.role.unit);
  return (
    <p className="small" role="status">
      {promise_by
        ? t("new.left", { line, time: shortInstant(promise_by, props.now, t.language) })
        : t("new.left_unknown", { line })}
    </p>
  );
}

function LineFilter(props: {
  readonly desk: FirstLineDesk;
  readonly line: LineId | undefined;
  readonly onLine: (line: LineId | undefined) => void;
}) {
  const t = useWords();
  const me = useMe();
  return (
    <select
      className="input queue__line"
      aria-label={t("queue.line")}
      value={props.line ?? ""}
      onChange={(event) => props.onLine(event.target.value === "" ? undefined : (event.target.value as LineId))}
    >
      <option value="">{t("queue.all_lines")}</option>
      {props.desk.lines.map((line) => (
        <option key={line.line} value={line.line}>
          {lineText(t, props.desk.lines, line, me.role.unit)}
        </option>
      ))}
    </select>
  );
}

/** Of several lines of one kind those of other units say whose they are. */
export function lineText(t: Words, lines: ReadonlyArray<LineShown>, line: LineShown, own_unit: string): string {
  const name = wordFor(t, "line_name", line.key);
  const is_one_of_several = lines.some((other) => other.key === line.key && other.line !== line.line);
  return is_one_of_several && line.unit !== own_unit ? `${name}, ${line.unit_name}` : name;
}

/** What must be seen also when another page or list is in front: how many, how old, how late, and whether an emergency waits. */
export function QueueSum(props: { readonly desk: FirstLineDesk }) {
  const t = useWords();
  const now = useNow();
  const { desk } = props;
  const emergencies = emergenciesIn(desk.rows);
  return (
    <>
      <span className="figures">{desk.waiting}</span>
      <span className="queue__short figures">
        {desk.oldest_received_at && t("queue.oldest", { span: spanText(t, now - millis(desk.oldest_received_at)) })}
        {isLate(desk) && (
          <span className="row__late">
            {desk.oldest_received_at && " · "}
            {overText(t, desk)}
          </span>
        )}
        {emergencies > 0 && (
          <strong className="row__late"> · ▲ {t("queue.emergencies", { count: emergencies })}</strong>
        )}
      </span>
    </>
  );
}

function isLate(desk: FirstLineDesk): boolean {
  return desk.over_promise + desk.taken_over_promise > 0;
}

/** How many wait longer than was promised; those in somebody's hands stand beside them, where there are any. */
function overText(t: Words, desk: FirstLineDesk): string {
  const { over_promise: waiting, taken_over_promise: taken } = desk;
  return taken > 0 ? t("queue.over_promise_both", { waiting, taken }) : t("queue.over_promise", { count: waiting });
}

function emergenciesIn(rows: ReadonlyArray<QueueRow>): number {
  return rows.filter(({ urgency }) => urgency === "emergency").length;
}

/** On one's own list the queue is out of sight; an emergency in it is not. */
function Emergencies(props: { readonly rows: ReadonlyArray<QueueRow> }) {
  const t = useWords();
  const count = emergenciesIn(props.rows);
  return (
    <span role="status">
      {count > 0 && <strong className="row__late">▲ {t("queue.emergencies", { count })}</strong>}
    </span>
  );
}

/** Stands in the head of the queue, where it pushes no row away. */
function News(props: { readonly held: HeldOrder<ContactId>; readonly rows: ReadonlyArray<QueueRow> }) {
  const t = useWords();
  const { held, rows } = props;
  const count = held.newcomers.length;
  // The button goes with what it showed; a keyboard is left at the head of the list.
  const release = () => {
    held.release();
    document.getElementById("queue-title")?.focus({ preventScroll: true });
  };
  const emergencies = rows.filter((row) => row.urgency === "emergency" && held.newcomers.includes(row.contact)).length;
  return (
    <span role="status">
      {(count > 0 || held.has_moved) && (
        <Button look={emergencies > 0 ? "danger" : "secondary"} className="queue__news" onClick={release}>
          {emergencies > 0
            ? `▲ ${t("queue.new_emergencies", { count: emergencies })}`
            : count > 0
              ? t("queue.newcomers", { count })
              : t("queue.order_changed")}
        </Button>
      )}
    </span>
  );
}

function Waiting(props: {
  readonly desk: FirstLineDesk;
  readonly held: HeldOrder<ContactId>;
  readonly place: DeskPlace;
  readonly now: number;
  readonly onMore: (() => void) | undefined;
}) {
  const t = useWords();
  const { held } = props;
  const { rows } = props.desk;
  const seen = useLastSeen(rows, (row) => row.contact);
  // A row that newcomers pushed off a part of the list has gone nowhere.
  const is_whole = props.desk.next === undefined;

  if (held.order.length === 0) return <p className="queue__empty">{t("queue.empty")}</p>;
  return (
    <>
      <ul className="rows" {...held.hands}>
        {seen(held.order).map((row) => (
          <li key={row.contact}>
            <WaitingRow
              row={row}
              place={props.place}
              now={props.now}
              gone={is_whole && held.gone.has(row.contact) ? t("queue.gone") : undefined}
            />
          </li>
        ))}
      </ul>
      {props.onMore && (
        <Button look="quiet" wide onClick={props.onMore}>
          {t("queue.more")}
        </Button>
      )}
    </>
  );
}

function WaitingRow(props: {
  readonly row: QueueRow;
  readonly place: DeskPlace;
  readonly now: number;
  readonly is_mine?: boolean;
  /** Says that it left the list that it still stands in. */
  readonly gone: string | undefined;
}) {
  const t = useWords();
  const me = useMe();
  const { row, now, gone } = props;
  const others = row.viewers.filter((viewer) => viewer.professional !== me.professional);
  const late = overPromise(row, props.is_mine ?? false, now);
  const is_late = late !== undefined && late > 0;
  return (
    <Link
      from="/first-line"
      activeOptions={{ exact: true }}
      search={(at) => openContact(at, row.contact)}
      className={joined("row", gone && "row--gone", is_late && "row--late")}
      aria-current={props.place.contact === row.contact}
      onKeyDown={rowKeys}
    >
      <span className="row__first">
        <UrgencyMark urgency={row.urgency} />
        {late !== undefined && (
          <span className="figures nowrap">
            {is_late ? (
              <strong className="row__late">{t("queue.late", { span: spanText(t, late) })}</strong>
            ) : (
              t("queue.promised", { time: shortInstant(row.promise_by, now, t.language) })
            )}
          </span>
        )}
      </span>
      <span className="row__who">
        <WhoText name={row.client_name ?? row.provider} born={row.client_born} now={now} />
        <span className="dim"> · {t(`channel.${row.channel}`)}</span>
        {row.ticket_number !== undefined && (
          <span className="badge figures">{t("walkin.number", { number: row.ticket_number })}</span>
        )}
        {row.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
      </span>
      <q className="row__words">{row.words}</q>
      <span className="row__why dim">
        {wordFor(t, "why_here", row.why_here)} ·{" "}
        {t("queue.waited", { span: spanText(t, now - millis(row.received_at)) })}
      </span>
      {row.directed && !props.is_mine && (
        <span className={joined("row__why", row.directed.is_mine ? "row__directed" : "dim")}>
          {directedText(t, row.directed)}
        </span>
      )}
      {row.agreed_from && (
        <span className="row__tries figures">
          {t("callback.agreed", {
            from: shortInstant(row.agreed_from, now, t.language),
            until: clockTime(row.promise_by, t.language),
          })}
        </span>
      )}
      {row.attempts > 0 && !row.agreed_from && (
        <span className="row__tries figures">
          {t("queue.attempts", { count: row.attempts })}
          {row.next_attempt_at && ` · ${nextAttemptText(t, row.next_attempt_at, now)}`}
        </span>
      )}
      {row.goes_back && !gone && goesBackSoon(row, now) && (
        <strong className="row__late">
          {millis(row.goes_back.returns_at) > now
            ? t("queue.goes_back", { time: shortInstant(row.goes_back.returns_at, now, t.language) })
            : t("queue.goes_back_now")}
        </strong>
      )}
      {gone && <span className="row__note">{gone}</span>}
      {others.length > 0 && !gone && (
        <span className="row__note">
          {t("queue.open_by", { names: others.map((viewer) => viewer.name).join(", ") })}
        </span>
      )}
    </Link>
  );
}

/** Whoever waits in an arranging book is looked after there, until the promise has passed: late is late. */
function waitsInBook(row: OwnedRow, now: number): boolean {
  return row.wait !== undefined && (!row.promise_by || millis(row.promise_by) > now);
}

/** Taken and left alone for so long that its holder is warned. */
function goesBackSoon(row: QueueRow, now: number): boolean {
  return row.goes_back !== undefined && millis(row.goes_back.warn_at) <= now;
}

function openContact(at: DeskPlace, contact: ContactId): DeskPlace {
  return { ...(at.line && { line: at.line }), ...(at.list && { list: at.list }), contact, page: "matter" };
}

/** Enter opens the row by itself (it is a link); Esc lets go of the list, so that its order may move on. */
function rowKeys(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key !== "Escape" && !by) return;
  event.preventDefault();
  if (by) stepRow(event.currentTarget.closest(".queue__lists"), by);
  else event.currentTarget.blur();
}

/** From the focused row, else from the open one, else from the end that one comes from. */
function stepRow(lists: Element | null, by: number): void {
  const rows = [...(lists?.querySelectorAll<HTMLElement>("a.row") ?? [])];
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const open = rows.findIndex((row) => row.matches("[aria-current]:not([aria-current=false])"));
  const from = focused >= 0 ? focused : open >= 0 ? open : by > 0 ? -1 : rows.length;
  rows[Math.min(rows.length - 1, Math.max(0, from + by))]?.focus();
}

function WhoText(props: {
  readonly name: string | undefined;
  readonly born: QueueRow["client_born"];
  readonly now: number;
}) {
  const t = useWords();
  if (!props.name) return <strong>{t("client.not_identified")}</strong>;
  return (
    <strong>
      {props.name}
      {props.born && ` ${ageText(t, props.born, props.now)}`}
    </strong>
  );
}

function Mine(props: { readonly desk: FirstLineDesk; readonly place: DeskPlace; readonly now: number }) {
  const t = useWords();
  const { mine, for_me, asked, taken_over } = props.desk;
  const owned = props.desk.owned.filter((row) => !waitsInBook(row, props.now));
  const waiting = props.desk.owned.length - owned.length;
  const held_mine = useHeldOrder(mine.map((row) => row.contact));
  const held_owned = useHeldOrder(owned.map((row) => row.matter));
  const seen_mine = useLastSeen(mine, (row) => row.contact);
  const seen_owned = useLastSeen(owned, (row) => row.matter);
  if (
    held_mine.order.length + held_owned.order.length + for_me.length + asked.length + taken_over.length + waiting ===
    0
  )
    return <p className="queue__empty">{t("queue.mine_empty")}</p>;
  return (
    <>
      {held_mine.order.length > 0 && (
        <>
          <h2 className="queue__group">{t("queue.in_my_hands")}</h2>
          <ul className="rows" {...held_mine.hands}>
            {seen_mine(held_mine.order).map((row) => (
              <li key={row.contact}>
                <WaitingRow
                  row={row}
                  place={props.place}
                  now={props.now}
                  is_mine
                  gone={held_mine.gone.has(row.contact) ? t("queue.gone_mine") : undefined}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {for_me.length > 0 && (
        <>
          <h2 className="queue__group">{t("queue.for_me")}</h2>
          <ul className="rows">
            {for_me.map((row) => (
              <li key={row.contact}>
                <WaitingRow row={row} place={props.place} now={props.now} gone={undefined} />
              </li>
            ))}
          </ul>
        </>
      )}
      {held_owned.order.length > 0 && (
        <>
          <h2 className="queue__group">{t("queue.owned")}</h2>
          <ul className="rows" {...held_owned.hands}>
            {seen_owned(held_owned.order).map((row) => (
              <li key={row.matter}>
                <OwnedMatter
                  row={row}
                  place={props.place}
                  now={props.now}
                  gone={held_owned.gone.has(row.matter) ? t("queue.gone_mine") : undefined}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {waiting > 0 && (
        <p className="queue__empty">
          <Link to="/waiting" search={{}}>
            {t("queue.in_books", { count: waiting })}
          </Link>
        </p>
      )}
      {asked.length > 0 && (
        <>
          <h2 className="queue__group">{t("queue.asked_others")}</h2>
          <ul className="rows">
            {asked.map((row) => (
              <li key={row.matter}>
                <AskedMatter row={row} place={props.place} now={props.now} />
              </li>
            ))}
          </ul>
        </>
      )}
      {taken_over.length > 0 && (
        <>
          <h2 className="queue__group">{t("queue.taken_over")}</h2>
          <ul className="rows">
            {taken_over.map((row) => (
              <li key={row.contact}>
                <TakenOver row={row} place={props.place} now={props.now} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function AskedMatter(props: { readonly row: AskedRow; readonly place: DeskPlace; readonly now: number }) {
  const t = useWords();
  const { row, now } = props;
  const late = row.promise_by ? now - millis(row.promise_by) : 0;
  return (
    <Link
      from="/first-line"
      activeOptions={{ exact: true }}
      search={(at) => ({ ...openContact(at, row.contact), list: "mine" as const, matter: row.matter })}
      className={joined("row", late > 0 && "row--late")}
      aria-current={props.place.contact === row.contact && props.place.matter === row.matter}
      onKeyDown={rowKeys}
    >
      <span className="row__first">
        <strong>
          {t("queue.asked_of", {
            name: row.asked_name || (row.asked_profession ? t(`profession.${row.asked_profession}`) : ""),
          })}
        </strong>
        {row.promise_by && (
          <span className="figures nowrap">
            {late > 0 ? (
              <strong className="row__late">{t("queue.late", { span: spanText(t, late) })}</strong>
            ) : (
              t("queue.promised", { time: shortInstant(row.promise_by, now, t.language) })
            )}
          </span>
        )}
      </span>
      <span className="row__who">
        <WhoText name={row.client_name} born={row.client_born} now={now} />
      </span>
      <q className="row__words">{row.question}</q>
    </Link>
  );
}

function TakenOver(props: { readonly row: TakenOverShown; readonly place: DeskPlace; readonly now: number }) {
  const t = useWords();
  const { row, now } = props;
  return (
    <Link
      from="/first-line"
      activeOptions={{ exact: true }}
      search={(at) => openContact(at, row.contact)}
      className="row"
      aria-current={props.place.contact === row.contact}
      onKeyDown={rowKeys}
    >
      <span className="row__who">
        <WhoText name={row.client_name} born={undefined} now={now} />
      </span>
      <span className="row__note">
        {t("contact.taken_over", { name: row.by_name, time: shortInstant(row.at, now, t.language), why: row.why })}
      </span>
    </Link>
  );
}

function OwnedMatter(props: {
  readonly row: OwnedRow;
  readonly place: DeskPlace;
  readonly now: number;
  readonly gone: string | undefined;
}) {
  const t = useWords();
  const { row, now } = props;
  const late = row.promise_by ? now - millis(row.promise_by) : 0;
  return (
    <Link
      from="/first-line"
      activeOptions={{ exact: true }}
      search={(at) => ({ ...openContact(at, row.contact), list: "mine" as const, matter: row.matter })}
      className={joined("row", props.gone && "row--gone", late > 0 && "row--late")}
      aria-current={props.place.contact === row.contact && props.place.matter === row.matter}
      onKeyDown={rowKeys}
    >
      <span className="row__first">
        <strong>{ownedText(t, row)}</strong>
        {row.promise_by && (
          <span className="figures nowrap">
            {late > 0 ? (
              <strong className="row__late">{t("queue.late", { span: spanText(t, late) })}</strong>
            ) : (
              t("queue.promised", { time: shortInstant(row.promise_by, now, t.language) })
            )}
          </span>
        )}
      </span>
      <span className="row__who">
        <WhoText name={row.client_name} born={row.client_born} now={now} />
        {row.owner_kind === "pool" && <span className="badge">{t("queue.pool")}</span>}
      </span>
      <q className="row__words">{row.words}</q>
      <span className="row__why dim">
        {t("queue.from", { name: row.decided_by_name, time: shortInstant(row.decided_at, now, t.language) })}: {row.why}
      </span>
      {row.owner_because && <span className="row__why dim">{t(`owner_because.${row.owner_because}`)}</span>}
      {row.level && row.level !== "worker" && <span className="row__note">{t(`escalation.${row.level}`)}</span>}
      {row.answer && <span className="row__note">{t("queue.answered", { answer: row.answer })}</span>}
      {props.gone && <span className="row__note">{props.gone}</span>}
    </Link>
  );
}

function ownedText(t: Words, row: OwnedRow): string {
  if (row.state === "asked") return t("queue.asked_of_you");
  if (row.answer) return t("queue.answer_came");
  return t(`route.${row.route}`);
}
