import type { NanoUsd } from "./money.ts";

/**
 * Money as people read it: cents from one dollar on (`$1,234.50`), and below that the three digits that matter, with two
 * decimals at least (`$0.50`, `$0.123`, `$0.0042`).
 */
export function formatUsd(amount: NanoUsd): string {
  const sign = amount < 0 ? "-" : "";
  const nano = Math.abs(amount);
  if (nano === 0) return "$0.00";
  const step = nano >= 1_000_000_000 ? 10_000_000 : 10 ** Math.max(0, String(nano).length - 3);
  // In BigInt, since rounding near 2^53 would step outside of the exact numbers.
  const rounded = ((BigInt(nano) + BigInt(Math.floor(step / 2))) / BigInt(step)) * BigInt(step);
  const digits = rounded.toString().padStart(10, "0");
  const dollars = digits.slice(0, -9).replace(/\B(?=(?:\d{3})+$)/g, ",");
  const cents = digits.slice(-9).replace(/0{1,7}$/, "");
  return `${sign}$${dollars}.${cents}`;
}
