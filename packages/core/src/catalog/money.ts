declare const unit: unique symbol;

/**
 * An amount of money: a whole number of billionths of a US dollar. Whole numbers add without rounding, so that a sum of a
 * million costs is the same in any order.
 */
export type NanoUsd = number & { readonly [unit]: "nano-dollars" };

const nanoPerUsd = 1_000_000_000;

/** The dearest price that is taken for a price and not for a slip of units, in US dollars per million tokens. */
export const highestUsdPerMillion = 1000;

/** Where counts of tokens stop, so that a cost stays a whole number: a vendor that reports more has a fault. */
export const mostTokens: number = 1_000_000_000;

/** Marks a number as nano-dollars. @throws RangeError if it is not a whole number below 2^53 */
export function nanoUsd(amount: number): NanoUsd {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Nano-dollars are whole numbers below 2^53, not ${amount}.`);
  return (amount === 0 ? 0 : amount) as NanoUsd;
}

/** The amount in US dollars, for people and dashboards; add in nano-dollars. */
export function toUsd(amount: NanoUsd): number {
  return amount / nanoPerUsd;
}

/** The sum. Beyond 2^53 nano-dollars, nine million dollars, it stops instead of losing its last digits. */
export function addNanoUsd(first: NanoUsd, second: NanoUsd): NanoUsd {
  const sum = first + second;
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, sum)) as NanoUsd;
}

/**
 * A price as whole pico-dollars (10^-12) per token: a vendor's $0.0028 per million tokens is exactly 2800. What lies
 * beyond the sixth decimal rounds up.
 * @throws RangeError if the price is not from 0 to {@link highestUsdPerMillion}
 */
export function picoUsdPerToken(usdPerMillion: number): number {
  if (!(usdPerMillion >= 0 && usdPerMillion <= highestUsdPerMillion)) {
    throw new RangeError(
      `A price is a number of US dollars per million tokens from 0 to ${highestUsdPerMillion}, not ${usdPerMillion}.`,
    );
  }
  const pico = usdPerMillion * 1_000_000;
  const whole = Math.round(pico);
  // A decimal such as 0.0028 is not a binary fraction: what is a hair off a whole number was meant to be that number.
  return Math.abs(pico - whole) <= whole * 1e-15 ? whole : Math.ceil(pico);
}

/** What was counted, and what each of it costs. */
export interface PricedTokens {
  readonly tokens: number;
  /** From {@link picoUsdPerToken}. */
  readonly picoUsdPerToken: number;
}

/** What all the lines cost together, exactly, rounded up once. Counts below 0, or that are no numbers, are 0. */
export function priceOf(lines: readonly PricedTokens[]): NanoUsd {
  let nano = 0;
  let pico = 0;
  for (const line of lines) {
    const tokens = countOf(line.tokens);
    // In two parts, since 10^9 tokens at $1000 are 10^18 pico-dollars, and numbers are exact only to 9 * 10^15.
    nano += tokens * Math.floor(line.picoUsdPerToken / 1000);
    pico += tokens * (line.picoUsdPerToken % 1000);
  }
  return Math.min(nano + Math.ceil(pico / 1000), Number.MAX_SAFE_INTEGER) as NanoUsd;
}

/** A count of tokens as money needs it: whole, from 0 to {@link mostTokens}. */
export function countOf(tokens: number | null | undefined): number {
  return typeof tokens === "number" && tokens > 0 ? Math.min(Math.ceil(tokens), mostTokens) : 0;
}
