// Browser tests: what a person sees, in Debian's own Chromium, against servers that each test starts and stops itself.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../../artifacts/browser",
  globalSetup: "./seed.ts",
  timeout: 90_000,
  expect: { timeout: 7_000 },
  forbidOnly: process.env["CI"] === "true",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: [["line"], ["json", { outputFile: "../../artifacts/reports/playwright.json" }]],
  use: {
    // The desk that most nurses sit at.
    viewport: { width: 1366, height: 768 },
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    colorScheme: "light",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      // Chromium doesn't start where another library answers for the clock.
      env: { ...process.env, LD_PRELOAD: "" },
      executablePath: process.env["KOPPI_CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
