import type { Catalog } from "./catalog/index.ts";
import { OvertureError } from "./chat/index.ts";
import { checkEmbeddingRequest, type EmbeddingRequest, membersOf } from "./embedding/index.ts";
import type { PlannerInit, RequestSort } from "./planning/index.ts";
import type { unknownTask } from "./profile/index.ts";
import type { Candidate, Resolution } from "./routing/index.ts";

/** Texts to be read are no conversation, and make no task: all requests for vectors are of one kind to learning. */
const noConversation = {
  // Written out, so that the rooms behind it need not be loaded with this.
  task: "unknown" satisfies typeof unknownTask,
  taskFrom: "nobody",
  guess: undefined,
  classifier: undefined,
  language: undefined,
  codeBlocks: false,
  instructed: false,
  answerForm: "text",
  length: "line",
  context: ["embedding"],
  conversation: "",
  continues: false,
  toolLoop: false,
} as const;

/** Requests for vectors, as planning knows them. All models that one may go to make vectors of one space. */
export const embeddingSort: RequestSort<EmbeddingRequest> = {
  check: checkEmbeddingRequest,
  read(request, options, init) {
    const ownFallbacks = options.fallbacks;
    const { engine, models } = init;
    const resolution = embedding(models.resolve(request.model), request.model, init);
    checkSpaces(request.model, resolution.candidates, "model");
    const [first] = resolution.candidates;
    const fallbacks = models.resolveAll(ownFallbacks ?? init.fallbacks);
    // Fallbacks that were set for everything are for chat as well; those that a request or its scope names are meant.
    if (first && ownFallbacks) checkSpaces(request.model, [first, ...fallbacks], "fallbacks");
    const name = options.user ?? request.user ?? "";
    const { longest } = inputTokensOf(request, engine.catalog);
    return {
      resolution,
      text: "",
      fallbacks: fallbacks.filter(
        (each) => engine.providers.get(each.provider)?.embed && spaceOf(each) === spaceOf(first),
      ),
      profile: {
        // Each text is read by itself, so that it is the longest which must fit into a window.
        inputTokens: longest,
        outputLimit: undefined,
        needs: [],
        ...noConversation,
        user: name === "" ? undefined : init.reader.hash(name),
        messages: membersOf(request.input).length,
        stream: false,
        embeds: true,
      },
    };
  },
};

/** About how many tokens the longest member of an input has, and all of them. */
export function inputTokensOf(
  { input }: EmbeddingRequest,
  catalog: Catalog,
): { readonly longest: number; readonly total: number } {
  let longest = 0;
  let total = 0;
  for (const member of membersOf(input)) {
    const tokens = typeof member === "string" ? catalog.tokensIn(member) : member.length;
    longest = Math.max(longest, tokens);
    total += tokens;
  }
  return { longest, total };
}

/** The vectors of two models say nothing of each other, so that one must not stand in for the other. */
function checkSpaces(requested: string, candidates: readonly Candidate[], param: string): void {
  const [first] = candidates;
  const other = first && candidates.find((candidate) => spaceOf(candidate) !== spaceOf(first));
  if (!other) return;
  const both = [first, other].map((candidate) => `${candidate.model} (of "${spaceOf(candidate)}")`).join(" and ");
  const message =
    `The vectors of different models do not mix: "${requested.slice(0, 200)}" would be answered by ${both}. Name ` +
    "deployments of one embedding model; where their names differ, give their cards the same embedding.space.";
  throw new OvertureError({ code: "invalid_request", status: 400, param, message });
}

/** The name of the embedding model that a candidate is a deployment of. */
function spaceOf(candidate: Candidate | undefined): string | undefined {
  return candidate?.card?.embedding?.space ?? candidate?.vendorModel;
}

/** What a name stands for, without the models that make no vectors. */
function embedding({ kind, candidates }: Resolution, requested: string, init: PlannerInit): Resolution {
  const able = candidates.filter((candidate) => whyNot(candidate, init) === undefined);
  if (able.length > 0) return { kind, candidates: able };
  const known = init.models.all().filter(({ card }) => card?.embedding);
  const names = known.slice(0, 8).map(({ model }) => `"${model}"`);
  const hint = names.length > 0 ? ` Name one that does: ${names.join(", ")}.` : "";
  const [only] = candidates;
  const why =
    (kind === "model" && only && whyNot(only, init)) ||
    `None of the models that "${requested.slice(0, 200)}" stands for makes vectors.`;
  throw new OvertureError({ code: "no_eligible_model", status: 400, param: "model", message: `${why}${hint}` });
}

function whyNot({ card, model, provider }: Candidate, { engine }: PlannerInit): string | undefined {
  if (!engine.providers.get(provider)?.embed) return `${model} makes no vectors: the provider "${provider}" has none.`;
  if (!card || card.embedding) return undefined;
  return `${model} makes no vectors, by its card. If it does, say so there: { embedding: {} }.`;
}
