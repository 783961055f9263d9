import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Acting, SessionContext } from "../../core/session";
import { changeLanguage } from "../../core/words";
import { UnitMeetingsDesk } from "./UnitMeetingsDesk";

vi.mock("@tanstack/react-router", () => ({ Link: (props: { children: string }) => <a href="/">{props.children}</a> }));

const unit = "u";
const answers: Record<string, unknown> = {
  "/api/catalog": { teams: { indicators: [], statutes: [] } },
  "/api/colleagues": { colleagues: [] },
  "/api/desks/unit-meetings": { as_of: "2026-09-16T06:00:00Z", unit, unit_name: "Armila", meetings: [] },
  "/api/desks/team-dues": {
    as_of: "2026-09-16T06:00:00Z",
    overdue: 1,
    agreed: [
      {
        agreed: "a",
        text: "Omahoitajat kaikille",
        due_on: "2026-09-14",
        days_over: 2,
        unit_name: "Armila",
        others: [],
      },
    ],
    invitations: [],
  },
};

const place = document.createElement("div");

beforeEach(async () => {
  await changeLanguage("fi");
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal(
    "fetch",
    async (path: string) => new Response(JSON.stringify(answers[path.split("?")[0] ?? ""] ?? {}), { status: 200 }),
  );
  document.body.append(place);
});
afterEach(() => {
  vi.unstubAllGlobals();
  place.remove();
});

async function shownTo(rights: ReadonlyArray<string>): Promise<string> {
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <SessionContext value={{ rights, role: { unit, unit_name: "Armila" } } as unknown as Acting}>
        <QueryClientProvider client={new QueryClient()}>
          <UnitMeetingsDesk />
        </QueryClientProvider>
      </SessionContext>,
    ),
  );
  await act(async () => {
    await vi.waitFor(() => expect(place.textContent).toContain("Ei kokouksia"));
  });
  await act(async () => new Promise((heard) => setTimeout(heard, 20)));
  const text = place.textContent ?? "";
  await act(async () => root.unmount());
  return text;
}

test("whoever leads a unit and has no desk of their own sees here what they are to see to", async () => {
  expect(await shownTo(["unit_follow_up"])).toContain("Omahoitajat kaikille");
  expect(await shownTo(["unit_follow_up", "person_header"])).not.toContain("Omahoitajat kaikille");
});
