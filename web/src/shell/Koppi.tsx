// Shell: signs people in, keeps the stream open, and puts the right desk on the screen.
//
// Invariant: when a session ends, what was typed stays where it is; signing in again goes on from the same place.

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Me } from "../contract.generated";
import { Refused, read, speakWithServer, Unreachable, whenSessionEnds } from "../core/api";
import { askForNewScreens } from "../core/new-screens";
import { all_families, keys, refresher } from "../core/queries";
import { type Acting, SessionContext } from "../core/session";
import { listen } from "../core/stream";
import { hearTabs, tellTabs } from "../core/tabs";
import { letGo } from "../core/unsaved";
import { changeLanguage, useWords } from "../core/words";
import { ChooseRole, SignIn, SignInAgain } from "../features/access/SignIn";
import { saveAgain } from "../features/assessment/drafts";
import { Skeleton } from "../ui/parts";
import { router } from "./routes";
import "./shell.css";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal is an answer; only a silent line is worth another try.
      retry: (tries, error) => error instanceof Unreachable && tries < 2,
      staleTime: 30_000,
    },
  },
});

/** What comes behind the door is asked for in the language of whoever is in, not in the door's. */
function inTheirLanguage(me: Me): Me {
  speakWithServer(me.language);
  return me;
}

async function whoAmI(): Promise<Me | null> {
  const answer = await read<"session_show">("/api/session");
  if (answer.ok) return inTheirLanguage(answer.value);
  if (answer.refusal.status === 401) return null;
  throw new Refused(answer.refusal);
}

/** Another person must not find this one's work. */
function beginAnew(): void {
  letGo();
  window.location.reload();
}

function isAnother(fresh: Me): boolean {
  const before = client.getQueryData<Me | null>(keys.session);
  const is_another = before !== undefined && before !== null && before.account !== fresh.account;
  if (is_another) beginAnew();
  return is_another;
}

export function Koppi() {
  return (
    <QueryClientProvider client={client}>
      <Door />
    </QueryClientProvider>
  );
}

function Door() {
  const t = useWords();
  const [hasEnded, setHasEnded] = useState(false);
  const has_ended = useRef(hasEnded);
  has_ended.current = hasEnded;
  const session = useQuery({ queryKey: keys.session, queryFn: whoAmI, staleTime: Number.POSITIVE_INFINITY });
  const me = session.data;

  const asks = useRef(false);

  useEffect(() => {
    const goOn = (fresh: Me) => {
      if (isAnother(fresh)) return;
      client.setQueryData(keys.session, fresh);
      setHasEnded(false);
      saveAgain();
      void client.invalidateQueries();
    };
    // An answer to what was asked before another tab signed in again says nothing of the session that is open now.
    const isItSo = () => {
      if (asks.current) return;
      asks.current = true;
      whoAmI()
        .then(
          (fresh) => (fresh ? goOn(fresh) : setHasEnded(true)),
          () => setHasEnded(true),
        )
        .finally(() => {
          asks.current = false;
        });
    };
    whenSessionEnds(isItSo);
    return hearTabs((acts) => {
      const mine = client.getQueryData<Me | null>(keys.session);
      if (!mine) return void (acts && client.invalidateQueries({ queryKey: keys.session }));
      if (acts?.account !== mine.account) return beginAnew();
      if (acts.role !== mine.role?.role || has_ended.current) isItSo();
    });
  }, []);
  const account = me?.account;
  const role = me?.role?.role;
  useEffect(() => {
    if (account && !hasEnded) tellTabs({ account, role });
  }, [account, role, hasEnded]);
  useEffect(() => {
    if (me && me.language !== t.language) void changeLanguage(me.language);
  }, [me, t.language]);

  if (session.isPending)
    return (
      <main className="door">
        <Skeleton words={t("state.loading")} />
      </main>
    );
  // A session that could not be read again is still the one that was read before.
  if (session.isError && !me)
    return (
      <main className="door">
        <h1>Koppi</h1>
        <p role="alert">{t("state.unreachable")}</p>
        <button type="button" className="button" onClick={() => session.refetch()}>
          {t("action.try_again")}
        </button>
      </main>
    );

  const enter = (fresh: Me) => client.setQueryData(keys.session, inTheirLanguage(fresh));
  if (!me) return <SignIn onSignedIn={enter} />;
  if (!me.role) return <ChooseRole me={me} onChosen={enter} />;

  return (
    <>
      {hasEnded && (
        <SignInAgain
          me={me}
          onSignedIn={(fresh) => {
            if (isAnother(fresh)) return;
            enter(fresh);
            setHasEnded(false);
            saveAgain();
            void client.invalidateQueries();
          }}
        />
      )}
      <div className="behind" inert={hasEnded}>
        <Centre me={me as Acting} is_open={!hasEnded} />
      </div>
    </>
  );
}

function Centre(props: { readonly me: Acting; readonly is_open: boolean }) {
  const { is_open } = props;
  useEffect(() => {
    if (!is_open) return;
    const refresh = refresher(client);
    return listen({
      moved: refresh,
      presence: () => refresh(["presence"]),
      again: () => {
        refresh(all_families);
        saveAgain();
        void askForNewScreens();
      },
    });
  }, [is_open]);

  return (
    <SessionContext value={props.me}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}
