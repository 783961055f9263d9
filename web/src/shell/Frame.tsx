// Shell: what stands around every desk. Top bar, desks, the line to the server, help about keys.

import { type ErrorComponentProps, Link, Navigate, Outlet, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useKeys } from "../core/keys";
import { useMe } from "../core/session";
import { useWords } from "../core/words";
import { MadeBar } from "../features/routing/MadeBar";
import { Desks } from "./Desks";
import { useDeskGroups } from "./desk-list";
import { KeysHelp } from "./KeysHelp";
import { PasswordPanel } from "./PasswordPanel";
import { TopBar } from "./TopBar";
import { useDeskScroll } from "./use-desk-scroll";

export function Frame() {
  const t = useWords();
  const [panel, setPanel] = useState<"keys" | "password" | undefined>(undefined);
  const toggle = (which: "keys" | "password") => setPanel((shown) => (shown === which ? undefined : which));
  const navigate = useNavigate();
  const desk_groups = useDeskGroups();
  const desk = useRef<HTMLElement>(null);
  useDeskScroll(desk);

  useKeys({
    "?": () => toggle("keys"),
    ...Object.fromEntries(
      desk_groups.flatMap(({ desks }) =>
        desks.map(({ letter, to }) => [`g ${letter}`, () => void navigate({ to, search: {} })]),
      ),
    ),
    "g m": () => void navigate({ to: "/first-line", search: { list: "mine" } }),
  });
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t("shell.skip")}
      </a>
      <TopBar onKeys={() => toggle("keys")} onPassword={() => toggle("password")} />
      <nav className="rail" aria-label={t("shell.desks")}>
        <Desks />
      </nav>
      <main className="frame__desk" id="content" tabIndex={-1} ref={desk}>
        {panel === "keys" && <KeysHelp onClose={() => setPanel(undefined)} />}
        {panel === "password" && <PasswordPanel onClose={() => setPanel(undefined)} />}
        <Outlet />
      </main>
      <MadeBar />
    </div>
  );
}

/** Whoever keeps no queue begins at the desk that is theirs. */
export function Home() {
  const { rights } = useMe();
  const plans_only = rights.includes("worktime_edit") && !rights.includes("queue_list");
  return <Navigate to={plans_only ? "/worktime" : "/first-line"} search={{}} replace />;
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
