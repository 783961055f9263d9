// Core: the name of the desk on the browser's tab.

import { useEffect } from "react";

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Koppi`;
  }, [title]);
}
