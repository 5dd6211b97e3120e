export { checkOptions, checkTenant } from "./check-options.ts";
export type {
  CallOptions,
  EventSource,
  LearningOptions,
  LoggingOptions,
  OvertureOptions,
  RequestOptions,
  SharingOptions,
  TenantOptions,
  TimeoutOptions,
} from "./options.ts";
export {
  checkCallOptions,
  checkRequestOptions,
  limitsOf,
  mergeRequestOptions,
  splitRequest,
} from "./request-options.ts";
