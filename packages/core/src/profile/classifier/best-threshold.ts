/** Where examples are told best from what is none: others let in count four times, since there are many more of them. */
export function bestThreshold(inside: readonly number[], outside: readonly number[]): number {
  const candidates = [...inside, ...outside].sort((left, right) => left - right);
  let best = { threshold: 0.1, merit: Number.NEGATIVE_INFINITY };
  for (const [index, low] of candidates.entries()) {
    const threshold = Math.max(0.05, (low + (candidates[index + 1] ?? low)) / 2);
    const missed = inside.filter((each) => each < threshold).length / Math.max(1, inside.length);
    const wrong = outside.filter((each) => each >= threshold).length / Math.max(1, outside.length);
    const merit = -missed - 4 * wrong;
    if (merit > best.merit) best = { threshold, merit };
  }
  return Math.round(best.threshold * 1e5) / 1e5;
}
