import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Answered } from "./findings.ts";
import type { FromWorker, ToWorker, WorkerOrders } from "./orders.ts";

const ownProgram = new URL("./worker-program.ts", import.meta.url);

/** A process of the cluster, and all that it told. */
export class Worker {
  readonly name: string;
  readonly answered: Answered[] = [];
  readonly failed: { readonly code: string; readonly at: number }[] = [];
  readonly settled: { readonly space: string; readonly id: string }[] = [];
  readonly #child: ChildProcess;

  /** Starts it; resolves once it can be told what to do. */
  static async start(orders: WorkerOrders, program: URL = ownProgram): Promise<Worker> {
    const worker = new Worker(orders, program);
    if (!(await worker.#hears("ready"))) throw new Error(`${orders.name} ended before it was ready.`);
    return worker;
  }

  private constructor(orders: WorkerOrders, program: URL) {
    this.name = orders.name;
    this.#child = fork(fileURLToPath(program), [JSON.stringify(orders)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#child.on("message", (message: FromWorker) => {
      if (message.kind === "answered") this.answered.push(message);
      if (message.kind === "failed") this.failed.push(message);
      if (message.kind === "settled") this.settled.push(message);
    });
  }

  /** Sends so many requests; resolves when all have ended, or the process has. */
  async run(requests: number, everyMs: number): Promise<void> {
    const done = this.#hears("done");
    this.#tell({ kind: "run", requests, everyMs });
    await done;
  }

  /** How many calls it knows of, by model. */
  async knows(): Promise<Readonly<Record<string, number>>> {
    const told = this.#hears("knows");
    this.#tell({ kind: "tell" });
    const message = await told;
    return message?.kind === "knows" ? message.calls : {};
  }

  /** Kills it as a crash does. */
  async kill(): Promise<void> {
    if (this.#hasEnded) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #tell(message: ToWorker): void {
    if (this.#child.connected) this.#child.send(message);
  }

  /** Resolves with the next message of that kind, or with nothing if the process ends before, or has ended. */
  #hears(kind: FromWorker["kind"]): Promise<FromWorker | undefined> {
    if (this.#hasEnded) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const listen = (message: FromWorker): void => {
        if (message.kind !== kind) return;
        this.#child.off("message", listen);
        resolve(message);
      };
      this.#child.on("message", listen);
      this.#child.once("exit", () => resolve(undefined));
    });
  }
}
