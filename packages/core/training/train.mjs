// Trains the default classifier of tasks: `node packages/core/training/train.mjs [--shared FOLDER] [--evaluate]`.
// It reads the committed prompts, and the shared ones where they are; it has no dependencies and draws no random numbers that
// are not seeded, so that the same prompts give the same weights. `--evaluate` scores by source held out and writes nothing.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { bucketCount, featuresOf } from "../src/profile/classifier/features.ts";
import { encode, mostWeight } from "../src/profile/classifier/linear-model.ts";
import { isEastAsian, ruleScoresOf } from "../src/profile/classifier/rule-scores.ts";
import { taskClasses } from "../src/profile/classifier/task-class.ts";
import { windowOf } from "../src/profile/classifier/text-window.ts";

const here = dirname(fileURLToPath(import.meta.url));
const classes = taskClasses.length;
// Found by trying on the shared rows with each source held out. Where words are not told apart by spaces rules are weighed less: they
// know the words that came to mind when they were written, and people ask in others.
const settings = {
  models: 5,
  epochs: 4,
  rate: 0.15,
  decay: 2e-6,
  dropout: 0.5,
  ruleWeights: [1, 0.3],
};

export function readRows(file) {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => {
    const { text, label, source = "unknown", lang } = JSON.parse(line);
    return { text, label, source, lang };
  });
}

export function ownRows() {
  const folder = join(here, "prompts");
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort();
  return files.flatMap((file) => readRows(join(folder, file)).map((row) => ({ ...row, own: true })));
}

export function sharedRows(folder = join(here, "../../../../shared/data/semantic")) {
  const file = join(folder, "train.jsonl");
  return existsSync(file) ? readRows(file).map((row) => ({ ...row, own: false })) : [];
}

/** What is held out together: rows made from the same templates, or by the same people. */
export const groupOf = ({ source }) => source.replace(/^authored-ml$/, "authored").split(/[:-]/)[0];

/** A row as the model sees it. */
export function prepare(row) {
  const text = windowOf(row.text);
  const { words, characters } = featuresOf(text);
  const buckets = Int32Array.from([...words, ...characters]);
  const values = Float32Array.from([
    ...words.map(() => 1 / Math.sqrt(words.length)),
    ...characters.map(() => 1 / Math.sqrt(characters.length)),
  ]);
  const east = isEastAsian(text);
  const rules = Float32Array.from(ruleScoresOf(text), (score) => (score / 16) * settings.ruleWeights[east ? 1 : 0]);
  return { ...row, east, buckets, values, rules, place: taskClasses.indexOf(row.label) };
}

/**
 * The mean of a few models that differ only in the order in which they saw the rows: one more prompt would otherwise change the
 * order, and with it scores by as much as a hundred more prompts do.
 */
export function train(rows) {
  const models = Array.from({ length: settings.models }, (_, index) => trainOne(rows, 20240711 + index));
  const mean = (arrays) =>
    Float32Array.from(arrays[0], (_, index) => arrays.reduce((sum, each) => sum + each[index], 0) / arrays.length);
  return { weights: mean(models.map(({ weights }) => weights)), biases: mean(models.map(({ biases }) => biases)) };
}

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011), with dropout of n-grams. */
function trainOne(rows, seed) {
  const weights = new Float32Array(bucketCount * classes);
  const squares = new Float32Array(bucketCount * classes).fill(1e-3);
  const biases = new Float32Array(classes);
  const perClass = new Float32Array(classes);
  const perSource = new Map();
  const key = (row) => `${row.place} ${row.source}${row.own && row.east ? " east" : ""}`;
  for (const row of rows) perSource.set(key(row), (perSource.get(key(row)) ?? 0) + 1);
  // A source that has many rows of a class says less with each of them; the project's own ones are two each, by how they are written.
  const raw = rows.map((row) => 1 / Math.sqrt(perSource.get(key(row))));
  for (const [index, row] of rows.entries()) perClass[row.place] += raw[index];
  const weight = rows.map((row, index) => (raw[index] * rows.length) / (classes * perClass[row.place]));
  const random = generator(seed);
  const order = rows.map((_, index) => index);
  const logits = new Float64Array(classes);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other], order[index]];
    }
    const rate = settings.rate * (1 - epoch / settings.epochs);
    for (const index of order) {
      const { buckets, values, place } = rows[index];
      const kept = [];
      for (let each = 0; each < buckets.length; each += 1) if (random() >= settings.dropout) kept.push(each);
      const boost = 1 / (1 - settings.dropout);
      for (let c = 0; c < classes; c += 1) logits[c] = biases[c];
      for (const each of kept) {
        const base = buckets[each] * classes;
        const value = values[each] * boost;
        for (let c = 0; c < classes; c += 1) logits[c] += weights[base + c] * value;
      }
      const highest = Math.max(...logits);
      let sum = 0;
      for (let c = 0; c < classes; c += 1) sum += logits[c] = Math.exp(logits[c] - highest);
      const w = Math.min(weight[index], 8);
      for (let c = 0; c < classes; c += 1) {
        const error = w * (logits[c] / sum - (c === place ? 1 : 0));
        biases[c] -= 0.002 * error;
        if (Math.abs(error) < 1e-4) continue;
        for (const each of kept) {
          const at = buckets[each] * classes + c;
          const gradient = error * values[each] * boost + settings.decay * weights[at];
          squares[at] += gradient * gradient;
          weights[at] -= (rate * gradient) / Math.sqrt(squares[at]);
        }
      }
    }
  }
  return { weights, biases };
}

