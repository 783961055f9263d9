// Contact: readings of the desk and of one contact, and the sign that one has it open.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ContactId, FirstLineDesk, LineId } from "../../contract.generated";
import { farewell, readOrThrow, write } from "../../core/api";
import { hearClock } from "../../core/clock";
import { keys } from "../../core/queries";
import { useLine } from "../../core/stream";

// While the stream is broken the screen asks by itself; it may be only the stream that cannot pass.
const alone_ms = 10_000;

export function useDesk(line: LineId | undefined, limit: number) {
  const { line: stream } = useLine();
  const query = new URLSearchParams({ limit: String(limit), ...(line && { line }) });
  return useQuery({
    queryKey: [...keys.desk, query.toString()],
    queryFn: async () => {
      const desk = await readPage(query);
      hearClock(desk.as_of);
      return desk;
    },
    placeholderData: keepPreviousData,
    refetchInterval: stream === "lost" ? alone_ms : false,
  });
}

/** Contacts that wait and are proposed to me or my team. */
export function useProposed() {
  return useQuery({
    queryKey: keys.proposed,
    queryFn: () => readOrThrow<"desk_proposed">("/api/desks/proposed"),
  });
}

// The server gives so many rows at a time.
const page_rows_max = 200;

/** The desk with as many rows as are asked for, page after page; a row that moved between two pages is shown once. */
async function readPage(query: URLSearchParams): Promise<FirstLineDesk> {
  const wanted = Number(query.get("limit"));
  const page = new URLSearchParams(query);
  page.set("limit", String(Math.min(wanted, page_rows_max)));
  let desk = await readOrThrow<"desk_first_line">(`/api/desks/first-line?${page}`);
  while (desk.next && desk.rows.length < wanted) {
    page.set("after", desk.next);
    const { rows, next } = await readOrThrow<"desk_first_line">(`/api/desks/first-line?${page}`);
    const known = new Set(desk.rows.map(({ contact }) => contact));
    const { next: _, ...head } = desk;
    desk = {
      ...head,
      rows: [...desk.rows, ...rows.filter(({ contact }) => !known.has(contact))],
      ...(next && { next }),
    };
  }
  return desk;
}

export function useContact(contact: ContactId | undefined) {
  const { line: stream } = useLine();
  return useQuery({
    queryKey: [...keys.contact, contact],
    queryFn: () => readOrThrow<"contact_show">(`/api/contacts/${contact}`),
    enabled: contact !== undefined,
    // Drafts are no events: whoever comes back to this machine sees what they wrote at another.
    refetchOnWindowFocus: "always",
    refetchInterval: stream === "lost" ? alone_ms : false,
  });
}

// The server forgets a sign after 45 s.
const repeat_ms = 20_000;

/** Tells the others that this contact is open here, and that it no longer is. */
export function usePresence(contact: ContactId | undefined): void {
  useEffect(() => {
    if (!contact) return;
    const path = `/api/presence/${contact}` as const;
    const tell = () => void write<"presence_here">("POST", path, {}).catch(() => {});
    const leave = () => farewell(`${path}/leave`);
    tell();
    const timer = setInterval(tell, repeat_ms);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [contact]);
}
