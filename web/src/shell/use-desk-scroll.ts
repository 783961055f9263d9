// Shell: the desk scrolls and not the page, so that what stands around it stays. While nothing has the focus the keys that scroll are the
// desk's, as they would be the page's; and another desk begins at its beginning.

import { useLocation } from "@tanstack/react-router";
import { type RefObject, useEffect } from "react";

const of_a_page = 0.875;
const of_an_arrow = 40;

export function useDeskScroll(desk: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what tells
  useEffect(() => desk.current?.scrollTo(0, 0), [pathname]);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const pane = desk.current;
      const is_shortcut = event.ctrlKey || event.metaKey || event.altKey;
      if (!pane || is_shortcut || event.defaultPrevented || event.target !== document.body) return;
      const by = wayOf(event, pane);
      if (by === undefined) return;
      event.preventDefault();
      pane.scrollBy(0, by);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [desk]);
}

function wayOf({ key, shiftKey }: KeyboardEvent, pane: HTMLElement): number | undefined {
  const page = pane.clientHeight * of_a_page;
  switch (key) {
    case "PageDown":
      return page;
    case "PageUp":
      return -page;
    case " ":
      return shiftKey ? -page : page;
    case "ArrowDown":
      return of_an_arrow;
    case "ArrowUp":
      return -of_an_arrow;
    case "Home":
      return -pane.scrollHeight;
    case "End":
      return pane.scrollHeight;
    default:
      return undefined;
  }
}
