export type {
  Classification,
  ClassificationReasons,
  LearnedTask,
  LearnedTasks,
  TaskClass,
  TaskExamples,
  TaskVectors,
} from "./classifier/index.ts";
export { contextLevels } from "./context.ts";
export { continuesConversation, conversationKeyOf, isInToolLoop } from "./conversation-key.ts";
export { hashText } from "./hash-text.ts";
export type { ClassifiedProfile, ClassifyProfile, EmbedTexts } from "./plug-ins/index.ts";
export { allNeeds, type Need, type Profile, type ProfileOptions, profileOf, unknownTask } from "./profile.ts";
export type { AnswerForm, LengthBucket } from "./reading/index.ts";
export { requestText } from "./request-text.ts";
export { defaultMinConfidence, type TaskGuess } from "./task-guess.ts";
export { TextReader } from "./text-reader.ts";
export { type ClassifierUse, type TextReading, unread } from "./text-reading.ts";
