// Shell: the keys, the same everywhere. Letters can be switched off for those who speak to their computer.

import { useState } from "react";
import { lettersAreOn, switchLetters, useEscapeFirst } from "../core/keys";
import { useWords, type WordKey } from "../core/words";
import { Button } from "../ui/parts";
import { useDeskGroups } from "./desk-list";

const shown: ReadonlyArray<readonly [key: string, word: WordKey]> = [
  ["J K", "keys.move"],
  ["Enter", "keys.open"],
  ["T", "keys.take_next"],
  ["N", "keys.new_contact"],
  ["A", "keys.assess"],
  ["1–9", "keys.digits"],
  ["B", "keys.book"],
  ["W", "keys.put_on_book"],
  ["C", "keys.consult"],
  ["M", "keys.pass"],
  ["D", "keys.close"],
  ["U", "keys.undo"],
  ["/", "keys.search"],
  ["Ctrl + Enter", "keys.save"],
  ["Ctrl + Shift + Enter", "new.leave_request"],
  ["Esc", "keys.back"],
  ["?", "keys.help"],
];

const shown_in_books: ReadonlyArray<readonly [key: string, word: WordKey]> = [
  ["A", "visit.arrived"],
  ["D", "visit.held"],
  ["X", "visit.missed"],
  ["M", "visit.move"],
  ["C", "visit.cancel"],
  ["O", "visit.open_remote"],
  ["H", "books.day_before"],
  ["L", "books.day_after"],
  ["T", "books.today"],
];

const shown_in_waiting_room: ReadonlyArray<readonly [key: string, word: WordKey]> = [
  ["T", "walkin.call_next"],
  ["N", "walkin.draw"],
  ["C", "keys.call_again"],
  ["A", "walkin.came"],
  ["O", "walkin.came_and_open"],
  ["X", "walkin.did_not_come"],
  ["L", "walkin.left"],
  ["P", "walkin.print"],
  ["U", "keys.undo_step"],
];

const shown_in_waiting: ReadonlyArray<readonly [key: string, word: WordKey]> = [
  ["O", "waiting.offer_phone"],
  ["A", "waiting.accept"],
  ["D", "waiting.decline"],
];

const shown_in_messages: ReadonlyArray<readonly [key: string, word: WordKey]> = [
  ["P", "messages.print"],
  ["D", "messages.printed"],
];

const shown_in_consultations: ReadonlyArray<readonly [key: string, word: WordKey]> = [
  ["T", "keys.take_question"],
  ["A", "keys.to_answer"],
  ["U", "keys.undo"],
];

export function KeysHelp(props: { readonly onClose: () => void }) {
  const t = useWords();
  const desk_groups = useDeskGroups();
  const [are_on, setAreOn] = useState(lettersAreOn());
  useEscapeFirst(props.onClose);
  return (
    <section className="keys" aria-labelledby="keys-title">
      <div className="keys__head">
        <h2 id="keys-title">{t("shell.keys")}</h2>
        <Button look="quiet" hotkey="Esc" onClick={props.onClose}>
          {t("action.close")}
        </Button>
      </div>
      <KeyList shown={shown} />
      <h3>{t("shell.desks")}</h3>
      <KeyList
        shown={[
          ...desk_groups.flatMap(({ desks }) =>
            desks.map(({ letter, label }) => [`G ${letter.toUpperCase()}`, label] as const),
          ),
          ["G M", "keys.to_mine"],
        ]}
      />
      <h3>{t("keys.in_books")}</h3>
      <KeyList shown={shown_in_books} />
      <h3>{t("keys.in_waiting_room")}</h3>
      <KeyList shown={shown_in_waiting_room} />
      <h3>{t("keys.in_waiting")}</h3>
      <KeyList shown={shown_in_waiting} />
      <h3>{t("keys.in_messages")}</h3>
      <KeyList shown={shown_in_messages} />
      <h3>{t("keys.in_consultations")}</h3>
      <KeyList shown={shown_in_consultations} />
      <label className="choice">
        <input
          type="checkbox"
          checked={are_on}
          onChange={() => {
            switchLetters(!are_on);
            setAreOn(!are_on);
          }}
        />
        {t("keys.letters_on")}
      </label>
    </section>
  );
}

function KeyList(props: { readonly shown: ReadonlyArray<readonly [key: string, word: WordKey]> }) {
  const t = useWords();
  return (
    <dl className="keys__list">
      {props.shown.map(([key, word]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(word)}</dd>
        </div>
      ))}
    </dl>
  );
}
