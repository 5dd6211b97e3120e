import { OvertureError } from "../chat/index.ts";
import type { BreakerOptions, RetryBudgetOptions } from "../guard/index.ts";
import type { Rule } from "../routing/index.ts";
import type { Allowance, BudgetOptions, LimitOptions } from "../tenancy/index.ts";
import { header } from "./key-header.ts";
import { mode, modeOptions, objective } from "./mode-shapes.ts";
import {
  amount,
  callable,
  either,
  fieldsOf,
  flag,
  given,
  listOf,
  name,
  oneOf,
  positive,
  recordOf,
  type Shape,
  share,
  text,
  value,
  zeroOrMore,
} from "./option-shape.ts";
import type {
  LearningOptions,
  LoggingOptions,
  OvertureOptions,
  SharingOptions,
  TenantOptions,
  TimeoutOptions,
} from "./options.ts";
import { ruleCondition, timeZone } from "./rule-condition-shape.ts";

const names = listOf(name, 1);
const someShare = amount({ above: 0, most: 1 });
const record = fieldsOf({}, { open: true });
// A slash would part a model's name in the wrong place, and a star would make it a pattern.
const providerId = value(
  "a name without a slash, a star or a space",
  (given) => typeof given === "string" && /^[^/*\s]+$/.test(given),
);

const providerFields = { id: providerId, models: listOf(fieldsOf({ name }, { required: ["name"], open: true })) };
const provider = fieldsOf(
  { ...providerFields, keyVariables: listOf(name), chat: callable, stream: callable },
  { required: ["id", "models", "keyVariables", "chat", "stream"], open: true },
);

const rule: Readonly<Record<keyof Rule, Shape>> = {
  when: ruleCondition,
  prefer: names,
  only: names,
  never: names,
  objective,
  maxCostUsd: positive,
  mode,
};
const policy = fieldsOf({ name, rank: callable }, { required: ["name", "rank"], open: true });

const budget: Readonly<Record<keyof BudgetOptions, Shape>> = {
  usd: amount({ above: 0, most: 9_000_000 }),
  per: oneOf("day", "week", "month", "total"),
  hard: flag,
  warnAt: listOf(someShare, 0, 16),
  timeZone,
  whenOver: oneOf("refuse", "downgrade"),
  pace: flag,
  cutCalls: oneOf("likely", "worst"),
};
const limits: Readonly<Record<keyof LimitOptions, Shape>> = {
  requestsPerMinute: positive,
  tokensPerMinute: positive,
  concurrent: amount({ least: 1, whole: true }),
  hard: flag,
};
const endless = { ...budget, pace: value("false for a budget in total, which has no end", (pace) => pace === false) };
const budgetShape = given(
  (each) => Object(each).per === "total",
  fieldsOf(endless, { required: ["usd"] }),
  fieldsOf(budget, { required: ["usd"] }),
);
const allowance: Readonly<Record<keyof Allowance, Shape>> = {
  budget: given((each) => Array.isArray(each), listOf(budgetShape, 1, 8), budgetShape),
  limits: fieldsOf(limits),
};
const allowances = recordOf(fieldsOf(allowance));
const tenant: Readonly<Record<keyof TenantOptions, Shape>> = {
  ...allowance,
  keys: recordOf(given((each) => typeof each === "function", callable, either(text(1), listOf(text(1), 1)))),
  strictKeys: flag,
  models: fieldsOf({ allow: names, deny: names }),
  suspended: either(flag, text(1)),
  tags: allowances,
  users: fieldsOf(allowance),
  objective,
  rules: listOf(fieldsOf(rule)),
};
const tenantShape: Shape = fieldsOf(tenant);

const timeouts: Readonly<Record<keyof TimeoutOptions, Shape>> = {
  totalMs: positive,
  firstTokenMs: positive,
  idleMs: positive,
};
const retryBudget: Readonly<Record<keyof RetryBudgetOptions, Shape>> = { share: zeroOrMore, perSecond: zeroOrMore };
const breaker: Readonly<Record<keyof BreakerOptions, Shape>> = {
  consecutiveFaults: positive,
  failureRate: someShare,
  slowRate: someShare,
  minimumCalls: positive,
  windowMs: positive,
  shortestOpenMs: positive,
  longestOpenMs: positive,
  successesToClose: positive,
  probeLimitMs: positive,
};
const learning: Readonly<Record<keyof LearningOptions, Shape>> = {
  qualityPrior: record,
  context: callable,
  halfLives: fieldsOf({ successMs: positive, latencyMs: positive, qualityMs: positive }),
};

const taskExamples = fieldsOf(
  { examples: listOf(name, 1), negatives: listOf(name), threshold: someShare },
  { required: ["examples"] },
);
const learnedTasks = fieldsOf(
  { version: value("1", (given) => given === 1), tasks: listOf(record), warnings: listOf(text()) },
  { required: ["version", "tasks", "warnings"], open: true },
);

const sharing: Readonly<Record<keyof SharingOptions, Shape>> = {
  space: name,
  flushMs: positive,
  flushAfter: amount({ least: 1, whole: true }),
  warmStartMs: zeroOrMore,
  waitUntil: callable,
};
const logging: Readonly<Record<keyof LoggingOptions, Shape>> = {
  epsilon: share,
  listen: callable,
};

const storeMethods = { add: callable, read: callable, hold: callable, settle: callable, take: callable };

/** What each option may be. Whoever adds one finds that the types ask for it here. */
const options: Readonly<Record<keyof OvertureOptions, Shape>> = {
  providers: listOf(provider, 1),
  models: names,
  routes: recordOf(names),
  fallbacks: listOf(name),
  ...modeOptions,
  rules: listOf(fieldsOf(rule)),
  learning: fieldsOf(learning),
  logging: fieldsOf(logging, { open: true }),
  tokenizer: callable,
  pace: fieldsOf({ usdPerRequest: positive }, { required: ["usdPerRequest"] }),
  secret: text(16),
  policy,
  classifier: value("a function or false", (given) => given === false || typeof given === "function"),
  tasks: either(learnedTasks, recordOf(taskExamples)),
  embed: callable,
  classifyWithinMs: positive,
  rulesMatch: oneOf("all", "first"),
  evaluate: callable,
  judge: fieldsOf(
    { model: name, share, maxUsdPerDay: positive, prompt: text() },
    { required: ["model", "share", "maxUsdPerDay"] },
  ),
  shadow: fieldsOf({ policy, share, maxUsdPerDay: positive }, { required: ["policy", "share", "maxUsdPerDay"] }),
  exploration: fieldsOf({ maxShare: share, maxUsdPerDay: zeroOrMore }),
  baseline: fieldsOf({ policy, share }, { required: ["policy"] }),
  traces: amount({ least: 1, most: 10_000, whole: true }),
  catalog: record,
  timeouts: fieldsOf(timeouts),
  retries: amount({ least: 0, most: 10, whole: true }),
  retryBudget: fieldsOf(retryBudget),
  breaker: fieldsOf(breaker),
  store: fieldsOf(storeMethods, { required: ["add", "read", "hold", "settle", "take"], open: true }),
  sharing: fieldsOf(sharing),
  storeTimeoutMs: positive,
  onStoreDown: oneOf("allow", "deny"),
  tenants: given((each) => typeof each === "function", callable, recordOf(tenantShape)),
  defaultTenant: tenantShape,
  tenantTimeToLiveMs: positive,
  tenantTimeoutMs: positive,
  ...allowance,
  tags: allowances,
  users: fieldsOf(allowance),
  headers: recordOf(header),
  clock: fieldsOf(
    { now: callable, monotonic: callable, setTimer: callable, clearTimer: callable },
    { required: ["now", "monotonic", "setTimer", "clearTimer"], open: true },
  ),
  random: callable,
};

const optionsShape = fieldsOf(options, { required: ["providers"] });

/** Throws an `invalid_option` error for what are no options of a tenant. */
export function checkTenant(given: unknown, at: string): asserts given is TenantOptions {
  const misfit = tenantShape(given, at);
  if (!misfit) return;
  throw new OvertureError({ code: "invalid_option", status: 400, param: misfit.at, message: misfit.message });
}

/** Throws an `invalid_option` error that names the option, quotes the value and says what to give instead. */
export function checkOptions(given: unknown): asserts given is OvertureOptions {
  const misfit = optionsShape(given, "");
  if (!misfit) return;
  throw new OvertureError({ code: "invalid_option", status: 400, param: misfit.at, message: misfit.message });
}
