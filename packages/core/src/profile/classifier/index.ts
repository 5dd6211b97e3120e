export { backgroundClasses, backgroundHash, backgroundPrompts } from "./background.generated.ts";
export { bestThreshold } from "./best-threshold.ts";
export type { Classification, ClassificationReasons } from "./classification.ts";
export { Classifier } from "./classifier.ts";
export { learnTasks } from "./learn-tasks.ts";
export { learnVectors } from "./learn-vectors.ts";
export {
  isLearned,
  type LearnedTask,
  type LearnedTasks,
  type TaskExamples,
  type TaskVectors,
} from "./learned-tasks.ts";
export { OwnTasks } from "./own-tasks.ts";
export { type TaskClass, taskClasses } from "./task-class.ts";
