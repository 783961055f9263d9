// Build: the words of the catalogue, compiled for the browser.
//
// Invariant: catalog/messages is the only list of words. What only the server says (`refusal.*`) stays out of the bundle.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

const prefix = "virtual:messages/";
const server_only = /^(refusal|import)\./;

export function messages(): Plugin {
  return {
    name: "koppi-messages",
    resolveId(id) {
      return id.startsWith(prefix) ? `\0${id}` : undefined;
    },
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const file = fileURLToPath(
        new URL(`../../catalog/messages/${id.slice(prefix.length + 1)}.json`, import.meta.url),
      );
      this.addWatchFile(file);
      const words = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
      const compiled = Object.fromEntries(
        Object.entries(words)
          .filter(([key]) => !server_only.test(key))
          .map(([key, text]) => [key, compileMessage(text)]),
      );
      return `export const words = JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
    },
  };
}
