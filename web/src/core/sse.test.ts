import { describe, expect, test } from "vitest";
import { backoffMs, eventReader } from "./sse";

describe("the event stream", () => {
  test("an event is whole at the empty line, wherever the network cut it", () => {
    const stream =
      'event: moved\nid: 17\ndata: {"position":17,"families":["contact"]}\n\n: still here\n\nevent: presence\ndata: {}\n\n';
    for (let cut = 1; cut < stream.length; ++cut) {
      const read = eventReader();
      const events = [...read(stream.slice(0, cut)), ...read(stream.slice(cut))];
      expect(events).toEqual([
        { event: "moved", id: "17", data: '{"position":17,"families":["contact"]}' },
        { event: "presence", id: "17", data: "{}" },
      ]);
    }
  });

  test("a heartbeat is no event", () => {
    expect(eventReader()(": still here\n\n")).toEqual([]);
  });

  test("data over several lines is joined", () => {
    expect(eventReader()("data: a\ndata: b\r\n\r\n")).toEqual([{ event: "message", data: "a\nb" }]);
  });
});

describe("coming back after the line broke", () => {
  test("waits grow, stay under fifteen seconds and are spread", () => {
    expect(backoffMs(1, 1)).toBe(500);
    expect(backoffMs(2, 1)).toBe(1_000);
    expect(backoffMs(30, 1)).toBe(15_000);
    expect(backoffMs(30, 0)).toBe(7_500);
  });
});
