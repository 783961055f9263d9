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
