// What the tests' report comes to, in plain lines.

const contractCase = /contract: ([\w.-]+) [›>]/;

/**
 * @param {{ tests: { file: string, name: string, state: string, note?: string | undefined, figures?: string[] | undefined }[], errors: number } | undefined} report
 *   what `test-report.mjs` sent; undefined if the tests never got to their end
 * @param {boolean} inCi whether a skip for want of something on the machine counts as a failure
 */
export function summarize(report, inCi) {
  if (report === undefined) {
    const lines = ["", "The tests did not run to their end."];
    return { ok: false, lines, total: total({ passed: 0, failed: 1, skipped: 0 }) };
  }
  const tests = report.tests.map((test) => (isRefusedSkip(test, inCi) ? { ...test, state: "failed" } : test));
  const counts = {
    passed: tests.filter(({ state }) => state === "passed").length,
    failed: tests.filter(({ state }) => state === "failed").length,
    skipped: tests.filter(({ state }) => state === "skipped").length,
  };
  const lines = [...contractLines(tests), ...figureLines(tests), ...skipLines(report.tests, inCi)];
  return { ok: counts.failed === 0 && report.errors === 0, lines, total: total(counts) };
}

/** A skip that says no reason hides something; one for want of a program is what `.ci/run` is there to prevent. */
function isRefusedSkip({ state, note }, inCi) {
  return state === "skipped" && (note === undefined || (inCi && note.startsWith("needs ")));
}

function contractLines(tests) {
  const cases = new Map();
  for (const { name, state } of tests) {
    const provider = contractCase.exec(name)?.[1];
    if (provider === undefined) continue;
    const counts = cases.get(provider) ?? { passed: 0, failed: 0, skipped: 0 };
    counts[state] += 1;
    cases.set(provider, counts);
  }
  if (cases.size === 0) return [];
  return [
    "",
    "Provider contract",
    ...[...cases].sort().map(([provider, { passed, failed, skipped }]) => {
      const ran = `${passed + failed} ${passed + failed === 1 ? "case" : "cases"} ran`;
      return `  ${provider.padEnd(20)} ${ran}: ${passed} passed, ${failed} failed, ${skipped} skipped`;
    }),
  ];
}

/** What tests that hold a figure to a ceiling measured; they hand it to vitest's `annotate`. */
function figureLines(tests) {
  const figures = tests.flatMap((test) => test.figures ?? []);
  return figures.length === 0 ? [] : ["", "Figures", ...figures.map((figure) => `  ${figure}`)];
}

function skipLines(tests, inCi) {
  const skipped = tests.filter(({ state }) => state === "skipped");
  if (skipped.length === 0) return [];
  return [
    "",
    "SKIPPED",
    ...skipped.map((test) => {
      const refused = isRefusedSkip(test, inCi) ? " (counts as failed)" : "";
      return `  ${test.file}: ${test.name}: ${test.note ?? "no reason given"}${refused}`;
    }),
  ];
}

function total({ passed, failed, skipped }) {
  return `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}
