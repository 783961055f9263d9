// Shell: the desks that a role has, in the order in which they stand: the rail, the menu, the keys and their help all read this.

import { useMe } from "../core/session";
import { useCatalogue } from "../core/use-catalogue";
import type { WordKey } from "../core/words";

export interface DeskEntry {
  readonly to:
    | "/first-line"
    | "/waiting-room"
    | "/own"
    | "/consultations"
    | "/survey"
    | "/transfers"
    | "/duties"
    | "/day"
    | "/books"
    | "/waiting"
    | "/groups"
    | "/messages"
    | "/lying"
    | "/routing"
    | "/panels"
    | "/heavy-need"
    | "/unit-meetings"
    | "/worktime";
  readonly label: WordKey;
  /** After G. */
  readonly letter: string;
  readonly needs: readonly string[];
  /** Of health care, and of those who lead people. */
  readonly is_of_care?: true;
  readonly drawing: string;
}

interface DeskGroup {
  readonly label: WordKey;
  readonly desks: readonly DeskEntry[];
}

const groups: readonly DeskGroup[] = [
  {
    label: "shell.group_clients",
    desks: [
      {
        to: "/first-line",
        label: "shell.first_line",
        letter: "e",
        needs: ["queue_list"],
        drawing: "M4 13a8 8 0 0 1 16 0v5a2 2 0 0 1-2 2h-2v-7h2.5a6.5 6.5 0 0 0-13 0H8v7H6a2 2 0 0 1-2-2Z",
      },
      {
        to: "/waiting-room",
        label: "shell.waiting_room",
        letter: "o",
        needs: ["queue_list"],
        drawing:
          "M5 3h8a1 1 0 0 1 1 1v3h-2V5H6v14h6v-2h2v3a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm3 5h3v8H9v-6H8Zm8 1 4 3-4 3v-2h-3v-2h3Z",
      },
      {
        to: "/own",
        label: "shell.own",
        letter: "i",
        needs: ["person_header"],
        drawing:
          "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM4 20v-2a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v2h-2v-2a3 3 0 0 0-3-3H9a3 3 0 0 0-3 3v2Z",
      },
      {
        to: "/consultations",
        label: "shell.consultations",
        letter: "c",
        needs: ["consult_answer"],
        drawing:
          "M4 4h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H9l-4 3v-3H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Zm1 2v5h9V6Zm13 3h2a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-1v3l-4-3h-5v-2h8Z",
      },
      {
        to: "/survey",
        label: "shell.survey",
        letter: "k",
        needs: ["survey_case"],
        drawing:
          "M5 3h10l4 4v5h-2V8h-3V5H6v14h5v2H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm11 10a4 4 0 0 1 3.2 6.4l2.3 2.2-1.4 1.4-2.3-2.2A4 4 0 1 1 16 13Zm0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM8 9h5v2H8Zm0 4h3v2H8Z",
      },
      {
        to: "/transfers",
        label: "shell.transfers",
        letter: "t",
        needs: ["unit_follow_up"],
        is_of_care: true,
        drawing: "M4 7h11l-3-3 1.4-1.4L18.8 8l-5.4 5.4L12 12l3-3H4Zm16 10H9l3 3-1.4 1.4L5.2 16l5.4-5.4L12 12l-3 3h11Z",
      },
      {
        to: "/duties",
        label: "shell.duties",
        letter: "d",
        needs: ["directory_read"],
        drawing:
          "M7 2h2v2h6V2h2v2h3a1 1 0 0 1 1 1v6h-2V9H5v10h6v2H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3Zm10 11a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Zm-5 9a5 3.5 0 0 1 10 0Z",
      },
    ],
  },
  {
    label: "shell.group_times",
    desks: [
      {
        to: "/day",
        label: "shell.day",
        letter: "p",
        // Whoever meets clients has a day of their own.
        needs: ["appt_read", "queue_list"],
        drawing:
          "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm-1 2h2v4.6l3.2 1.9-1 1.7L11 12.7Z",
      },
      {
        to: "/books",
        label: "shell.books",
        letter: "a",
        needs: ["appt_read"],
        drawing:
          "M7 2h2v2h6V2h2v2h3a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3ZM5 9v10h14V9Zm2 2h4v3H7Zm6 0h4v6h-4Z",
      },
      {
        to: "/waiting",
        label: "shell.waiting",
        letter: "j",
        needs: ["appt_read"],
        drawing:
          "M3 4h3v3H3ZM8 4.5h13v2H8ZM3 10.5h3v3H3ZM8 11h8v2H8ZM3 17h3v3H3ZM8 17.5h5v2H8ZM18 11l3.5 3.5-3.5 3.5v-2.5h-3v-2h3Z",
      },
      {
        to: "/groups",
        label: "shell.groups",
        letter: "r",
        needs: ["appt_read"],
        drawing:
          "M12 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM5.5 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Zm13 0a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM7 20v-4a5 5 0 0 1 10 0v4ZM1 20v-3.5a4 4 0 0 1 5-3.9A7 7 0 0 0 5 16v4Zm22 0v-3.5a4 4 0 0 0-5-3.9 7 7 0 0 1 1 3.4v4Z",
      },
      {
        to: "/messages",
        label: "shell.messages",
        letter: "v",
        needs: ["appt_read"],
        drawing:
          "M3 5h18a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm1 3.2V17h16V8.2l-8 5.3ZM5.5 7l6.5 4.3L18.5 7Z",
      },
    ],
  },
  {
    label: "shell.group_operations",
    desks: [
      {
        to: "/lying",
        label: "shell.lying",
        letter: "l",
        needs: ["panel_lead"],
        drawing: "M6 3h12v2l-4.5 7 4.5 7v2H6v-2l4.5-7L6 5Zm2.5 2 3.5 5.4L15.5 5Zm3.5 8.6L8.5 19h7Z",
      },
      {
        to: "/routing",
        label: "shell.routing",
        letter: "s",
        needs: ["panel_lead"],
        drawing: "M4 11h7V5h6V2l5 4-5 4V7h-4v10h4v-3l5 4-5 4v-3h-6v-6H4Z",
      },
      {
        to: "/panels",
        label: "shell.panels",
        letter: "n",
        needs: ["panel_lead"],
        drawing: "M4 4h5v16H4Zm2 2v12h1V6Zm5 4h5v10h-5Zm2 2v6h1v-6Zm5-5h3v13h-3Z",
      },
      {
        to: "/heavy-need",
        label: "shell.heavy",
        letter: "h",
        needs: ["unit_follow_up"],
        drawing: "M4 18h3v3H4Zm4-5h3v8H8Zm4-4h3v12h-3Zm4-6h3v18h-3Z",
      },
      {
        to: "/unit-meetings",
        label: "shell.unit_meetings",
        letter: "u",
        needs: ["unit_follow_up"],
        drawing: "M4 4h16v11h-6l2 5h-2l-1-3h-2l-1 3H8l2-5H4Zm2 2v7h12V6Zm2 4 2-2 2 2 3-3 1.2 1.2L12 12l-2-2-1 1Z",
      },
      {
        to: "/worktime",
        label: "shell.worktime",
        letter: "w",
        needs: ["worktime_edit"],
        drawing: "M3 4h18v2H3ZM3 8h4v3H3ZM9 8h9v3H9ZM3 13h11v3H3ZM16 13h5v3h-5ZM3 18h6v3H3ZM11 18h5v3h-5Z",
      },
    ],
  },
];

/** Groups without a desk are left out. */
export function useDeskGroups(): readonly DeskGroup[] {
  const { rights, role } = useMe();
  const professions = useCatalogue().data?.transfers.professions;
  const is_in_care = rights.includes("panel_lead") || professions?.includes(role.profession);
  const is_for = ({ needs, is_of_care }: DeskEntry) =>
    needs.every((it) => rights.includes(it)) && (!is_of_care || is_in_care);
  return groups
    .map((group) => ({ ...group, desks: group.desks.filter(is_for) }))
    .filter((group) => group.desks.length > 0);
}
