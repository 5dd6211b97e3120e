export type { Classification, ClassificationReasons } from "./classification.ts";
export { Classifier } from "./classifier.ts";
export { type LearnedTask, type LearnedTasks, learnTasks, OwnTasks, type TaskExamples } from "./own-tasks.ts";
export { type TaskClass, taskClasses } from "./task-class.ts";
