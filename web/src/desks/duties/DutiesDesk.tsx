// The desk of duties: who answers what on which day of the week. Whoever leads gives a duty; oneself one takes today's.

import { getRouteApi } from "@tanstack/react-router";
import { dayText, plusDays } from "../../core/civil-time";
import type { DutiesPlace } from "../../core/duties-place";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { DutyCard } from "../../features/roster/DutyCard";
import { useDuties } from "../../features/roster/use-duties";
import { Button } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import "./duties-desk.css";

const route = getRouteApi("/duties");

export function DutiesDesk() {
  const t = useWords();
  const place: DutiesPlace = route.useSearch();
  const navigate = route.useNavigate();
  const duties = useDuties(place.week);
  const shown = duties.data;
  const title = t("duties.title");
  useTitle(title);
  const go = (week: DutiesPlace["week"]) => void navigate({ search: week ? { week } : {} });

  return (
    <div className="duties">
      <header className="duties__head">
        <h1>{title}</h1>
        {shown && (
          <nav className="actions" aria-label={title}>
            <Button onClick={() => go(plusDays(shown.monday, -7))}>‹ {t("duties.previous")}</Button>
            <strong className="figures">
              {dayText(shown.monday, t.language)}–{dayText(plusDays(shown.monday, 4), t.language)}
            </strong>
            <Button onClick={() => go(plusDays(shown.monday, 7))}>{t("duties.next")} ›</Button>
            {place.week && (
              <Button look="quiet" onClick={() => go(undefined)}>
                {t("duties.this_week")}
              </Button>
            )}
          </nav>
        )}
      </header>
      <StaleNotice reading={duties} as_of={shown?.as_of} />
      {!shown && <NotRead reading={duties} lines={10} />}
      {shown?.duties.length === 0 && <p className="dim">{t("duties.none")}</p>}
      {shown?.duties.map((duty) => (
        <DutyCard
          key={`${duty.unit} ${duty.duty}`}
          duty={duty}
          today={shown.today}
          counted_days={shown.counted_days}
          may_give={shown.may_give}
        />
      ))}
    </div>
  );
}
