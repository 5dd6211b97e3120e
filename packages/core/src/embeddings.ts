import { isCount } from "./chat/index.ts";
import { type EmbeddingRequest, type EmbeddingResponse, readVectors } from "./embedding/index.ts";
import type { AskWhole } from "./execution/index.ts";
import { inputTokensOf } from "./read-embedding-request.ts";

export { embeddingSort } from "./read-embedding-request.ts";

/**
 * Asks one candidate for vectors. This file is imported on first use, so that programs which want none do not load it; what
 * it shares with chat comes as an argument wherever that is much.
 */
export const askForVectors: AskWhole<EmbeddingRequest, Required<EmbeddingResponse>> = async (run, attempt, limitMs) => {
  const { request, engine } = run;
  const { provider: id, model } = attempt.candidate;
  const provider = engine.provider(id);
  if (!provider.embed) throw attempt.fault({ kind: "unsupported", message: `"${id}" makes no vectors.` });
  const reply = await attempt.within(provider.embed(request, attempt.call(limitMs)), limitMs);
  const read = readVectors(reply?.body, request);
  if (read.kind !== "vectors") throw attempt.fault({ ...read, requestId: reply?.requestId });
  const given: unknown = reply.body.usage?.prompt_tokens;
  const reported = isCount(given) ? given : undefined;
  const tokens = reported ?? inputTokensOf(request, engine.catalog).total;
  const usage = { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens };
  attempt.succeed({
    usage: reported === undefined ? undefined : usage,
    cost: attempt.costOf(usage, reported === undefined ? "estimated" : "exact"),
    requestId: reply.requestId,
    limits: reply.limits,
  });
  run.warn(reply.warnings);
  return { object: "list", data: read.data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } };
};
