// Makes the small county that every browser test starts from: once a run, and each test gets its own copy.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

export const root = join(__dirname, "..", "..");
export const program = process.env["KOPPI_PROGRAM"] ?? join(root, "build", "koppi");
export const seedFolder = join(root, "artifacts", "browser-seed");
export const seed = join(seedFolder, "county.db");

export default function makeSeed(): void {
  rmSync(seedFolder, { recursive: true, force: true });
  mkdirSync(seedFolder, { recursive: true });
  // The year ends at midnight, so that the desk is the same in the morning and in the afternoon.
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(new Date());
  const made = ["demo", "--residents", "1200", "--seed", "7", "--until", today, "--db", seed];
  execFileSync(program, made, { stdio: ["ignore", "ignore", "inherit"] });
}
