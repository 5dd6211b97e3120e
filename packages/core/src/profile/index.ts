export { type AnswerForm, answerFormOf } from "./answer-form.ts";
export type {
  Classification,
  ClassificationReasons,
  LearnedTasks,
  TaskClass,
  TaskExamples,
} from "./classifier/index.ts";
export { contextLevels } from "./context.ts";
export { continuesConversation, conversationKeyOf, isInToolLoop } from "./conversation-key.ts";
export { hashText } from "./hash-text.ts";
export type { LengthBucket } from "./length-bucket.ts";
export { allNeeds, type Need, type Profile, type ProfileOptions, profileOf, unknownTask } from "./profile.ts";
export { requestText } from "./request-text.ts";
export { type ClassifyText, TaskFinder } from "./task-finder.ts";
export { defaultMinConfidence, type TaskGuess } from "./task-guess.ts";
