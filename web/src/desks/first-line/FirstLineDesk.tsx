// The first-line desk: queue, client and matter, next step. On a narrow screen the three columns are three pages.
//
// Invariants: the URL says what is open; every way back and every reload comes to the same place. An answer that comes late leads
// nobody away from what they opened meanwhile.

import { getRouteApi } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ContactAnswer, LineId, MatterId } from "../../contract.generated";
import { Refused } from "../../core/api";
import { type DeskPlace, isSameWork } from "../../core/desk-place";
import { useKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useLine } from "../../core/stream";
import { troubleText, useCommand } from "../../core/use-command";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { type LeftRequest, Queue, QueueSum } from "../../features/contact/Queue";
import { useDesk } from "../../features/contact/use-desk";
import { Button, Notice, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { ClientPane } from "./ClientPane";
import { ContactPane } from "./ContactPane";
import { NewContact } from "./NewContact";
import "./first-line.css";

const route = getRouteApi("/first-line");
const page_rows = 50;
const more_rows = 200;

export function FirstLineDesk() {
  const t = useWords();
  const place: DeskPlace = route.useSearch();
  const now_at = useRef(place);
  now_at.current = place;
  const navigate = route.useNavigate();
  const readAgain = useReadAgain();
  const { line } = useLine();
  const [limit, setLimit] = useState(page_rows);
  const desk = useDesk(place.line, limit);
  const next = useCommand<"contact_take_next">();
  const is_refused = desk.error instanceof Refused;
  // Taken by a press whose answer came when something else was open already.
  const [waits_in_mine, setWaitsInMine] = useState(false);

  // The request to be called that was left last, until something else is begun.
  const [left, setLeft] = useState<LeftRequest>();

  const go = (to: DeskPlace) => void navigate({ search: to });
  /** Where an answer leads, as long as the same is open as when it was asked for. False when something else is. */
  const goFromHere = (change: (at: DeskPlace) => DeskPlace): boolean => {
    const is_here = isSameWork(now_at.current, place);
    if (is_here) go(change(now_at.current));
    return is_here;
  };
  const openContact = ({ contact }: ContactAnswer, matter?: MatterId) =>
    setWaitsInMine(
      !goFromHere((at) => ({ ...lists(at), contact, page: "matter" as const, ...(matter && { matter }) })),
    );

  async function takeNext(): Promise<void> {
    if (next.step.at === "sending") return;
    setWaitsInMine(false);
    setLeft(undefined);
    const answer = await next.send("/api/contacts/next", { lines: place.line ? [place.line] : [] });
    readAgain("desk");
    if (answer?.ok) openContact(answer.value);
  }
  const openNew = () => {
    setLeft(undefined);
    go({ ...lists(place), new: "contact", page: "matter" });
  };
  const back = () => {
    if (place.page === "step") return go({ ...place, page: "matter" });
    go(lists(place));
  };

  // A title goes into the browser's history: it says what is open, never whose.
  const title = t(
    place.new ? "new.title" : place.contact ? "contact.title" : place.client ? "client.card" : "shell.first_line",
  );
  useTitle(title);

  useKeys({ t: () => void takeNext(), n: openNew, escape: back });

  return (
    <div className={`desk desk--${place.page ?? "queue"}`}>
      <div className="desk__queue">
        {desk.isPending ? (
          <div className="desk__wait">
            <Skeleton words={t("state.loading")} lines={8} />
          </div>
        ) : desk.data ? (
          <Queue
            desk={desk.data}
            place={place}
            is_stale={line === "lost" || desk.isError}
            onTakeNext={() => void takeNext()}
            onNew={openNew}
            onLine={(chosen: LineId | undefined) => {
              const { line: _, ...rest } = place;
              go({ ...rest, ...(chosen && { line: chosen }) });
            }}
            onMore={desk.data.next ? () => setLimit(limit + more_rows) : undefined}
            taking={next.step.at === "sending"}
            left={left}
            refusal={troubleText(t, next.step, []) ?? (waits_in_mine ? t("queue.waits_in_mine") : undefined)}
          />
        ) : (
          <div className="desk__wait">
            <Notice look="alert" role="alert">
              {readingTrouble(t, desk.error)}
              {is_refused ? (
                <p>{t("desk.other_role")}</p>
              ) : (
                <Button onClick={() => desk.refetch()}>{t("action.try_again")}</Button>
              )}
            </Notice>
          </div>
        )}
      </div>
      {place.new ? (
        <NewContact
          key="new"
          lines={desk.data?.lines ?? []}
          line={place.line}
          client={place.client}
          onReceived={openContact}
          onLeft={(request) => {
            setLeft(request);
            readAgain("desk");
            goFromHere(lists);
          }}
          onOpen={(contact) => go({ ...lists(place), contact, page: "matter" })}
          onCancel={() => go(lists(place))}
        />
      ) : place.contact ? (
        <ContactPane
          key={place.contact}
          contact={place.contact}
          matter={place.matter}
          owned={desk.data?.owned ?? []}
          onPlace={(change) => goFromHere((at) => ({ ...at, ...change }))}
          onLeave={() => goFromHere(lists)}
          onTakeNext={() => void takeNext()}
        />
      ) : place.client ? (
        <ClientPane
          key={place.client}
          client={place.client}
          onNewContact={(chosen) => go({ ...lists(place), new: "contact", client: chosen, page: "matter" })}
        />
      ) : (
        <div className="desk__matter desk__rest">
          <p>{t("desk.nothing_open")}</p>
          {!is_refused && (
            <p className="dim">
              <kbd>T</kbd> {t("queue.take_next")} · <kbd>N</kbd> {t("queue.new_contact")} · <kbd>J</kbd> <kbd>K</kbd>{" "}
              {t("keys.move")} · <kbd>?</kbd> {t("shell.keys")}
            </p>
          )}
        </div>
      )}
      <nav className="desk__pages" aria-label={t("desk.pages")}>
        <button type="button" aria-current={place.page === undefined} onClick={() => go(withoutPage(place))}>
          {t("desk.page_queue")} {desk.data && <QueueSum desk={desk.data} />}
        </button>
        <button type="button" aria-current={place.page === "matter"} onClick={() => go({ ...place, page: "matter" })}>
          {t("desk.page_matter")}
        </button>
        <button
          type="button"
          aria-current={place.page === "step"}
          disabled={!place.contact}
          onClick={() => go({ ...place, page: "step" })}
        >
          {t("desk.page_step")}
        </button>
      </nav>
    </div>
  );
}

function lists(at: DeskPlace): DeskPlace {
  return { ...(at.line && { line: at.line }), ...(at.list && { list: at.list }) };
}

function withoutPage(place: DeskPlace): DeskPlace {
  const { page: _, ...rest } = place;
  return rest;
}
