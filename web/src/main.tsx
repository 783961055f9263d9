// The web application of Koppi: starts in the right language, then shows the shell, or what hangs on the wall of a waiting room.

import "virtual:suomifi-tokens.css";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { speakWithServer } from "./core/api";
import { callUpUnit } from "./core/waiting-room-place";
import { changeLanguage, languageAtFirst } from "./core/words";

const place = document.getElementById("koppi");
if (!place) throw new Error("index.html has a place for the application");

const language = languageAtFirst();
speakWithServer(language);
await changeLanguage(language);

// A wall needs neither desks nor a door, and loads neither.
async function page() {
  const { pathname } = window.location;
  if (pathname === "/kutsu" || pathname.startsWith("/kutsu/")) {
    const { CallUpScreen } = await import("./desks/call-up/CallUpScreen");
    return <CallUpScreen unit={callUpUnit(pathname)} />;
  }
  const { Koppi } = await import("./shell/Koppi");
  return <Koppi />;
}

createRoot(place).render(<StrictMode>{await page()}</StrictMode>);