export function logitsOf({ weights, biases }, { buckets, values, rules }, ruleShare = 1) {
  const logits = Array.from(biases);
  for (let each = 0; each < buckets.length; each += 1) {
    for (let c = 0; c < classes; c += 1) logits[c] += weights[buckets[each] * classes + c] * values[each];
  }
  return logits.map((logit, c) => logit + ruleShare * rules[c]);
}

export function macroF1(rows, guesses) {
  const scores = taskClasses.map((_, c) => {
    let [hit, said, are] = [0, 0, 0];
    for (const [index, { place }] of rows.entries()) {
      if (guesses[index] === c) said += 1;
      if (place === c) are += 1;
      if (guesses[index] === c && place === c) hit += 1;
    }
    return said + are > 0 ? (2 * hit) / (said + are) : 0;
  });
  return { mean: scores.reduce((sum, score) => sum + score, 0) / classes, scores };
}

export const highest = (values) => values.reduce((best, value, index) => (value > values[best] ? index : best), 0);

function softmax(logits, temperature) {
  const most = Math.max(...logits);
  const odds = logits.map((logit) => Math.exp((logit - most) / temperature));
  const sum = odds.reduce((total, each) => total + each, 0);
  return odds.map((each) => each / sum);
}

/** Expected calibration error over ten equal steps of confidence. */
export function calibrationError(rows, logits, temperature) {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, confidence: 0, right: 0 }));
  for (const [index, { place }] of rows.entries()) {
    const probabilities = softmax(logits[index], temperature);
    const guess = highest(probabilities);
    const bin = bins[Math.min(9, Math.floor(probabilities[guess] * 10))];
    bin.n += 1;
    bin.confidence += probabilities[guess];
    bin.right += guess === place ? 1 : 0;
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / rows.length;
}

/** The temperature at which confidence says most nearly how much is right, on rows that the model had not seen. */
export function temperatureFor(rows, logits) {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (let temperature = 0.5; temperature <= 4; temperature += 0.05) {
    const loss = calibrationError(rows, logits, temperature);
    if (loss < best.loss) best = { temperature: Math.round(temperature * 100) / 100, loss };
  }
  return best.temperature;
}

/** Predicts every shared row by a model that saw nothing of its source. */
export function heldOut(rows) {
  const groups = [...new Set(rows.filter(({ own }) => !own).map(groupOf))];
  const tested = [];
  const logits = [];
  for (const group of groups) {
    const model = train(rows.filter((row) => row.own || groupOf(row) !== group));
    for (const row of rows) {
      if (row.own || groupOf(row) !== group) continue;
      tested.push(row);
      logits.push([logitsOf(model, row), logitsOf(model, row, 0)]);
    }
  }
  return { tested, logits };
}

