import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { messages } from "./build/messages.ts";
import { suomifiTokens } from "./build/tokens.ts";

// The server that `npm run dev` talks to; `./dev run` prints its address.
const server = process.env["KOPPI_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), messages(), suomifiTokens()],
  build: {
    target: "es2022",
    // The content security policy has no `unsafe-inline` and fonts come from 'self': nothing becomes a data URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      "/api": {
        target: server,
        changeOrigin: true,
        configure: (proxy) => proxy.on("proxyReq", (request) => request.setHeader("origin", server)),
      },
    },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});
