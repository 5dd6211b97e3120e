export type {
  Classification,
  ClassificationReasons,
  LearnedTask,
  LearnedTasks,
  TaskClass,
  TaskExamples,
  TaskVectors,
} from "./classifier/index.ts";
export type { ClassifierUse } from "./classifier-use.ts";
export { hashText } from "./hash-text.ts";
export type { ClassifiedProfile, ClassifyProfile, EmbedTexts } from "./plug-ins/index.ts";
export { allNeeds, contextLevels, type Need, type Profile, type ToolChoiceKind, unknownTask } from "./profile.ts";
export type { ClassifyOptions } from "./reader-init.ts";
export type { AnswerForm, LengthBucket, ProfileOptions, ReadRequest } from "./reading/index.ts";
export { lent, RequestReader } from "./request-reader.ts";
export { defaultMinConfidence, type TaskGuess } from "./task-guess.ts";
