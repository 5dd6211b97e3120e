import { expect, it } from "vitest";
import { ambientUses } from "./ambient.ts";
import { parse } from "./syntax.ts";

it.each([
  "Date.now()",
  "new Date()",
  "Date()",
  "Math.random()",
  `Math["random"]()`,
  "setTimeout(run, 1)",
  "globalThis.setInterval(run, 1)",
  "const { now } = performance",
  "const timers = { setTimeout }",
  "crypto.randomUUID()",
  "crypto.getRandomValues(bytes)",
  "AbortSignal.timeout(1)",
  `import { setTimeout as wait } from "node:timers/promises"`,
  "const later = (setTimeout as Timer)",
])("sees %s", (code) => {
  expect(ambientUses(parse("a.ts", code))).not.toEqual([]);
});

it.each([
  "clock.now()",
  "new Date(0)",
  "new Date(clock.now())",
  "interface Host { setTimeout(): void; performance: number }",
  "type Timer = typeof setTimeout",
  "client.setTimeout(1)",
  "const options = { setTimeout: run }",
  "// Date.now() in a comment",
  `const text = "Math.random()"`,
])("lets %s be", (code) => {
  expect(ambientUses(parse("a.ts", code))).toEqual([]);
});
