/**
 * How a ranking is spent: `single`, one model after another until one answers; `speculative`, overlapping, so that one that is
 * late does not hold the answer up; `council`, several together, whose answers are put into one.
 */
export type Mode = "single" | "speculative" | "council";
