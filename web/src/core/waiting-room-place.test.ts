import { describe, expect, it } from "vitest";
import { callUpUnit, waitingRoomPlace } from "./waiting-room-place";

const id = "01900000-0000-7000-8000-0000000000aa";

describe("the place in the waiting room", () => {
  it("keeps ids and drops everything else", () => {
    expect(waitingRoomPlace({ unit: id, ticket: "Virtanen", panel: "draw", name: "Aino" })).toEqual({
      unit: id,
      panel: "draw",
    });
    expect(waitingRoomPlace({ panel: "steal" })).toEqual({});
  });
});

describe("the address of a call-up screen", () => {
  it("is a unit and nothing behind it", () => {
    expect(callUpUnit(`/kutsu/${id}`)).toBe(id);
    expect(callUpUnit("/kutsu/armila")).toBeUndefined();
    expect(callUpUnit(`/kutsu/${id}/x`)).toBeUndefined();
    expect(callUpUnit("/first-line")).toBeUndefined();
  });
});
