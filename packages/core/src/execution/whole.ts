import type { ModelName } from "../catalog/index.ts";
import type { OvertureMetadata } from "../telemetry/index.ts";
import type { Attempt } from "./attempt.ts";
import type { AnyRequest, Run } from "./run.ts";
import { walk } from "./walk.ts";

/** How one sort of request is put to a candidate. It settles the attempt when it succeeds, and throws faults. */
export type AskWhole<Request extends AnyRequest, Body> = (
  run: Run<Request>,
  attempt: Attempt,
  limitMs: number,
) => Promise<Body>;

/** A whole answer of whatever sort, with the name of the model that gave it and Overture's account. */
export type Whole<Body> = Omit<Body, "model"> & { model: ModelName; overture: OvertureMetadata };

/** Walks the ranking until one candidate gives a whole answer. */
export async function whole<Request extends AnyRequest, Body extends object>(
  run: Run<Request>,
  ask: AskWhole<Request, Body>,
): Promise<Whole<Body>> {
  const { body, candidate } = await walk(run, async (attempt, limitMs) => {
    return { body: await ask(run, attempt, limitMs), candidate: attempt.candidate };
  });
  const { model, provider } = candidate;
  // A copy, since a provider may hand out the same object again.
  return { ...body, model, overture: run.metadata(model, provider) };
}
