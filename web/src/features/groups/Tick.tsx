// Groups: one box to tick, with its words beside it.

import type { ReactNode } from "react";

export function Tick(props: {
  readonly label: ReactNode;
  readonly is_on: boolean;
  readonly onChange: (is_on: boolean) => void;
  readonly is_off?: boolean;
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.is_on}
        disabled={props.is_off}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
