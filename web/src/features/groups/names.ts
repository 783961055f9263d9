// Groups: who somebody is, for those who may know it.

import type { MemberShown } from "../../contract.generated";
import type { Words } from "../../core/words";

export function nameText(t: Words, who: MemberShown): string {
  return who.name ?? t("breaks.client_hidden");
}
