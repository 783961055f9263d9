// Shell: the top bar. Who acts as what, one search, how old the screen is, reachability, language, way out.

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Language, Me, RoleId } from "../contract.generated";
import { speakWithServer, write } from "../core/api";
import { keys } from "../core/queries";
import { useMe } from "../core/session";
import { useLine } from "../core/stream";
import { useWords } from "../core/words";
import { LanguageChoice, useRoleChoice } from "../features/access/SignIn";
import { ClientSearch } from "../features/clients/ClientSearch";
import { MyReachability } from "../features/directory/MyReachability";
import { Button } from "../ui/parts";
import { LineAge } from "./LineAge";

export function TopBar(props: { readonly onKeys: () => void }) {
  const t = useWords();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const line = useLine();
  const [is_open, setOpen] = useState(false);
  const { choose } = useRoleChoice((fresh) => {
    client.setQueryData<Me>(keys.session, fresh);
    void client.invalidateQueries();
  });

  const language = useMutation({
    mutationFn: (chosen: Language) => write<"session_language">("POST", "/api/session/language", { language: chosen }),
    onSuccess: (answer, chosen) => {
      speakWithServer(chosen);
      if (answer.ok) client.setQueryData<Me>(keys.session, answer.value);
      void client.invalidateQueries({ queryKey: keys.catalogue });
      void client.invalidateQueries({ queryKey: keys.contact });
    },
  });
  const leave = useMutation({
    mutationFn: () => write<"session_end">("POST", "/api/session/end", {}),
    onSuccess: () => window.location.assign("/"),
  });

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
        <select
          className="input top__role"
          aria-label={t("shell.acting_as")}
          value={me.role.role}
          onChange={(event) => {
            const chosen = me.roles.find((role) => role.role === (event.target.value as RoleId));
            if (chosen) void choose(chosen);
          }}
        >
          {me.roles.map((role) => (
            <option key={role.role} value={role.role}>
              {t(`profession.${role.profession}`)}, {role.unit_name}
            </option>
          ))}
        </select>
        <MyReachability />
        <LanguageChoice is_short onChosen={(chosen) => language.mutate(chosen)} />
        <Button look="quiet" onClick={props.onKeys} hotkey="?">
          {t("shell.keys")}
        </Button>
        <span className="top__me">{me.name}</span>
        <Button look="quiet" className="nowrap" onClick={() => leave.mutate()}>
          {t("shell.sign_out")}
        </Button>
      </div>
    </header>
  );
}
