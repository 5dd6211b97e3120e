export type {
  AnonymousAnswer,
  CouncilMaterial,
  CouncilPrompts,
  SupportMaterial,
  SynthesisMaterial,
} from "./material.ts";
export { councilPrompts, promptVersion } from "./prompts.ts";
