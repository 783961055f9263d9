// Routing: one decision, one press. Every way on asks why; the agreed rule's text is offered as a beginning and can be changed.

import type { ReactNode } from "react";
import type { CalendarDate, MatterId } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import type { AnswerOf, BodyOf, Command, PathOf } from "../../core/operations";
import type { Step } from "../../core/use-command";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";

export interface Subject {
  readonly matter: MatterId;
  readonly client_name: string;
  readonly client_born: CalendarDate | undefined;
}

type OnMatter = Extract<Command, `matter_${string}`>;

export function DecisionForm<O extends OnMatter>(props: {
  readonly title: string;
  readonly subject: Subject;
  readonly verb: string;
  readonly danger?: boolean;
  /** Where the server may point to; everything else is said at the foot. */
  readonly fields: ReadonlyArray<string>;
  readonly path: PathOf<O>;
  /** Absent: a field says what is wrong with it, and nothing is sent. */
  readonly body: () => BodyOf<O> | undefined;
  readonly onDone: (value: AnswerOf<O>) => void;
  readonly onBack: (() => void) | undefined;
  readonly children: (step: Step) => ReactNode;
}) {
  const t = useWords();
  const { subject, ...asked } = props;
  return (
    <CommandForm<O>
      {...asked}
      scope={subject.matter}
      takes_focus
      who={
        <p className="decide__who">
          <strong>{subject.client_name}</strong>
          {subject.client_born && <span className="figures"> {dayText(subject.client_born, t.language)}</span>}
        </p>
      }
    />
  );
}
