// Loaded on first use: nothing here is needed to answer a request.
export { exportLearning, type LearningExport } from "./export-learning.ts";
export { type ImportOptions, importLearning } from "./import-learning.ts";
export { inspectLearning, type LearnedContext, type LearnedDuration, type LearnedModel } from "./inspect-learning.ts";
export { rangesOf } from "./ranges.ts";
