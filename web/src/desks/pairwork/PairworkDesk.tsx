// The page of joint appointments: one client's, each as it stands, with what is to be done next.
//
// Invariant: the URL says whose, and what is being done; reading it is logged by the server.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PairShown, PairworkShown } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import type { PairPanel, PairPlace } from "../../core/pair-place";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords, type WordKey } from "../../core/words";
import { ClientLineText, clientName } from "../../features/clients/ClientLineText";
import { PickAnyColleague } from "../../features/directory/PickColleague";
import { useColleagueNames, useColleagues } from "../../features/directory/use-colleagues";
import { PairView } from "../../features/pairwork/PairView";
import { EndForm, FollowUpForm, HandOnForm } from "../../features/pairwork/StepForms";
import { SuggestForm } from "../../features/pairwork/SuggestForm";
import { SurveyForm } from "../../features/pairwork/SurveyForm";
import { type PairHouse, usePairwork } from "../../features/pairwork/use-pairwork";
import { WriteForm } from "../../features/pairwork/WriteForm";
import { BookJoint } from "../../features/scheduling/BookJoint";
import { Button, FocusHeading } from "../../ui/parts";
import { NotRead } from "../../ui/reading";
import "../../features/pairwork/pairwork.css";
import "../../features/scheduling/scheduling.css";
import "./pairwork-desk.css";

const route = getRouteApi("/pairwork");

export function PairworkDesk() {
  const t = useWords();
  const me = useMe();
  const place: PairPlace = route.useSearch();
  const navigate = route.useNavigate();
  const may_read = me.rights.includes("plan_read");
  const pairs = usePairwork(may_read ? place.client : undefined);
  const catalogue = useCatalogue();
  const colleagues = useColleagues({});
  const title = t("pair.title");
  useTitle(title);

  if (!may_read || !place.client)
    return (
      <div className="pair-page">
        <p>{t(may_read ? "pair.no_client" : "plan.not_yours")}</p>
      </div>
    );
  if (pairs.data && catalogue.data)
    return (
      <Pairs
        key={place.client}
        shown={pairs.data}
        house={{ colleagues: colleagues.data ?? [], catalogue: catalogue.data.pairwork }}
        panel={place.panel}
        matter={place.matter}
        go={(panel) => void navigate({ search: { client: pairs.data.client.client, ...(panel && { panel }) } })}
      />
    );
  return (
    <div className="pair-page">
      <NotRead reading={pairs} lines={10} />
    </div>
  );
}

