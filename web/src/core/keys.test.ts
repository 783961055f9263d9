import { describe, expect, test } from "vitest";
import { isTyping, keyName } from "./keys";

const pressed = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe("keys", () => {
  test("a letter is itself, with or without shift", () => {
    expect(pressed("t")).toBe("t");
    expect(pressed("T")).toBe("t");
    expect(pressed("?")).toBe("?");
  });

  test("Ctrl and Enter save; other Ctrl keys stay the browser's", () => {
    expect(pressed("Enter", { ctrlKey: true })).toBe("ctrl+enter");
    expect(pressed("Enter", { metaKey: true })).toBe("ctrl+enter");
    expect(pressed("Enter", { ctrlKey: true, shiftKey: true })).toBe("ctrl+shift+enter");
    expect(pressed("t", { ctrlKey: true, shiftKey: true })).toBeUndefined();
    expect(pressed("t", { ctrlKey: true })).toBeUndefined();
    expect(pressed("d", { altKey: true })).toBeUndefined();
  });

  test("a letter in a text field is typed; on a radio button it is a command", () => {
    const input = Object.assign(document.createElement("input"), { type: "text" });
    const radio = Object.assign(document.createElement("input"), { type: "radio" });
    expect(isTyping(input)).toBe(true);
    expect(isTyping(document.createElement("textarea"))).toBe(true);
    expect(isTyping(radio)).toBe(false);
    expect(isTyping(document.createElement("button"))).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
