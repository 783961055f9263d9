// Walk-in: to which room one calls: one of the unit's, or a few words of one's own.

import type { Ref } from "react";
import { useId } from "react";
import { useWords } from "../../core/words";
import { Field } from "../../ui/parts";

export function RoomField(props: {
  readonly rooms: ReadonlyArray<string>;
  readonly value: string;
  readonly onChange: (place: string) => void;
  readonly refusal: string | undefined;
  readonly ref: Ref<HTMLInputElement>;
}) {
  const t = useWords();
  const list = useId();
  return (
    <Field label={t("walkin.place")} refusal={props.refusal}>
      {(needs) => (
        <>
          <input
            ref={props.ref}
            className="input"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            list={list}
            placeholder={t("walkin.place_example")}
            {...needs}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
          <datalist id={list}>
            {props.rooms.map((room) => (
              <option key={room} value={room} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