function Pairs(props: {
  readonly shown: PairworkShown;
  readonly house: PairHouse;
  readonly panel: PairPanel | undefined;
  readonly matter: PairPlace["matter"];
  readonly go: (panel: PairPanel | undefined) => void;
}) {
  const t = useWords();
  const { shown, house, go } = props;
  const client = shown.client.client;
  const [said, setSaid] = useState("");
  const open = shown.pairs.find(({ is_open }) => is_open) ?? shown.pairs[0];
  const rest = shown.pairs.filter((one) => one !== open);
  const panel = mayDo(open, shown, props.panel) ? props.panel : undefined;
  const back = () => go(undefined);
  const done = (words: string) => {
    setSaid(words);
    back();
  };
  const start = (to: PairPanel) => {
    setSaid("");
    go(to);
  };
  return (
    <div className="pair-page stack">
      <header className="pair-head">
        <h1>{t("pair.title")}</h1>
        <p>
          <ClientLineText client={shown.client} />{" "}
          <Link to="/first-line" search={{ client, page: "matter" }}>
            {t("pair.to_card")}
          </Link>{" "}
          <Link to="/plan" search={{ client }}>
            {t("plan.title")}
          </Link>
        </p>
      </header>
      <p role="status" className="pair-said">
        {said}
      </p>
      {panel && <FocusHeading focusKey={panel}>{t(panel_titles[panel])}</FocusHeading>}
      {panel === "suggest" ? (
        <SuggestForm client={client} matter={props.matter} house={house} onDone={done} onBack={back} />
      ) : open && panel === "book" ? (
        <Book shown={shown} pair={open} house={house} onDone={done} onBack={back} />
      ) : open && panel === "write" ? (
        <WriteForm
          key={open.version}
          client={client}
          pair={open}
          joint_plans={shown.joint_plans}
          house={house}
          onDone={done}
          onBack={back}
        />
      ) : open && panel === "survey" ? (
        <SurveyForm pair={open} house={house} onDone={done} onBack={back} />
      ) : open && panel === "follow" ? (
        <FollowUpForm pair={open} onDone={done} onBack={back} />
      ) : open && panel === "hand" ? (
        <HandOnForm pair={open} house={house} onDone={done} onBack={back} />
      ) : open && panel === "end" ? (
        <EndForm pair={open} onDone={done} onBack={back} />
      ) : (
        <>
          {!open && <p className="dim">{t("pair.none")}</p>}
          <div className="actions">
            {(open?.content ? after_visit : before_visit)
              .filter((one) => mayDo(open, shown, one))
              .map((one, n) => (
                <Button
                  key={one}
                  look={n === 0 ? "primary" : one === "end" ? "quiet" : "secondary"}
                  onClick={() => start(one)}
                >
                  {t(one === "write" && open?.content ? "pair.correct" : panel_titles[one])}
                </Button>
              ))}
          </div>
          {open && <PairView pair={open} house={house} />}
          {rest.length > 0 && <h2>{t("pair.earlier")}</h2>}
          {rest.map((pair) => (
            <details key={pair.pairwork}>
              <summary>
                {pair.content
                  ? t("pair.was_on", { day: dayText(pair.content.held_on, t.language) })
                  : t("pair.is_suggested")}
              </summary>
              <PairView pair={pair} house={house} />
            </details>
          ))}
        </>
      )}
    </div>
  );
}

// In the order in which they usually come; the first that can be done stands out. What was written can be corrected later, but the next step is another.
const before_visit: ReadonlyArray<PairPanel> = ["suggest", "book", "write", "hand", "end"];
const after_visit: ReadonlyArray<PairPanel> = ["survey", "follow", "suggest", "write", "hand", "end"];
const panel_titles: Readonly<Record<PairPanel, WordKey>> = {
  suggest: "pair.suggest",
  book: "pair.book",
  write: "pair.write",
  survey: "pair.survey",
  follow: "pair.follow",
  hand: "pair.hand",
  end: "pair.end",
};

function mayDo(pair: PairShown | undefined, shown: PairworkShown, panel: PairPanel | undefined): boolean {
  if (panel === "suggest") return shown.may_suggest;
  if (!pair?.may_write || !panel) return false;
  const is_held = pair.version > 0;
  if (panel === "survey") return is_held && !pair.survey;
  if (!pair.is_open) return false;
  if (panel === "book") return !is_held && pair.time?.state !== "booked";
  if (panel === "follow") return is_held;
  return true;
}

function Book(props: {
  readonly shown: PairworkShown;
  readonly pair: PairShown;
  readonly house: PairHouse;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const readAgain = useReadAgain();
  const catalogue = useCatalogue();
  const nameOf = useColleagueNames();
  const { client } = props.shown;
  const { colleagues, catalogue: pairwork } = props.house;
  // Oneself first, when one is of the pair.
  const own = colleagues.filter(
    (one) => one.professional === me.professional && pairwork.pair.includes(one.profession),
  );
  return (
    <BookJoint
      client={client.client}
      pairwork={props.pair.pairwork}
      who={[clientName(client), client.born && dayText(client.born, t.language)].filter(Boolean).join(" ")}
      own={own.slice(0, 1)}
      services={catalogue.data?.services ?? []}
      nameOf={nameOf}
      pick={(needs) => <PickAnyColleague {...needs} first={needs.first === "doctor" ? "social_counsellor" : "nurse"} />}
      onBooked={(words) => {
        readAgain("pairwork", "card", "pairs_due", "day", "calendar");
        props.onDone(words);
      }}
      onBack={props.onBack}
    />
  );
}
