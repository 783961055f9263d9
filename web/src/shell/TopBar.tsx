// Shell: the top bar. Who acts as what, one search, how old the screen is, reachability, language, way out.

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Me, RoleId } from "../contract.generated";
import { keys } from "../core/queries";
import { useReadAgain } from "../core/read-again";
import { useMe } from "../core/session";
import { useLine } from "../core/stream";
import { useWords } from "../core/words";
import { LanguageChoice } from "../features/access/LanguageChoice";
import { Trouble, useLanguageChoice, useRoleChoice, useSignOut } from "../features/access/SignIn";
import { ClientSearch } from "../features/clients/ClientSearch";
import { MyReachability } from "../features/directory/MyReachability";
import { Button } from "../ui/parts";
import { Desks } from "./Desks";
import { LineAge } from "./LineAge";

export function TopBar(props: { readonly onKeys: () => void; readonly onPassword: () => void }) {
  const t = useWords();
  const me = useMe();
  const client = useQueryClient();
  const readAgain = useReadAgain();
  const navigate = useNavigate();
  const line = useLine();
  const [is_open, setOpen] = useState(false);
  const role = useRoleChoice((fresh) => {
    client.setQueryData<Me>(keys.session, fresh);
    void client.invalidateQueries();
  });

  const language = useLanguageChoice((fresh) => {
    client.setQueryData<Me>(keys.session, fresh);
    readAgain("catalogue", "contact");
  });
  const way_out = useSignOut();
  const trouble = [role, language, way_out].find(({ step }) => step.at === "refused" || step.at === "unreachable");

  return (
    <header className="top">
      <span className="top__name">Koppi</span>
      <ClientSearch
        onOpen={(found) => void navigate({ to: "/first-line", search: { client: found, page: "matter" } })}
      />
      <LineAge line={line} />
      <Button
        className="top__more"
        look="quiet"
        aria-expanded={is_open}
        aria-controls="top-more"
        onClick={() => setOpen(!is_open)}
      >
        {t("shell.menu")}
      </Button>
      <div className={is_open ? "top__rest top__rest--open" : "top__rest"} id="top-more">
        {/* Where there is no room for the rail. */}
        <nav className="top__desks" aria-label={t("shell.desks")}>
          <Desks onGo={() => setOpen(false)} />
        </nav>
        <select
          className="input top__role"
          aria-label={t("shell.acting_as")}
          value={me.role.role}
          onChange={(event) => {
            const chosen = me.roles.find((one) => one.role === (event.target.value as RoleId));
            if (chosen) void role.choose(chosen);
          }}
        >
          {me.roles.map((one) => (
            <option key={one.role} value={one.role}>
              {t(`profession.${one.profession}`)}, {one.unit_name}
            </option>
          ))}
        </select>
        <MyReachability />
        <LanguageChoice is_short onChosen={(chosen) => void language.choose(chosen)} />
        <Button look="quiet" onClick={props.onKeys} hotkey="?">
          {t("shell.keys")}
        </Button>
        {/* The person's own name opens what is theirs alone. */}
        <Button
          look="quiet"
          className="top__me"
          aria-label={`${me.name}: ${t("password.change")}`}
          title={t("password.change")}
          onClick={props.onPassword}
        >
          {me.name}
        </Button>
        <Button look="quiet" className="nowrap" onClick={() => void way_out.leave()}>
          {t("shell.sign_out")}
        </Button>
        {trouble && <Trouble step={trouble.step} />}
      </div>
    </header>
  );
}
