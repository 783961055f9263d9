// Routing: with which outcomes a matter may end here. The server says no to all others; nobody is offered what would be refused.

import type { OutcomeShown, Route, Urgency } from "../../contract.generated";

export function endings(
  outcomes: ReadonlyArray<OutcomeShown>,
  route: Route | undefined,
  /** Absent: nobody has assessed the matter. */
  urgency: Urgency | undefined,
): ReadonlyArray<OutcomeShown> {
  // What says that the matter is settled stands on an assessment; an emergency is settled by no advice.
  const may_settle = urgency !== undefined && urgency !== "emergency";
  return outcomes.filter(
    (one) =>
      one.closes && route !== undefined && one.routes.includes(route) && (may_settle || !one.resolved_at_first_contact),
  );
}
