export { createResponse, type RoutedResponse } from "./create-response.ts";
export { eventFraming } from "./event-framing.ts";
