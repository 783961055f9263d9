// Core: what was typed, once the typing pauses. A server is asked about a number or a name, not about each of its letters.

import { useEffect, useState } from "react";

const pause_ms = 250;

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause_ms);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
