import {
  type ChatCompletion,
  type Clock,
  defineProvider,
  type ModelCard,
  type Provider,
  ProviderFault,
  sleep,
} from "@overture/core";
import type { RecordedModel, RecordedRow, RecordedSet } from "./recorded-set.ts";

/** The provider's id: its models are `replay/…`. */
export const replayId = "replay";

/** A card with the recorded model's prices that leaves nothing impossible, so that every model can be chosen. */
export function cardOf({ name, inputPrice, outputPrice }: RecordedModel): ModelCard {
  return {
    name,
    prices: { input: inputPrice, output: outputPrice },
    capabilities: {
      tools: true,
      images: true,
      audio: true,
      files: true,
      jsonSchema: true,
      reasoning: "no",
      temperature: true,
    },
  };
}

/**
 * A provider that answers with what was recorded: the request's `metadata.row` says which row it is. It tells of the usage,
 * as every provider does, and nothing of the score. With a clock it takes as long as was recorded; without, no time.
 */
export function replayProvider(set: RecordedSet, clock?: Clock | undefined): Provider {
  const places = new Map(set.models.map(({ name }, place) => [name, place]));
  return defineProvider({
    id: replayId,
    models: set.models.map(cardOf),
    chat: async (request, { model, signal }) => {
      const row = set.rows[Number(request.metadata?.row)];
      const place = places.get(model);
      if (!row || place === undefined) {
        const message = `Nothing was recorded of ${model} and row ${request.metadata?.row ?? "?"}.`;
        throw new ProviderFault({ kind: "not_found", message });
      }
      const { seconds } = row.outcomes[place] ?? {};
      if (clock && seconds !== undefined) await sleep(clock, seconds * 1000, signal);
      return completionOf(row, place, model);
    },
  });
}

function completionOf(row: RecordedRow, place: number, model: string): ChatCompletion {
  const { inputTokens = 0, outputTokens = 0 } = row.outcomes[place] ?? {};
  return {
    id: "recorded",
    object: "chat.completion",
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "As recorded.", refusal: null },
        logprobs: null,
        finish_reason: "stop",
      },
    ],
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  };
}
