import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { startSimulator } from "@overture/testing";
import { expect, it } from "vitest";
import { root } from "../src/repository.ts";

/** What a program printed, and how it ended. */
interface ProgramRun {
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
}

/** Runs an example against the built packages, with nothing in the environment but what it is given. */
function runExample(name: string, environment: Readonly<Record<string, string>>, args: readonly string[] = []) {
  return runProgram(`examples/${name}/src/main.ts`, environment, args);
}

/** The same for any program of the repository. */
function runProgram(file: string, environment: Readonly<Record<string, string>>, args: readonly string[]) {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const started = performance.now();
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise<ProgramRun>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 }));
  });
}

/** Runs an example as with keys: its providers are simulators, of which it knows nothing. */
async function runWithProviders(name: string, more: Readonly<Record<string, string>> = {}): Promise<ProgramRun> {
  await using openai = await startSimulator("openai");
  await using anthropic = await startSimulator("anthropic");
  return await runExample(name, {
    OPENAI_API_KEY: openai.key,
    OPENAI_BASE_URL: openai.baseURL,
    ANTHROPIC_API_KEY: anthropic.key,
    ANTHROPIC_BASE_URL: anthropic.baseURL,
    ...more,
  });
}

function expectPlain(output: string): void {
  expect(output.match(/(?!\n)\p{Cc}/gu)).toBeNull();
}

it("tries every example", () => {
  const names = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(names.map(({ name }) => name).sort()).toEqual([
    "basic",
    "council",
    "custom-tasks",
    "fallbacks-and-keys",
    "multi-tenant",
    "quickstart",
    "redis-workers",
    "speculative",
    "wrap-openai",
  ]);
});

it("says which examples there are", async () => {
  const { code, output } = await runProgram("scripts/example.mjs", {}, ["nothing"]);
  expect(output).toMatch(/^There is no example "nothing"\. There are: basic, council, .*wrap-openai\.$/m);
  expect(code).toBe(2);
});

it("runs the quickstart without keys: simulators, an outage, and no request lost", { timeout: 60_000 }, async () => {
  const { code, output, seconds } = await runExample("quickstart", {}, ["Is this a test?"]);
  expect(output).toContain("36 of 36 requests were answered.");
  expect(code).toBe(0);
  expect(output.split("\n")[0]).toMatch(/^No provider key is set: simulators/);
  expect(output).not.toContain("✗");
  expect(output).toMatch(/^provider +model +requests +failovers +p50\/p95 +tokens +cost$/m);
  // What failed at the first provider is what the others did for it.
  const failovers = Number(/^openai +gpt-5\.4-mini +\d+ +(\d+) /m.exec(output)?.[1]);
  expect(failovers).toBeGreaterThan(0);
  expect(output.match(/^↻/gm)).toHaveLength(failovers);
  expect(output).toMatch(/^all +36 +/m);
  expect(output).toContain("You said “Is this a test?”");
  expect(output).toContain('"auto" goes to anthropic/claude-haiku-4-5');
  expect(output).toMatch(/the breaker of openai\/gpt-5\.4-mini opens for/);
  expect(output).toMatch(/the breaker of openai\/gpt-5\.4-mini closes/);
  expectPlain(output);
  expect(seconds).toBeLessThan(30);
});

it("runs the quickstart with keys: the real providers, and an outage of its own making", {
  timeout: 60_000,
}, async () => {
  const { code, output } = await runWithProviders("quickstart");
  expect(output).toContain("Asking openai and anthropic for real, with your keys.");
  expect(output).toContain("36 of 36 requests were answered.");
  expect(output).toMatch(/^↻/m);
  expect(code).toBe(0);
});

it("says what to do when the quickstart fails", { timeout: 60_000 }, async () => {
  await using openai = await startSimulator("openai", { keys: ["another"] });
  const { code, output } = await runExample("quickstart", {
    OPENAI_API_KEY: "not-this-one",
    OPENAI_BASE_URL: openai.baseURL,
  });
  expect(code).toBe(1);
  expect(output).toMatch(/^The demonstration failed: .*auth/m);
  expect(output).toContain("Without a key the demonstration runs on simulators.");
  expect(output).not.toContain("not-this-one");
});

it("runs the basic example", async () => {
  const { code, output } = await runWithProviders("basic");
  expect(output).toMatch(/You said “Why does my for-await loop never end\?/);
  expect(output).toMatch(/^anthropic\/claude-sonnet-5, \$0\.\d+, \d+ ms, 1 attempt/m);
  expect(output).toMatch(/You said “Write a haiku about event loops\.”/);
  expect(output).toMatch(/^"auto" goes to anthropic\/claude-sonnet-5: /m);
  expect(code).toBe(0);
});

it("runs the basic example with Anthropic's key alone", async () => {
  const { code, output } = await runWithProviders("basic", { OPENAI_API_KEY: "" });
  expect(output).toMatch(/^anthropic\/claude-sonnet-5, /m);
  expect(output).toContain("Not openai/gpt-5.4-mini: has no key (OPENAI_API_KEY is not set).");
  expect(code).toBe(0);
});

