// Runs the steps of a check side by side as far as they allow, and says of each how it went.
// On a terminal one line shows what is under way; in a pipe each step is one plain line when it ends.
import { spawn } from "node:child_process";
import { styleText } from "node:util";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command the program and its arguments
 * @property {string[]} [after] names of steps that must have ended first
 * @property {(message: unknown) => void} [onMessage] receives what the program sends with `process.send`
 * @property {() => string} [progress] what to say of it while it runs
 *
 * @typedef {{ name: string, ok: boolean, seconds: number, output: string }} StepResult
 */

const terminal = process.stdout.isTTY === true;

/** Colours a word on a terminal that wants colour, and leaves it plain elsewhere. */
export function paint(style, text) {
  return terminal ? styleText(style, text) : text;
}

/**
 * @param {readonly Step[]} steps in the order in which to start them
 * @returns {Promise<StepResult[]>} in the same order
 */
export async function runSteps(steps, { cwd, environment }) {
  const running = new Map();
  const line = statusLine(running);
  const ends = new Map();
  const results = steps.map((step) => {
    const end = Promise.all((step.after ?? []).map((name) => ends.get(name))).then(async () => {
      running.set(step, performance.now());
      const result = await runStep(step, { cwd, environment });
      running.delete(step);
      line.clear();
      process.stdout.write(`${verdict(result)}\n`);
      return result;
    });
    ends.set(step.name, end);
    return end;
  });
  try {
    return await Promise.all(results);
  } finally {
    line.stop();
  }
}

/** One line on how a step went. */
export function verdict({ name, ok, seconds }) {
  const word = ok ? paint("green", "ok    ") : paint("red", "failed");
  return `${name.padEnd(14)} ${word} ${seconds.toFixed(1).padStart(6)} s`;
}

function runStep(step, { cwd, environment }) {
  const started = performance.now();
  const [program = "", ...args] = step.command;
  const child = spawn(program, args, {
    cwd,
    env: { ...environment, FORCE_COLOR: undefined, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe", ...(step.onMessage ? ["ipc"] : [])],
    shell: process.platform === "win32",
  });
  let output = "";
  const collect = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  if (step.onMessage) child.on("message", step.onMessage);
  return new Promise((resolve) => {
    const end = (ok) => resolve({ name: step.name, ok, seconds: (performance.now() - started) / 1000, output });
    child.on("error", (error) => {
      output += `Could not start ${program}: ${error.message}\n`;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

function statusLine(running) {
  if (!terminal) return { clear() {}, stop() {} };
  const clear = () => process.stdout.write("\r\u001b[2K");
  const draw = () => {
    const parts = [...running].map(([step, started]) => {
      const seconds = Math.floor((performance.now() - started) / 1000);
      return `${step.name} ${seconds} s${step.progress?.() ?? ""}`;
    });
    clear();
    process.stdout.write(paint("dim", parts.join(" · ").slice(0, (process.stdout.columns || 80) - 1)));
  };
  const timer = setInterval(draw, 200);
  return {
    clear,
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}
