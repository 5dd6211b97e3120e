import type { ChatCompletion } from "../chat/index.ts";
import type { OvertureMetadata } from "../telemetry/index.ts";

/** A completion in OpenAI's shape, whose `model` is `provider/model`, with Overture's account of it. */
export interface Answer extends ChatCompletion {
  overture: OvertureMetadata;
}
