// The web application of Koppi: starts in the right language, then shows the shell.

import "virtual:suomifi-tokens.css";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { speakWithServer } from "./core/api";
import { changeLanguage, languageAtFirst } from "./core/words";
import { Koppi } from "./shell/Koppi";

const place = document.getElementById("koppi");
if (!place) throw new Error("index.html has a place for the application");

const language = languageAtFirst();
speakWithServer(language);
await changeLanguage(language);
createRoot(place).render(
  <StrictMode>
    <Koppi />
  </StrictMode>,
);
