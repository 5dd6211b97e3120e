export type { Classification, ClassificationReasons } from "./classification.ts";
export { Classifier } from "./classifier.ts";
export { type TaskClass, taskClasses } from "./task-class.ts";
