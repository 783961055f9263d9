import { describe, expect, test } from "vitest";
import type { CalendarDate, Instant } from "../contract.generated";
import {
  ageOn,
  civil,
  clockTime,
  dateText,
  instantOf,
  instantText,
  plusDays,
  shortInstant,
  typedClock,
  typedDate,
} from "./civil-time";

const at = (text: string) => text as Instant;
const day = (text: string) => text as CalendarDate;

describe("how people write time here", () => {
  test("an instant reads as in Finland, whatever the machine's zone", () => {
    expect(instantText(at("2026-11-24T07:20:00.000Z"), "fi")).toBe("ti 24.11.2026 klo 9.20");
    expect(instantText(at("2026-11-24T07:20:00.000Z"), "sv")).toBe("ti 24.11.2026 kl. 9.20");
    expect(instantText(at("2026-11-24T07:20:00.000Z"), "en")).toBe("Tue 24 Nov 2026 9:20");
  });

  test("the day changes at midnight in Helsinki, not in Greenwich", () => {
    expect(civil(at("2026-06-30T21:00:00.000Z")).date).toBe("2026-07-01");
    expect(clockTime(at("2026-06-30T21:05:00.000Z"), "fi")).toBe("0.05");
  });

  test("a list says only the clock when it is today", () => {
    const now = Date.parse("2026-11-24T06:00:00Z");
    expect(shortInstant(at("2026-11-24T07:20:00.000Z"), now, "fi")).toBe("klo 9.20");
    expect(shortInstant(at("2026-11-25T07:20:00.000Z"), now, "fi")).toBe("ke 25.11. klo 9.20");
    expect(shortInstant(at("2026-01-22T06:30:00.000Z"), now, "fi")).toBe("to 22.1.2026 klo 8.30");
    expect(shortInstant(at("2026-11-25T07:20:00.000Z"), now, "en")).toBe("Wed 25 Nov 9:20");
  });

  test("weekdays are short and Finnish, Swedish or English", () => {
    expect(dateText(day("2027-02-22"), "fi")).toBe("ma 22.2.2027");
    expect(dateText(day("2027-02-21"), "sv")).toBe("sö 21.2.2027");
  });
});

describe("clocks that skip and repeat", () => {
  test("an hour that the spring skips has no instant", () => {
    expect(instantOf(day("2026-03-29"), 3, 30)).toBeUndefined();
    expect(instantOf(day("2026-03-29"), 4, 0)).toBe("2026-03-29T01:00:00.000Z");
  });

  test("an hour that the autumn repeats is its first one", () => {
    expect(instantOf(day("2026-10-25"), 3, 30)).toBe("2026-10-25T00:30:00.000Z");
  });

  test("every half hour of a year comes back as it went in, but the one that is skipped", () => {
    const missing: string[] = [];
    for (let date = day("2026-01-01"); date < "2027-01-01"; date = plusDays(date, 1))
      for (let hour = 0; hour < 24; ++hour)
        for (const minute of [0, 30]) {
          const instant = instantOf(date, hour, minute);
          if (!instant) missing.push(`${date} ${hour}.${minute}`);
          else expect(civil(instant)).toEqual({ date, hour, minute });
        }
    expect(missing).toEqual(["2026-03-29 3.0", "2026-03-29 3.30"]);
  }, 60_000);
});

describe("ages and typed dates", () => {
  test("an age is in whole years", () => {
    expect(ageOn(day("1958-11-25"), day("2026-11-24"))).toBe(67);
    expect(ageOn(day("1958-11-24"), day("2026-11-24"))).toBe(68);
    expect(ageOn(day("2024-02-29"), day("2025-02-28"))).toBe(0);
    expect(ageOn(day("2024-02-29"), day("2025-03-01"))).toBe(1);
  });

  test("a typed date is read as people write it, and a day that does not exist is none", () => {
    expect(typedDate("1.2.1958")).toBe("1958-02-01");
    expect(typedDate(" 24.11.2026 ")).toBe("2026-11-24");
    expect(typedDate("31.4.2026")).toBeUndefined();
    expect(typedDate("1.2.58")).toBeUndefined();
    expect(typedDate("")).toBeUndefined();
  });

  test("a typed clock is read with a dot, a colon or neither", () => {
    expect(typedClock("9.20")).toEqual({ hour: 9, minute: 20 });
    expect(typedClock("13:05")).toEqual({ hour: 13, minute: 5 });
    expect(typedClock("0930")).toEqual({ hour: 9, minute: 30 });
    expect(typedClock("9")).toEqual({ hour: 9, minute: 0 });
    expect(typedClock("24.00")).toBeUndefined();
    expect(typedClock("9.75")).toBeUndefined();
  });
});
