// Reads what a test runner reported, prints each failure to the error channel and answers "passed failed".
//
//   node tests/tally.mjs doctest FOLDER | vitest FILE | playwright FILE
//
// Invariant: a test that was announced and is not in the report has failed.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [kind, report] = process.argv.slice(2);

const plain = (text) =>
  text.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
const uncoloured = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");
const tell = (name, words) => process.stderr.write(`    | FAILED ${name}\n${uncoloured(words).split("\n").slice(0, 30).map((line) => `    |   ${line}\n`).join("")}`);

const readers = {
  doctest(folder) {
    let passed = 0;
    let failed = 0;
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".xml"))) {
      const text = readFileSync(join(folder, file), "utf8");
      const sums = text.match(/<OverallResultsTestCases successes="(\d+)" failures="(\d+)"/);
      // The summary counts every case that the filters let through, also those outside this range: only cases that ran are counted.
      const ran = [...text.matchAll(/<TestCase ([^>]*[^/])>/g)].length;
      const failures = Number(sums?.[2] ?? 0);
      passed += sums ? Math.max(0, ran - failures) : 0;
      failed += failures;
      if (!sums) tell(`${file}: the program ended before its report did`, readFileSync(join(folder, file.replace(".xml", ".log")), "utf8").slice(-3000));
      for (const [whole, attributes] of text.matchAll(/<TestCase ([^>]*)>[\s\S]*?(?=<TestCase |<OverallResultsAsserts|$)/g)) {
        if (!/success="false"|<Exception|<FatalError|test_case_success="false"/.test(whole)) continue;
        const faults = whole.match(/<(Expression|Exception|Message)[\s\S]*?<\/\1>/g) ?? [whole];
        const name = plain(attributes.match(/name="([^"]*)"/)?.[1] ?? "?");
        tell(`${name} (${attributes.match(/filename="([^"]*)"/)?.[1]}:${attributes.match(/line="(\d+)"/)?.[1]})`,
          faults.slice(0, 5).map((fault) => plain(fault).split("\n").map((line) => line.trim()).filter(Boolean).join("\n")).join("\n"));
      }
    }
    const announced = Number(readFileSync(join(folder, "count"), "utf8"));
    return [passed, Math.max(failed, announced - passed)];
  },
  vitest(file) {
    const seen = JSON.parse(readFileSync(file, "utf8"));
    let broken = 0;
    for (const suite of seen.testResults) {
      const failures = suite.assertionResults.filter((it) => it.status === "failed");
      for (const it of failures) tell(`${it.fullName} (${suite.name})`, it.failureMessages.join("\n"));
      // A file that does not even load has no tests to count.
      if (suite.status === "failed" && failures.length === 0) {
        ++broken;
        tell(suite.name, suite.message ?? "");
      }
    }
    return [seen.numPassedTests, seen.numFailedTests + broken];
  },
  playwright(file) {
    const seen = JSON.parse(readFileSync(file, "utf8"));
    const walk = (suite, path) => {
      for (const spec of suite.specs ?? [])
        if (!spec.ok) tell([...path, spec.title].join(" › "), spec.tests.flatMap((it) => it.results.flatMap((r) => r.errors.map((e) => e.message ?? ""))).join("\n"));
      for (const inner of suite.suites ?? []) walk(inner, [...path, inner.title]);
    };
    for (const suite of seen.suites) walk(suite, [suite.title]);
    for (const fault of seen.errors ?? []) tell("the runner", fault.message ?? "");
    return [seen.stats.expected, seen.stats.unexpected + seen.stats.flaky + (seen.errors?.length ?? 0)];
  },
};

if (!existsSync(report)) {
  tell(report, "the runner left no report");
  console.log("0 1");
} else {
  console.log(readers[kind](report).join(" "));
}
