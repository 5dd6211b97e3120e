export { createFetch, type InProcessFetch } from "./create-fetch.ts";
export type { ResponsesRequest } from "./responses/request.ts";
export type {
  CustomCallItem,
  FunctionCallItem,
  MessageItem,
  OutputItem,
  ReasoningItem,
  ResponseEvent,
  ResponseObject,
  ResponseUsage,
} from "./responses/response.ts";
export type { ResponseStream } from "./responses/response-stream.ts";
export type { WireAnswer, WireMetadata, WireStream, WireTarget } from "./target.ts";
