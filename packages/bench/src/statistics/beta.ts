import type { Random } from "@overture/core";

/** One draw of a Beta distribution, as the share of one gamma draw in two. */
export function drawBeta(a: number, b: number, random: Random): number {
  const first = drawGamma(a, random);
  return first / (first + drawGamma(b, random));
}

/** One draw of a gamma distribution of scale 1 and a shape of 1 or more (Marsaglia and Tsang, 2000). */
export function drawGamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  // More than 95 in 100 draws are accepted, so that a thousand in a row that are not mean a broken source of chance.
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v;
  }
  return shape;
}
