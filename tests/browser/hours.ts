// Hours that a test knows: a template in the hands of a nurse, far enough ahead that nothing is booked there.
import type {
  ClientId,
  Colleague,
  Colleagues,
  DayDesk,
  FreeTime,
  HoursGiven,
  ProfessionalId,
  TemplateId,
  TemplateWritten,
  UnitId,
  Units,
  Worktime,
} from "../../web/src/contract.generated.ts";
import { type Calls, type Centre, expect } from "./centre.ts";

/** "2027-06-09": the Wednesday about 28 weeks from now. */
export function farWednesday(): string {
  const day = new Date(Date.now() + 28 * 7 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
}
export function weeksAfter(date: string, weeks: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}
/** As people here type and read it. */
export function typed(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day}.${month}.${year}`;
}

export async function stationOf(calls: Calls): Promise<{ unit: UnitId; name: string }> {
  const { units } = await calls.get<Units>("/api/units");
  const station = units.find(({ kind }) => kind === "station");
  if (!station) throw new Error("the demo county has no station");
  return station;
}
export async function colleagueOf(calls: Calls, unit: UnitId, profession: string, which = 0): Promise<Colleague> {
  const { colleagues } = await calls.get<Colleagues>(`/api/colleagues?unit=${unit}`);
  const found = colleagues.filter((one) => one.profession === profession)[which];
  if (!found) throw new Error(`the station has no ${profession} number ${which}`);
  return found;
}

/** "2026-12-08": a day about ten days from now on which no absence of this professional is known. */
export async function workingDay(calls: Calls, professional: ProfessionalId): Promise<string> {
  for (let ahead = 10; ; ++ahead) {
    const day = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const { absences } = await calls.get<DayDesk>(`/api/desks/day?professional=${professional}&date=${day}`);
    if (absences.length === 0) return day;
  }
}

/** The demo's own template of this professional ends before the day, or they would work in two places. */
export async function endTemplates(calls: Calls, professional: string, from: string): Promise<void> {
  const { templates } = await calls.get<Worktime>("/api/desks/worktime");
  const last_day = new Date(Date.parse(`${from}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  for (const { assignments } of templates)
    for (const one of assignments)
      if (one.professional === professional) await calls.post(`/api/assignments/${one.hours}/end`, { last_day });
}

/** Every Wednesday from `farWednesday` on, 8.00–12.00 in slots of 30 minutes, holidays too. */
export async function nurseWithWednesdays(
  centre: Centre,
  options: { which?: number; profession?: string; service?: string } = {},
): Promise<{ calls: Calls; nurse: Colleague; work_template: TemplateId; from: string }> {
  const { which = 1, profession = "nurse", service = "nurse_reception" } = options;
  const calls = centre.callsOf(await centre.deskOf("manager"));
  const { unit } = await stationOf(calls);
  const nurse = await colleagueOf(calls, unit, profession, which);
  const from = farWednesday();
  await endTemplates(calls, nurse.professional, from);
  const { work_template } = await calls.post<TemplateWritten>("/api/templates", {
    name: `Keskiviikot, ${nurse.name}`,
    blocks: [{ weekday: "wednesday", from_minute: 480, until_minute: 720, service, kind: "on_site", slot_minutes: 30, purpose: "open" }],
    works_on_holidays: true,
  });
  await calls.post<HoursGiven>("/api/assignments", { work_template, professional: nurse.professional, unit, first_day: from, every_weeks: 1 });
  return { calls, nurse, work_template, from };
}

export async function freeOn(calls: Calls, professional: ProfessionalId, date: string): Promise<ReadonlyArray<FreeTime>> {
  const day = await calls.get<DayDesk>(`/api/desks/day?professional=${professional}&date=${date}`);
  expect(day.free.length, `there are free times on ${date}`).toBeGreaterThan(0);
  return day.free;
}

export async function bookFirst(calls: Calls, client: ClientId, professional: ProfessionalId, date: string): Promise<FreeTime> {
  const [first] = await freeOn(calls, professional, date);
  if (!first) throw new Error("nothing is free");
  await calls.post(`/api/clients/${client}/bookings`, { time: { hours: first.hours, begins_at: first.begins_at } });
  return first;
}