it("names the variables that the basic example looks for", async () => {
  const { code, output } = await runExample("basic", {});
  expect(output).toContain("Set OPENAI_API_KEY or ANTHROPIC_API_KEY");
  expect(code).toBe(1);
});

it("runs a program for OpenAI's SDK unchanged, and lets another provider answer it", async () => {
  const { code, output } = await runWithProviders("wrap-openai");
  expect(output).toMatch(/^You said “Write a haiku about routers\.”/);
  expect(output).toMatch(/review: \{\s+title: '.*',\s+stars: \d/);
  expect(output).toMatch(/weather: .*Light rain in/);
  expect(output).toContain("answered by openai/gpt-5.4-mini");
  expect(code).toBe(0);

  const closed = "http://127.0.0.1:9/v1";
  const failedOver = await runWithProviders("wrap-openai", { OPENAI_BASE_URL: closed });
  expect(failedOver.output).toContain("answered by anthropic/claude-haiku-4-5");
  expect(failedOver.code).toBe(0);
});

it("shares requests out by weight and keys, and asks the fallbacks", async () => {
  const { code, output } = await runWithProviders("fallbacks-and-keys", { OPENAI_API_KEYS: "one,two" });
  expect(
    output.match(/^ {2}openai\/gpt-5\.4-mini, key [01]: |^ {2}anthropic\/claude-haiku-4-5, key 0: /gm),
  ).toHaveLength(8);
  expect(output).toMatch(/^ {2}anthropic\/claude-haiku-4-5: You said “Which model/m);
  expect(output).toMatch(/^ {2}(openai|anthropic)\/\S+: You said “Say in one sentence/m);
  expect(code).toBe(0);
});

it("keeps customers' keys and money apart, and writes their bills", async () => {
  const { code, output } = await runWithProviders("multi-tenant");
  expect(output).toMatch(/^ {2}acme: openai\/\S+, \$0\.\d+/m);
  expect(output).toMatch(/^ {2}late: 403 tenant_suspended: .*an invoice is open/m);
  expect(output).toMatch(/^ {2}nobody: 404 tenant_unknown/m);
  expect(output).toMatch(/^ {2}zeta: 429 rate_limited: .*5 requests per minute/m);
  expect(output).toMatch(/^ {2}zeta: \$0\.\d+ of \$0\.002 per day/m);
  expect(output).toMatch(/^model,tag,usd,[\s\S]*^openai\/\S+,chat,0\.\d+/m);
  expect(code).toBe(0);
});

it("tells tasks of one's own apart, and keeps to the rules for them", async () => {
  const { code, output } = await runWithProviders("custom-tasks");
  expect(output).toMatch(/^refunds \(tasks, [01]\.\d+\) → anthropic\/\S+: please refund/m);
  expect(output).toMatch(/^delivery \(tasks, [01]\.\d+\) → \S+: where is the parcel/m);
  expect(output).toMatch(/^translation \(default, [01]\.\d+\) → /m);
  expect(output).toMatch(/^code \(default, [01]\.\d+\) → openai\//m);
  expect(output).toMatch(/^refunds, answered by anthropic\/\S+: You said “I want my money back/m);
  expect(code).toBe(0);
});

it("hedges who is late, and tells what that cost", async () => {
  const { code, output } = await runWithProviders("speculative");
  expect(output).toMatch(/^In time: openai\/gpt-5\.4-mini answered, speculative$/m);
  expect(output).toMatch(/^ {2}asked openai\/gpt-5\.4-mini; no hedge; \$0\.\d+, of it \$0\.000000 for who lost$/m);
  expect(output).toMatch(/^Late: (openai|anthropic)\/\S+ answered, speculative$/m);
  expect(output).toMatch(/^Checked: \S+ answered, speculative\n {2}asked openai\/\S+ and anthropic\/\S+; no hedge; /m);
  expect(output).toMatch(/^You said “Count from one to five in words\.”/m);
  expect(output).toMatch(/^Streamed: openai\/gpt-5\.4-mini answered, speculative$/m);
  expect(code).toBe(0);
});

it("has four workers learn together, through Redis or a file", { timeout: 60_000 }, async () => {
  const { code, output } = await runExample("redis-workers", {});
  expect(output).toMatch(/^(The workers meet in a redis-server|There is no Redis)/);
  const known = [...output.matchAll(/^ +\d {2,}60 +(\d+) /gm)].map(([, count]) => Number(count));
  expect(known).toEqual([240, 240, 240, 240]);
  expect(output).toMatch(/A fifth worker starts .*\n.*it knows 2[56]\d scores\.$/m);
  expect(code).toBe(0);
});

it("holds a council that is worth its price, and one that loses", async () => {
  const { code, output } = await runExample("council", {});
  const right = [...output.matchAll(/right in (\d+) of 60/g)].map(([, count]) => Number(count));
  const [single = 0, council = 0, strong = 0, losing = 0] = right;
  expect(right).toHaveLength(4);
  expect(council).toBeGreaterThan(single);
  expect(losing).toBeLessThan(strong);
  expectPlain(output);
  expect(code).toBe(0);
});
