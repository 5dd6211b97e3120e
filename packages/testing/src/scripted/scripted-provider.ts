import {
  type Call,
  type ChatCompletionRequest,
  type Clock,
  costOf,
  type FaultKind,
  type Provider,
  ProviderFault,
  type Random,
  seededRandom,
  type Usage,
} from "@overture/core";
import { type AbortBilling, billedAfterAbort } from "./abort-billing.ts";
import type { ScriptedFaultOutcome, ScriptedOutcome } from "./outcome.ts";
import { cardOf, drawCall, type ScriptedModel } from "./scripted-model.ts";
import { chat, completionFor, type ScriptedRun, settle, stream } from "./scripted-run.ts";

/** The options of {@link scriptedProvider}. */
export interface ScriptedProviderOptions {
  /** The part of its models' names before the slash. */
  readonly id: string;
  /** The clock on which it takes its time; a virtual one makes it instant and always alike. */
  readonly clock: Clock;
  /** Where its chance comes from. @default seeded with the id, so that every run is alike */
  readonly random?: Random | undefined;
  /** Its models. A name that is not among them is answered like the first. @default one, called `model` */
  readonly models?: readonly ScriptedModel[] | undefined;
  /** Outcomes of the first calls, in order. @default none: every call is drawn from its model's distributions */
  readonly script?: readonly ScriptedOutcome[] | undefined;
  /** Its keys; calls with another one fail as `auth`. @default it needs none */
  readonly keys?: readonly string[] | undefined;
  /** What it bills for a call that is aborted. @default `in_full`: the worst that vendors do */
  readonly abortBilling?: AbortBilling | undefined;
  /** How many calls it remembers, the latest ones. @default 10,000, so that long simulations do not fill the memory */
  readonly maxCalls?: number | undefined;
}

/** What a scripted provider remembers of a call. */
export interface ScriptedCall {
  readonly request: ChatCompletionRequest;
  readonly model: string;
  readonly credential: string | undefined;
  readonly stream: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** On the clock's `now()`. */
  readonly startedAt: number;
  /** On the clock's `now()`; absent while the call is under way. */
  readonly endedAt: number | undefined;
  /** Whether the caller aborted it, or left its stream, before the end. */
  readonly aborted: boolean;
  /** The fault that it ended with, if any. */
  readonly fault: FaultKind | undefined;
  /** What it is billed for; absent while it is under way, and where nothing is: after a fault, for example. */
  readonly billed: Usage | undefined;
}

/** A provider without a vendor: see {@link scriptedProvider}. */
export interface ScriptedProvider extends Provider {
  /** The calls that were made, in order. */
  readonly calls: readonly ScriptedCall[];
  /** How many calls are under way. */
  readonly openCalls: number;
  /** What all calls that are over come to at the models' prices, in US dollars, those that are not remembered included. */
  readonly billedUsd: number;
  /** Scripts the outcomes of the next calls, after those that are already waiting. */
  next(...outcomes: readonly ScriptedOutcome[]): void;
  /** Scripts every call that no queued outcome is left for; of one model, if it is named. */
  always(outcome: ScriptedOutcome, model?: string): void;
  /** Forgets everything scripted and every call: each call is drawn from its model's distributions again. */
  reset(): void;
}

type OpenCall = { -readonly [Field in keyof ScriptedCall]: ScriptedCall[Field] };

/**
 * Makes a provider that lives in this process and does what it is told: it answers, is slow, or fails as scripted, in
 * virtual time and with seeded chance. It honours the call's signal as an adapter must, and leaves no timer behind.
 */
export function scriptedProvider(options: ScriptedProviderOptions): ScriptedProvider {
  const models = options.models ?? [{ name: "model" }];
  const [firstModel] = models;
  if (firstModel === undefined) {
    throw new RangeError(`scriptedProvider: models is empty for id ${JSON.stringify(options.id)}; give at least one`);
  }
  const { clock, maxCalls = 10_000, abortBilling = "in_full" } = options;
  const random = options.random ?? seededRandom(options.id);
  const queue: ScriptedOutcome[] = [...(options.script ?? [])];
  const standing = new Map<string | undefined, ScriptedOutcome>();
  const calls: OpenCall[] = [];
  let [openCalls, count, billedUsd] = [0, 0, 0];

  const begin = (request: ChatCompletionRequest, call: Call, stream: boolean): ScriptedRun => {
    const { model, credential, headers } = call;
    const startedAt = clock.now();
    const record: OpenCall = {
      ...{ request, model, credential, headers, stream, startedAt },
      ...{ endedAt: undefined, aborted: false, fault: undefined, billed: undefined },
    };
    calls.push(record);
    if (calls.length > maxCalls) calls.shift();
    openCalls += 1;
    count += 1;
    const known = models.find((candidate) => candidate.name === model) ?? firstModel;
    const refused = options.keys !== undefined && !options.keys.includes(credential ?? "");
    const scripted = refused ? keyRefused : (queue.shift() ?? standing.get(model) ?? standing.get(undefined));
    const end = (error?: unknown, left = false): void => {
      if (record.endedAt !== undefined) return;
      openCalls -= 1;
      record.endedAt = clock.now();
      record.fault = error instanceof ProviderFault ? error.kind : undefined;
      record.aborted = left || record.fault === "aborted";
      record.billed = billedFor(run, record, abortBilling);
      if (record.billed) billedUsd += costOf(record.billed, cardOf(known).prices).usd;
    };
    const [leave, drawn] = [() => end(undefined, true), drawCall(known, scripted, random)];
    const run: ScriptedRun = { request, call, clock, id: `${options.id}-${count}`, drawn, end, leave };
    return run;
  };

  const { keys } = options;
  return {
    id: options.id,
    models: models.map(cardOf),
    keyVariables: [],
    ...(keys === undefined ? {} : { credentials: () => keys }),
    chat: (request, call) => settle(begin(request, call, false), chat),
    stream: (request, call) => settle(begin(request, call, true), stream),
    calls,
    get openCalls() {
      return openCalls;
    },
    get billedUsd() {
      return billedUsd;
    },
    next: (...outcomes) => {
      queue.push(...outcomes);
    },
    always: (outcome, model) => {
      standing.set(model, outcome);
    },
    reset: () => {
      queue.length = 0;
      standing.clear();
      calls.length = 0;
      billedUsd = 0;
    },
  };
}

/** What a call that is over is billed for. */
function billedFor(run: ScriptedRun, record: OpenCall, billing: AbortBilling): Usage | undefined {
  if (record.fault !== undefined && !record.aborted) return undefined;
  const whole = completionFor(run).usage;
  if (!whole || !record.aborted) return whole;
  const elapsedMs = run.clock.now() - record.startedAt;
  return billedAfterAbort(billing, { ...run.drawn, whole, elapsedMs });
}

const keyRefused: ScriptedFaultOutcome = {
  fault: "auth",
  status: 401,
  message: "This key is not accepted",
  afterMs: 0,
};
