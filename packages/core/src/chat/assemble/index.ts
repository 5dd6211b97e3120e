// A door of its own: what goes through the room's main door is loaded with the core, and only streams are assembled.
export { assembleCompletion, CompletionAssembler } from "../assemble.ts";
