// Build: Suomi.fi design tokens as CSS custom properties.
//
// The package gives SCSS variables and a JavaScript object; the browser needs neither. Mixins are left out: type sizes are ours
// (docs/decisions/0020-web-kit.md).

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const name = "virtual:suomifi-tokens.css";

export function suomifiTokens(): Plugin {
  return {
    name: "koppi-suomifi-tokens",
    resolveId(id) {
      return id === name ? `\0${name}` : undefined;
    },
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const file = fileURLToPath(new URL("../node_modules/suomifi-design-tokens/dist/tokens.scss", import.meta.url));
      const variables = [
        ...readFileSync(file, "utf8").matchAll(/\$(fi-(?:color|spacing|radius|shadow)[\w-]*):\s*([^;]+);/g),
      ];
      return `:root{${variables.map(([, key, value]) => `--${key}:${value}`).join(";")}}`;
    },
  };
}
