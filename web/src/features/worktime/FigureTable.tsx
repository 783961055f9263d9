// Worktime: a table of figures by unit. On a phone each row is a card, and every figure has its head beside it.

import type { ReactNode } from "react";
import { useWords } from "../../core/words";

export interface Figure<Row> {
  readonly head: string;
  readonly of: (row: Row) => ReactNode;
  readonly is_number?: boolean;
}

export function FigureTable<Row extends Readonly<{ unit: string; unit_name: string }>>(props: {
  readonly rows: ReadonlyArray<Row>;
  readonly keyOf: (row: Row) => string;
  readonly figures: ReadonlyArray<Figure<Row>>;
}) {
  const t = useWords();
  const { rows, figures } = props;
  return (
    <div className="t3">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("t3.unit")}</th>
            {figures.map(({ head, is_number }) => (
              <th key={head} scope="col" className={is_number ? "t3__number" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={props.keyOf(row)}>
              <th scope="row" data-label={t("t3.unit")}>
                <span className={rows[n - 1]?.unit === row.unit ? "t3__again" : undefined}>{row.unit_name}</span>
              </th>
              {figures.map(({ head, of, is_number }) => (
                <td key={head} data-label={head} className={is_number ? "t3__number" : undefined}>
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
