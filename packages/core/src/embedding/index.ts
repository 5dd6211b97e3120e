export { checkEmbeddingRequest } from "./check-request.ts";
export { type ReadVectors, readVectors } from "./read-vectors.ts";
export { type EmbeddingInput, type EmbeddingRequest, membersOf } from "./request.ts";
export type { Embedding, EmbeddingResponse, EmbeddingUsage } from "./response.ts";
export { toBase64, toNumbers } from "./vector.ts";
