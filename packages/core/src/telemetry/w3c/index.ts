// Loaded with the first request that names a trace.
export { W3cTracing } from "./w3c-tracing.ts";
