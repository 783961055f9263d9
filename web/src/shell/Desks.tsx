// Shell: the desks that the role has. In the rail at the side, and in the menu where there is no room for a rail.

import { Link } from "@tanstack/react-router";
import { useMe } from "../core/session";
import { useCatalogue } from "../core/use-catalogue";
import { useWords, type WordKey } from "../core/words";

interface Desk {
  readonly to:
    | "/first-line"
    | "/waiting-room"
    | "/day"
    | "/books"
    | "/groups"
    | "/waiting"
    | "/messages"
    | "/own"
    | "/consultations"
    | "/survey"
    | "/transfers"
    | "/panels"
    | "/worktime"
    | "/heavy-need"
    | "/unit-meetings";
  readonly label: WordKey;
  readonly needs: readonly string[];
  readonly drawing: string;
  /** Of health care, and of those who lead people. */
  readonly is_of_care?: true;
}

const desks: readonly Desk[] = [
  {
    to: "/first-line",
    label: "shell.first_line",
    needs: ["queue_list"],
    drawing: "M4 13a8 8 0 0 1 16 0v5a2 2 0 0 1-2 2h-2v-7h2.5a6.5 6.5 0 0 0-13 0H8v7H6a2 2 0 0 1-2-2Z",
  },
  {
    to: "/own",
    label: "shell.own",
    needs: ["person_header"],
    drawing:
      "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM4 20v-2a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v2h-2v-2a3 3 0 0 0-3-3H9a3 3 0 0 0-3 3v2Z",
  },
  {
    to: "/consultations",
    label: "shell.consultations",
    needs: ["consult_answer"],
    drawing:
      "M4 4h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H9l-4 3v-3H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Zm1 2v5h9V6Zm13 3h2a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-1v3l-4-3h-5v-2h8Z",
  },
  {
    to: "/survey",
    label: "shell.survey",
    needs: ["survey_case"],
    drawing:
      "M5 3h10l4 4v5h-2V8h-3V5H6v14h5v2H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm11 10a4 4 0 0 1 3.2 6.4l2.3 2.2-1.4 1.4-2.3-2.2A4 4 0 1 1 16 13Zm0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM8 9h5v2H8Zm0 4h3v2H8Z",
  },
  {
    to: "/transfers",
    label: "shell.transfers",
    needs: ["unit_follow_up"],
    is_of_care: true,
    drawing: "M4 7h11l-3-3 1.4-1.4L18.8 8l-5.4 5.4L12 12l3-3H4Zm16 10H9l3 3-1.4 1.4L5.2 16l5.4-5.4L12 12l-3 3h11Z",
  },
  {
    to: "/waiting-room",
    label: "shell.waiting_room",
    needs: ["queue_list"],
    drawing:
      "M5 3h8a1 1 0 0 1 1 1v3h-2V5H6v14h6v-2h2v3a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm3 5h3v8H9v-6H8Zm8 1 4 3-4 3v-2h-3v-2h3Z",
  },
  {
    to: "/day",
    label: "shell.day",
    // Whoever meets clients has a day of their own.
    needs: ["appt_read", "queue_list"],
    drawing:
      "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm-1 2h2v4.6l3.2 1.9-1 1.7L11 12.7Z",
  },
  {
    to: "/books",
    label: "shell.books",
    needs: ["appt_read"],
    drawing:
      "M7 2h2v2h6V2h2v2h3a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3ZM5 9v10h14V9Zm2 2h4v3H7Zm6 0h4v6h-4Z",
  },
  {
    to: "/waiting",
    label: "shell.waiting",
    needs: ["appt_read"],
    drawing:
      "M3 4h3v3H3ZM8 4.5h13v2H8ZM3 10.5h3v3H3ZM8 11h8v2H8ZM3 17h3v3H3ZM8 17.5h5v2H8ZM18 11l3.5 3.5-3.5 3.5v-2.5h-3v-2h3Z",
  },
  {
    to: "/groups",
    label: "shell.groups",
    needs: ["appt_read"],
    drawing:
      "M12 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM5.5 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Zm13 0a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM7 20v-4a5 5 0 0 1 10 0v4ZM1 20v-3.5a4 4 0 0 1 5-3.9A7 7 0 0 0 5 16v4Zm22 0v-3.5a4 4 0 0 0-5-3.9 7 7 0 0 1 1 3.4v4Z",
  },
  {
    to: "/messages",
    label: "shell.messages",
    needs: ["appt_read"],
    drawing:
      "M3 5h18a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm1 3.2V17h16V8.2l-8 5.3ZM5.5 7l6.5 4.3L18.5 7Z",
  },
  {
    to: "/panels",
    label: "shell.panels",
    needs: ["panel_lead"],
    drawing: "M4 4h5v16H4Zm2 2v12h1V6Zm5 4h5v10h-5Zm2 2v6h1v-6Zm5-5h3v13h-3Z",
  },
  {
    to: "/heavy-need",
    label: "shell.heavy",
    needs: ["unit_follow_up"],
    drawing: "M4 18h3v3H4Zm4-5h3v8H8Zm4-4h3v12h-3Zm4-6h3v18h-3Z",
  },
  {
    to: "/unit-meetings",
    label: "shell.unit_meetings",
    needs: ["unit_follow_up"],
    drawing: "M4 4h16v11h-6l2 5h-2l-1-3h-2l-1 3H8l2-5H4Zm2 2v7h12V6Zm2 4 2-2 2 2 3-3 1.2 1.2L12 12l-2-2-1 1Z",
  },
  {
    to: "/worktime",
    label: "shell.worktime",
    needs: ["worktime_edit"],
    drawing: "M3 4h18v2H3ZM3 8h4v3H3ZM9 8h9v3H9ZM3 13h11v3H3ZM16 13h5v3h-5ZM3 18h6v3H3ZM11 18h5v3h-5Z",
  },
];

export function Desks(props: { readonly onGo?: () => void }) {
  const t = useWords();
  const { rights, role } = useMe();
  const professions = useCatalogue().data?.transfers.professions;
  const is_in_care = rights.includes("panel_lead") || (role && professions?.includes(role.profession));
  const { onGo } = props;
  return (
    <>
      {desks
        .filter((desk) => desk.needs.every((right) => rights.includes(right)) && (!desk.is_of_care || is_in_care))
        .map((desk) => (
          <Link
            key={desk.to}
            to={desk.to}
            search={{}}
            className="rail__desk"
            {...(onGo && { onClick: onGo })}
            activeOptions={{ includeSearch: false }}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={desk.drawing} fillRule="evenodd" />
            </svg>
            {t(desk.label)}
          </Link>
        ))}
    </>
  );
}
