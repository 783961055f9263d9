// Core: who is signed in, and as what. Rights are decided by the server; the browser only leaves out what could not be done.

import { createContext, useContext } from "react";
import type { Me, RoleChoice } from "../contract.generated";

export type Acting = Me & { readonly role: RoleChoice };

export const SessionContext = createContext<Acting | undefined>(undefined);

export function useMe(): Acting {
  const me = useContext(SessionContext);
  if (!me) throw new Error("a desk is shown only to somebody who is signed in with a role");
  return me;
}
