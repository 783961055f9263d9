// Shell: the desks that the role has. In the rail at the side, and in the menu where there is no room for a rail.

import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useWords } from "../core/words";
import { useDeskGroups } from "./desk-list";

export function Desks(props: { readonly onGo?: () => void }) {
  const t = useWords();
  const { onGo } = props;
  const id = useId();
  return (
    <>
      {useDeskGroups().map((group) => (
        <div key={group.label} role="group" className="rail__group" aria-labelledby={id + group.label}>
          <p id={id + group.label} className="rail__title">
            {t(group.label)}
          </p>
          {group.desks.map((desk) => (
            <Link
              key={desk.to}
              to={desk.to}
              search={{}}
              className="rail__desk"
              {...(onGo && { onClick: onGo })}
              activeOptions={{ includeSearch: false }}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={desk.drawing} fillRule="evenodd" />
              </svg>
              {t(desk.label)}
            </Link>
          ))}
        </div>
      ))}
    </>
  );
}
