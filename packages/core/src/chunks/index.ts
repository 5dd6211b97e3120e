export { assembleCompletion, CompletionAssembler } from "./assemble.ts";
export { chunksOf } from "./chunks-of.ts";
