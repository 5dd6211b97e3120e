/** One vector, as numbers or as base64 of 32-bit floats, lowest byte first. */
export interface Embedding<Vector extends number[] | string = number[] | string> {
  object: "embedding";
  /** The place in the request's input. */
  index: number;
  embedding: Vector;
}

/** What vectors cost, in tokens. */
export interface EmbeddingUsage {
  prompt_tokens: number;
  total_tokens: number;
}

/** The vectors of a request, in OpenAI's shape, whoever made them. */
export interface EmbeddingResponse<Vector extends number[] | string = number[] | string> {
  object: "list";
  /** In the order of the request's input. */
  data: Embedding<Vector>[];
  model: string;
  /** Absent if the provider reports none. */
  usage?: EmbeddingUsage;
}
