// Shell: the desks one can go to. In the rail at the side, and in the menu where there is no room for a rail.

import { Link } from "@tanstack/react-router";
import { useWords } from "../core/words";

export function Desks(props: { readonly onGo?: () => void }) {
  const t = useWords();
  const { onGo } = props;
  return (
    <>
      <Link
        to="/first-line"
        search={{}}
        className="rail__desk"
        {...(onGo && { onClick: onGo })}
        activeOptions={{ includeSearch: false }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 13a8 8 0 0 1 16 0v5a2 2 0 0 1-2 2h-2v-7h2.5a6.5 6.5 0 0 0-13 0H8v7H6a2 2 0 0 1-2-2Z" />
        </svg>
        {t("shell.first_line")}
      </Link>
      <Link
        to="/day"
        search={{}}
        className="rail__desk"
        {...(onGo && { onClick: onGo })}
        activeOptions={{ includeSearch: false }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm-1 2h2v4.6l3.2 1.9-1 1.7L11 12.7Z" />
        </svg>
        {t("shell.day")}
      </Link>
      <Link
        to="/books"
        search={{}}
        className="rail__desk"
        {...(onGo && { onClick: onGo })}
        activeOptions={{ includeSearch: false }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path
            d="M7 2h2v2h6V2h2v2h3a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3ZM5 9v10h14V9Zm2 2h4v3H7Zm6 0h4v6h-4Z"
            fillRule="evenodd"
          />
        </svg>
        {t("shell.books")}
      </Link>
    </>
  );
}
