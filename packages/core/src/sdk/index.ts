// How calls through a vendor's SDK are made, and what they fail with. Only adapters need it, who have it by `port.ts`.
export { type ApiErrorStyle, faultOfApiError, faultOfBody, faultOfSdk, isHeaders, requestIdOf } from "./api-error.ts";
export { callSdk, type SdkPending, type SdkReceived, type SdkSettings, type SdkSteps } from "./call-sdk.ts";
export { textsOf, type VendorVector, vectorsOf } from "./text-vectors.ts";
export { type FailedCall, faultOfThrown } from "./thrown-fault.ts";
