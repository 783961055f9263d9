// What stands in the books before a test begins: a Saturday that no demo county works on, with hours of every kind, rooms and bookings.
import type { BookingId, CalendarDate, ClientId, Colleague, FoundClients, HoursShown, ProfessionalId, RoomId, UnitId, UnitCalendar } from "../../web/src/contract.generated.ts";

export interface Asks {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

export interface Booked {
  readonly booking: BookingId;
  readonly name: string;
  readonly begins_at: string;
}

export interface Saturday {
  readonly date: CalendarDate;
  readonly unit: UnitId;
  readonly doctor: Colleague;
  readonly other: Colleague;
  readonly nurse: Colleague;
  readonly bookings: ReadonlyArray<Booked>;
}

/** The second Saturday from today: nobody's hours are there, whatever day it is. */
export function aSaturday(today: Date): CalendarDate {
  const day = new Date(today);
  day.setUTCDate(day.getUTCDate() + ((6 - day.getUTCDay() + 7) % 7 || 7));
  return day.toISOString().slice(0, 10) as CalendarDate;
}

interface Block {
  readonly from: number;
  readonly until: number;
  readonly service: string;
  readonly kind?: string;
  readonly slot?: number;
  readonly purpose?: string;
}

async function works(manager: Asks, who: Colleague, date: CalendarDate, blocks: ReadonlyArray<Block>, room?: RoomId): Promise<void> {
  const { work_template } = await manager.post<{ work_template: string }>("/api/templates", {
    name: `${who.name} ${date}`,
    works_on_holidays: true,
    blocks: blocks.map((one) => ({
      weekday: "saturday",
      from_minute: one.from * 60,
      until_minute: one.until * 60,
      service: one.service,
      kind: one.kind ?? "on_site",
      slot_minutes: one.slot ?? 20,
      purpose: one.purpose ?? "open",
    })),
  });
  await manager.post("/api/assignments", {
    work_template,
    professional: who.professional,
    unit: who.unit,
    first_day: date,
    last_day: date,
    every_weeks: 1,
    ...(room && { room }),
  });
}

/** Two doctors and a nurse at work; the first doctor has five clients. */
export async function saturday(manager: Asks, doctor: Asks, me: ProfessionalId, date: CalendarDate): Promise<Saturday> {
  const { colleagues } = await manager.get<{ colleagues: ReadonlyArray<Colleague> }>("/api/colleagues");
  const first = colleagues.find(({ professional }) => professional === me);
  if (!first) throw new Error("the doctor is nobody's colleague");
  const here = colleagues.filter(({ unit, professional }) => unit === first.unit && professional !== me);
  const other = here.find(({ profession }) => profession === "doctor");
  const nurse = here.find(({ profession }) => profession === "nurse");
  if (!other || !nurse) throw new Error("the unit has one doctor or no nurse");
  const { unit } = first;
  const room = await manager.post<{ room: RoomId }>("/api/rooms", { unit, name: "Vastaanotto 12" });
  const second = await manager.post<{ room: RoomId }>("/api/rooms", { unit, name: "Toimenpidehuone 2" });
  await works(
    manager,
    first,
    date,
    [
      { from: 8, until: 10, service: "doctor_reception" },
      { from: 10.5, until: 11.5, service: "doctor_phone", kind: "phone", slot: 15, purpose: "urgent" },
      { from: 12, until: 13, service: "doctor_reception", purpose: "own_clients" },
      { from: 13, until: 15, service: "doctor_remote", kind: "remote", purpose: "remote_only" },
    ],
    room.room,
  );
  await works(manager, other, date, [{ from: 9, until: 12, service: "doctor_reception" }], second.room);
  await works(manager, nurse, date, [
    { from: 8, until: 11, service: "nurse_reception" },
    { from: 11, until: 12, service: "nurse_phone", kind: "phone", slot: 10 },
  ]);
  await manager.post(`/api/professionals/${me}/deputy`, { deputy: other.professional });

  const calendar = await doctor.get<UnitCalendar>(`/api/desks/calendar?unit=${unit}&from=${date}`);
  const mine = calendar.columns.find(({ professional }) => professional.professional === me);
  const clients = (await doctor.post<FoundClients>("/api/clients/search", { text: "Ko" })).clients.filter((one) => !one.died);
  const bookings: Booked[] = [];
  const book = async (hours: HoursShown | undefined, slot: number, more: object = {}) => {
    const client = clients[bookings.length];
    if (!client || !hours) throw new Error("too few clients or hours");
    const begins_at = new Date(Date.parse(hours.begins_at) + slot * hours.slot_minutes * 60_000).toISOString();
    const { booking } = await doctor.post<{ booking: { booking: BookingId } }>(`/api/clients/${client.client as ClientId}/bookings`, {
      time: { hours: hours.hours, begins_at, ...more },
    });
    bookings.push({ booking: booking.booking, name: `${client.family_name} ${client.given_names}`, begins_at });
  };
  const hours = (service: string, purpose: string) => mine?.hours.find((one) => one.service === service && one.purpose === purpose);
  await book(hours("doctor_reception", "open"), 0);
  await book(hours("doctor_reception", "open"), 1);
  await book(hours("doctor_reception", "open"), 3, { slots: 2 });
  await book(hours("doctor_remote", "remote_only"), 0);
  await book(hours("doctor_remote", "remote_only"), 1);
  return { date, unit, doctor: first, other, nurse, bookings };
}
