// Shell: what stands around every desk. Top bar, desks, the line to the server, help about keys.

import { type ErrorComponentProps, Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useKeys } from "../core/keys";
import { useWords } from "../core/words";
import { MadeBar } from "../features/routing/MadeBar";
import { KeysHelp } from "./KeysHelp";
import { PasswordPanel } from "./PasswordPanel";
import { TopBar } from "./TopBar";

export function Frame() {
  const t = useWords();
  const [panel, setPanel] = useState<"keys" | "password" | undefined>(undefined);
  const toggle = (which: "keys" | "password") => setPanel((shown) => (shown === which ? undefined : which));
  const navigate = useNavigate();

  useKeys({
    "?": () => toggle("keys"),
    "g e": () => void navigate({ to: "/first-line", search: {} }),
    "g p": () => void navigate({ to: "/day", search: {} }),
    "g a": () => void navigate({ to: "/books", search: {} }),
    "g m": () => void navigate({ to: "/first-line", search: { list: "mine" } }),
  });
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t("shell.skip")}
      </a>
      <TopBar onKeys={() => toggle("keys")} onPassword={() => toggle("password")} />
      <nav className="rail" aria-label={t("shell.desks")}>
        <Link to="/first-line" search={{}} className="rail__desk" activeOptions={{ includeSearch: false }}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 13a8 8 0 0 1 16 0v5a2 2 0 0 1-2 2h-2v-7h2.5a6.5 6.5 0 0 0-13 0H8v7H6a2 2 0 0 1-2-2Z" />
          </svg>
          {t("shell.first_line")}
        </Link>
        <Link to="/day" search={{}} className="rail__desk" activeOptions={{ includeSearch: false }}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm-1 2h2v4.6l3.2 1.9-1 1.7L11 12.7Z" />
          </svg>
          {t("shell.day")}
        </Link>
        <Link to="/books" search={{}} className="rail__desk" activeOptions={{ includeSearch: false }}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path
              d="M7 2h2v2h6V2h2v2h3a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3ZM5 9v10h14V9Zm2 2h4v3H7Zm6 0h4v6h-4Z"
              fillRule="evenodd"
            />
          </svg>
          {t("shell.books")}
        </Link>
      </nav>
      <main className="frame__desk" id="content" tabIndex={-1}>
        {panel === "keys" && <KeysHelp onClose={() => setPanel(undefined)} />}
        {panel === "password" && <PasswordPanel onClose={() => setPanel(undefined)} />}
        <Outlet />
      </main>
      <MadeBar />
    </div>
  );
}

export function NoSuchPage() {
  const t = useWords();
  return (
    <div className="page">
      <h1>{t("shell.not_found_title")}</h1>
      <p>{t("shell.not_found")}</p>
      <Link to="/first-line" search={{}}>
        {t("shell.to_desk")}
      </Link>
    </div>
  );
}

export function Broken(props: ErrorComponentProps) {
  const t = useWords();
  return (
    <div className="page" role="alert">
      <h1>{t("shell.broken_title")}</h1>
      <p>{t("shell.broken")}</p>
      <p className="dim small">{props.error instanceof Error ? props.error.name : ""}</p>
      <button type="button" className="button button--primary" onClick={() => window.location.reload()}>
        {t("action.refresh")}
      </button>
    </div>
  );
}
