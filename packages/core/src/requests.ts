import type { ChatCompletionRequest } from "./chat/index.ts";
import type { EmbeddingRequest, EmbeddingResponse } from "./embedding/index.ts";
import type { RequestOptions } from "./options/index.ts";
import type { OvertureMetadata } from "./telemetry/index.ts";
import type { ResponseObject, ResponsesRequest } from "./wire/index.ts";

/** A request as `create()` takes it: OpenAI's, with Overture's own part. */
export interface ChatRequest extends ChatCompletionRequest {
  readonly overture?: RequestOptions | null | undefined;
}

/** A request for a whole answer. */
export interface ChatRequestNonStreaming extends ChatRequest {
  readonly stream?: false | null | undefined;
}

/** A request for a stream. */
export interface ChatRequestStreaming extends ChatRequest {
  readonly stream: true;
}

/** A request for vectors as `embeddings.create()` takes it: OpenAI's, with Overture's own part. */
export interface EmbeddingsRequest extends EmbeddingRequest {
  readonly overture?: RequestOptions | null | undefined;
}

/** Vectors in OpenAI's shape, whose `model` is `provider/model`, with Overture's account of them. */
export interface EmbeddingAnswer<Vector extends number[] | string = number[]>
  extends Required<EmbeddingResponse<Vector>> {
  overture: OvertureMetadata;
}

/** A request as `responses.create()` takes it: OpenAI's, with Overture's own part. */
export interface RoutedResponsesRequest extends ResponsesRequest {
  readonly overture?: RequestOptions | null | undefined;
}

/** A response in OpenAI's shape, whose `model` is `provider/model`, with Overture's account of it. */
export interface ResponseAnswer extends ResponseObject {
  readonly overture: Omit<OvertureMetadata, "decision">;
}
