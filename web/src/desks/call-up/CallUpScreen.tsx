// The call-up screen: hangs on the wall of a waiting room, without a session. A number, a room, and since when the screen has heard.
//
// Invariants: it asks for nothing of anybody and is told nothing of anybody. A screen that hears nothing says so, large: an old number is
// worse than none.

import { useEffect, useRef, useState } from "react";
import type { CallShown, CallUp, Language, UnitId } from "../../contract.generated";
import { Refused, read } from "../../core/api";
import { civil } from "../../core/civil-time";
import { now as clockNow, useSecond } from "../../core/clock";
import { askForNewScreens } from "../../core/new-screens";
import { useWordsIn, type WordKey, type Words } from "../../core/words";
import { callKey, freshCalls, shared } from "../../features/walkin/call-up";
import { chime, openSound } from "../../features/walkin/chime";
import "./call-up.css";

const asks_every_ms = 2_000;
const lost_after_ms = 8_000;
const large_for_ms = 12_000;

type Told = { readonly at: "asking" } | { readonly at: "told"; readonly screen: CallUp } | { readonly at: "nobody" };

export function CallUpScreen(props: { readonly unit: UnitId | undefined }) {
  const all = useAllWords();
  const [told, setTold] = useState<Told>(props.unit ? { at: "asking" } : { at: "nobody" });
  const [heard_at, setHeardAt] = useState<number | undefined>(undefined);
  const [fresh, setFresh] = useState<ReadonlyArray<CallShown>>([]);
  const [has_sound, setSound] = useState(false);
  const before = useRef<CallUp | undefined>(undefined);
  const begun_at = useRef(clockNow());
  const now = useSecond();
  const { unit } = props;

  useEffect(() => {
    if (!unit) return;
    let is_over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let was_silent = false;
    function hear(screen: CallUp): void {
      const news = freshCalls(before.current, screen);
      before.current = screen;
      setHeardAt(clockNow());
      setTold({ at: "told", screen });
      if (news.length === 0) return;
      setFresh(news);
      chime();
    }
    async function ask(): Promise<void> {
      try {
        const answer = await read<"call_up">(`/api/call-up/${unit}`);
        if (is_over) return;
        if (!answer.ok && answer.refusal.status !== 404) throw new Refused(answer.refusal);
        // Nobody stands before a wall to reload it after an upgrade.
        if (was_silent && (await askForNewScreens())) return window.location.reload();
        was_silent = false;
        if (answer.ok) hear(answer.value);
        // Nor to reload it when somebody before the server answered for it, or when the unit is made later: it goes on asking.
        else setTold({ at: "nobody" });
      } catch {
        // Silence is told by the clock below; the next try follows.
        was_silent = true;
      }
      if (!is_over) timer = setTimeout(() => void ask(), asks_every_ms);
    }
    void ask();
    return () => {
      is_over = true;
      clearTimeout(timer);
    };
  }, [unit]);

  useEffect(() => {
    document.title = "Koppi";
    if (fresh.length === 0) return;
    const timer = setTimeout(() => setFresh([]), large_for_ms);
    return () => clearTimeout(timer);
  }, [fresh]);

  if (!all) return <main className="call-up" />;
  if (told.at === "nobody")
    return (
      <main className="call-up call-up--none">
        <Three all={all} word="call_up.no_such" className="call-up__lost-words" />
      </main>
    );
  const is_lost = now - (heard_at ?? begun_at.current) > lost_after_ms;
  const { large, others } = shared(told.at === "told" ? told.screen.calls : []);
  return (
    <main className={is_lost ? "call-up call-up--lost" : "call-up"}>
      <header className="call-up__head">
        <h1>{told.at === "told" ? told.screen.unit_name : ""}</h1>
        <p className="call-up__clock figures">{wallClock(now)}</p>
      </header>
      <section className="call-up__now" aria-labelledby="call-up-now">
        <h2 id="call-up-now">
          <Three all={all} word="call_up.number" />
        </h2>
        {large ? (
          <div
            key={callKey(large)}
            className={
              fresh.some((one) => callKey(one) === callKey(large))
                ? "call-up__large call-up__large--fresh"
                : "call-up__large"
            }
          >
            <span className="call-up__number figures">{large.number}</span>
            <span className="call-up__arrow" aria-hidden="true">
              →
            </span>
            <span className="call-up__place">{large.place}</span>
          </div>
        ) : (
          <Three all={all} word="call_up.none" className="call-up__empty" />
        )}
      </section>
      {others.length > 0 && (
        <section className="call-up__others" aria-labelledby="call-up-others">
          <h2 id="call-up-others">
            <Three all={all} word="call_up.earlier" />
          </h2>
          <ul>
            {others.map((call) => (
              <li key={callKey(call)} className={call.is_awaited ? "call-up__one" : "call-up__one call-up__one--came"}>
                <span className="call-up__small figures">{call.number}</span>
                <span>{call.place}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer className="call-up__foot">
        <p className="call-up__waiting">
          <strong className="figures">{told.at === "told" ? told.screen.waiting : "–"}</strong>{" "}
          <Three all={all} word="call_up.waiting" />
        </p>
        <p className="call-up__urgent">
          <Three all={all} word="call_up.urgent_first" />
        </p>
        <button
          type="button"
          className="call-up__sound"
          aria-pressed={has_sound}
          onClick={() => {
            if (has_sound) return setSound(false);
            void openSound().then((is_open) => {
              setSound(is_open);
              if (is_open) chime();
            });
          }}
        >
          <Three all={all} word={has_sound ? "call_up.sound_is_on" : "call_up.sound_on"} />
        </button>
        <p className="call-up__heard">
          {heard_at === undefined ? (
            <Three all={all} word="call_up.connecting" />
          ) : (
            <>
              <Three all={all} word="call_up.heard" /> <span className="figures">{wallClock(heard_at, true)}</span>
            </>
          )}
        </p>
      </footer>
      {is_lost && (
        <div className="call-up__lost" role="alert">
          <Three all={all} word="call_up.lost" className="call-up__lost-words" />
        </div>
      )}
      <p className="heard-only" aria-live="assertive">
        {fresh.map((call) => all.map((t) => said(t, call)).join(" ")).join(" ")}
      </p>
    </main>
  );
}

/** The same in every language of the house, each marked as what it is: in a waiting room sit all of them. */
function Three(props: { readonly all: ReadonlyArray<Words>; readonly word: WordKey; readonly className?: string }) {
  const texts = props.all.map((t) => ({ language: t.language, text: t(props.word) }));
  const different = texts.filter(({ text }, at) => texts.findIndex((one) => one.text === text) === at);
  return (
    <span className={props.className ? `three ${props.className}` : "three"}>
      {different.map(({ language, text }) => (
        <span key={language} lang={language}>
          {text}
        </span>
      ))}
    </span>
  );
}

function said(t: Words, call: CallShown): string {
  return t("call_up.said", { number: call.number, place: call.place });
}

function useAllWords(): ReadonlyArray<Words> | undefined {
  const fi = useWordsIn("fi");
  const sv = useWordsIn("sv");
  const en = useWordsIn("en");
  const all = [fi, sv, en] as const;
  const wanted: ReadonlyArray<Language> = ["fi", "sv", "en"];
  return all.every((t, at) => t.language === wanted[at]) ? all : undefined;
}

/** As a clock on a Finnish wall. */
function wallClock(at: number, with_seconds = false): string {
  const { hour, minute } = civil(at);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${hour}.${two(minute)}${with_seconds ? `.${two(new Date(at).getSeconds())}` : ""}`;
}
