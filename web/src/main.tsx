// The web application of Koppi: starts in the right language, then shows the shell, or what needs no session: the wall of a waiting room, and
// an offered time that somebody opens from a message.

import "virtual:suomifi-tokens.css";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { speakWithServer } from "./core/api";
import { offerToken } from "./core/offer-place";
import { callUpUnit } from "./core/waiting-room-place";
import { changeLanguage, languageAtFirst } from "./core/words";

const place = document.getElementById("koppi");
if (!place) throw new Error("index.html has a place for the application");

const language = languageAtFirst();
speakWithServer(language);
await changeLanguage(language);

// They need neither desks nor a door, and load neither.
async function page() {
  const { pathname } = window.location;
  if (pathname === "/kutsu" || pathname.startsWith("/kutsu/")) {
    const { CallUpScreen } = await import("./desks/call-up/CallUpScreen");
    return <CallUpScreen unit={callUpUnit(pathname)} />;
  }
  if (pathname === "/a" || pathname.startsWith("/a/")) {
    const { OfferPage } = await import("./desks/offer/OfferPage");
    return <OfferPage token={offerToken(pathname)} />;
  }
  const { Koppi } = await import("./shell/Koppi");
  return <Koppi />;
}

createRoot(place).render(<StrictMode>{await page()}</StrictMode>);
