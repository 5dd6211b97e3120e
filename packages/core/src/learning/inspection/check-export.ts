import { OvertureError } from "../../chat/index.ts";
import type { LearningExport } from "./export-learning.ts";

/** More of anything than this is no export of ours. */
const mostItems = 1_000_000;

type Check = (value: unknown, at: string) => void;

const text: Check = (value, at) => expect(typeof value === "string" && value.length <= 4096, at, "a text");
const count: Check = (value, at) => expect(Number.isSafeInteger(value), at, "a whole number");
const amount: Check = (value, at) =>
  expect(typeof value === "number" && Number.isFinite(value) && value >= 0, at, "a number of 0 or more");
const size: Check = (value, at) => {
  if (value !== null) amount(value, at);
};

const sums = list(fields({ epoch: count, sums: list(amount) }));
const histogram = { seen: sums, censored: sums };
const duration = fields({ upToTokens: size, ...histogram });
const shape = fields({
  kind: (value, at) => expect(value === "overture.learning", at, '"overture.learning"'),
  version: (value, at) => expect(value === 1, at, "1: another version wrote it"),
  halfLives: fields({}),
  levels: count,
  models: list(
    fields({
      model: text,
      calls: sums,
      firstToken: list(duration),
      total: list(duration),
      input: sums,
      output: fields(histogram),
      outputByContext: list(fields({ context: text, sums })),
    }),
  ),
  quality: list(fields({ model: text, context: list(text), sums })),
  flaws: list(fields({ model: text, context: text, sums })),
  contexts: list(list(text)),
  signals: sums,
});

/** Lets through what `exportLearning` wrote, and throws `invalid_request` that names what is wrong with anything else. */
export function checkExport(value: unknown): LearningExport {
  const isExport = (given: unknown): given is LearningExport => {
    shape(given, "");
    return true;
  };
  if (!isExport(value)) throw new TypeError("What does not fit is refused.");
  return value;
}

function fields(checks: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(at, "an object");
    for (const [name, check] of Object.entries(checks))
      check(Reflect.get(value, name), at === "" ? name : `${at}.${name}`);
  };
}

function list(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value) || value.length > mostItems) return refuse(at, "an array");
    for (const [index, item] of value.entries()) check(item, `${at}[${index}]`);
  };
}

function expect(fits: boolean, at: string, wanted: string): void {
  if (!fits) refuse(at, wanted);
}

function refuse(at: string, wanted: string): void {
  throw new OvertureError({
    code: "invalid_request",
    status: 400,
    param: at,
    message: `This is no export of what Overture learned: ${at || "it"} must be ${wanted}.`,
  });
}