/** The same for the project's own prompts: those of a language and register are held out together. */
export function ownHeldOut(rows, shared) {
  const own = rows.filter((row) => row.own);
  const fold = (row) => `${row.lang} ${row.source}`;
  const groups = [...new Set(own.map(fold))];
  const tested = [];
  const logits = [];
  for (let part = 0; part < 5; part += 1) {
    const out = new Set(groups.filter((_, index) => index % 5 === part));
    const model = train([...own.filter((row) => !out.has(fold(row))), ...shared]);
    for (const row of own) {
      if (!out.has(fold(row))) continue;
      tested.push(row);
      logits.push([logitsOf(model, row), logitsOf(model, row, 0)]);
    }
  }
  return { tested, logits };
}

function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function report(name, { tested, logits }) {
  const guesses = logits.map(([both]) => highest(both));
  const { mean, scores } = macroF1(tested, guesses);
  const alone = macroF1(
    tested,
    logits.map(([, grams]) => highest(grams)),
  ).mean;
  const rules = macroF1(
    tested,
    tested.map((row) => highest(Array.from(row.rules))),
  ).mean;
  const both = logits.map(([each]) => each);
  const temperature = temperatureFor(tested, both);
  const ece = calibrationError(tested, both, temperature);
  console.log(
    `${name}: macro-F1 ${mean.toFixed(3)} (n-grams alone ${alone.toFixed(3)}, rules alone ${rules.toFixed(3)}), temperature ${temperature}, ECE ${ece.toFixed(3)}, ${tested.length} rows`,
  );
  console.log(taskClasses.map((task, c) => `  ${task} ${scores[c].toFixed(2)}`).join(""));
  return { mean, temperature };
}

function evaluate(own, shared) {
  const found = shared.length > 0 ? heldOut([...own, ...shared]) : undefined;
  if (found) {
    report("shared rows, each source held out", found);
    const only = train(own);
    report("shared rows, by the project's own prompts alone", {
      tested: shared,
      logits: shared.map((row) => [logitsOf(only, row), logitsOf(only, row, 0)]),
    });
  }
  return found;
}

function main() {
  const at = process.argv.indexOf("--shared");
  const shared = sharedRows(at > 0 ? process.argv[at + 1] : undefined).map(prepare);
  const own = ownRows()
    .map(prepare)
    .filter(({ place }) => place >= 0);
  console.log(`${own.length} prompts of the project's own, ${shared.length} shared rows`);
  const found = evaluate(own, shared);
  if (process.argv.includes("--evaluate")) return;
  const temperature = found
    ? temperatureFor(
        found.tested,
        found.logits.map(([both]) => both),
      )
    : 1;
  const { weights, biases } = train([...own, ...shared]);
  write(weights, biases, temperature);
}

function write(weights, biases, temperature) {
  const sizes = Float32Array.from(weights, Math.abs)
    .filter((size) => size > 0)
    .sort();
  // A few weights are very large. Cutting off more of them leaves finer steps for the rest, and was seen to change more guesses.
  const scale = sizes[Math.floor(sizes.length * 0.9999)] / mostWeight;
  const small = Int8Array.from(weights, (weight) =>
    Math.max(-mostWeight, Math.min(mostWeight, Math.round(weight / scale))),
  );
  const text = encode(small);
  const version = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const model = {
    biases: Array.from(biases, (bias) => Math.round(bias * 1000)),
    scale: Math.round(scale * 1e6) / 1e3,
    ruleWeights: settings.ruleWeights.map((each) => Math.round(each * 1000)),
    temperature,
    version,
  };
  const source = `// Written by training/train.mjs: change the prompts or the trainer, and run it.
import type { ShippedModel } from "./linear-model.ts";

/** The default classifier's weights. */
export const shippedModel: ShippedModel = {
  biases: ${JSON.stringify(model.biases).replaceAll(",", ", ")},
  scale: ${model.scale},
  ruleWeights: [${model.ruleWeights.join(", ")}],
  temperature: ${temperature},
  version: "${version}",
  weights:
    ${JSON.stringify(text)},
};
`;
  writeFileSync(join(here, "../src/profile/classifier/shipped-model.generated.ts"), source);
  console.log(`model ${version}: ${brotliCompressSync(source).length} bytes by brotli`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
