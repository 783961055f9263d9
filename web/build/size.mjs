// Build: what the first screen costs. Everything that a cold browser loads before a nurse sees her desk: scripts, styles, the Finnish
// words and the two weights of the Latin font. Compressed as the server sends it; fonts are compressed already.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const limit_bytes = 300 * 1024;
const assets = new URL("../dist/assets/", import.meta.url);
const first = readdirSync(assets).filter((name) => !/^(sv|en)-/.test(name) && !/latin-ext/.test(name));

const rows = first.map((name) => {
  const bytes = readFileSync(new URL(name, assets));
  const is_font = name.endsWith(".woff2");
  return {
    name,
    raw: bytes.length,
    gzip: is_font ? bytes.length : gzipSync(bytes, { level: 9 }).length,
    brotli: is_font ? bytes.length : brotliCompressSync(bytes).length,
  };
});
const sum = (of) => rows.reduce((total, row) => total + row[of], 0);
console.table([...rows, { name: "first screen", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") }]);
if (sum("gzip") > limit_bytes) throw new Error(`the first screen is over ${limit_bytes} bytes compressed`);
