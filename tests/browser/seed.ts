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
  execFileSync(program, ["demo", "--residents", "1200", "--seed", "7", "--db", seed], { stdio: ["ignore", "ignore", "inherit"] });
}
