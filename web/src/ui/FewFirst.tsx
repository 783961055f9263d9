// A list of what somebody is told of: as many as one looks through at a glance, and the others when asked for.

import { type ReactNode, useState } from "react";
import { useWords } from "../core/words";
import { Button } from "./parts";

const at_a_glance = 5;

export function FewFirst<One>(props: {
  readonly all: ReadonlyArray<One>;
  readonly keyOf: (one: One) => string;
  /** What stands on the line of one. */
  readonly children: (one: One) => ReactNode;
}) {
  const t = useWords();
  const [shows_all, setShowsAll] = useState(false);
  const { all } = props;
  return (
    <>
      <ul className="few">
        {(shows_all ? all : all.slice(0, at_a_glance)).map((one) => (
          <li key={props.keyOf(one)}>{props.children(one)}</li>
        ))}
      </ul>
      {!shows_all && all.length > at_a_glance && (
        <div className="actions">
          <Button onClick={() => setShowsAll(true)}>{t("own.more")}</Button>
        </div>
      )}
    </>
  );
}
