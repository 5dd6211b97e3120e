import type { Misfit } from "./option-shape.ts";

/** The headers in which vendors, and gateways before them, take a key. */
const keyHeader = /^(authorization|(x-)?(goog-)?api-key)$/i;

/**
 * What is wrong with headers that bring a key: a header goes to every provider that is asked, so that one vendor's key would
 * reach the others, and stand over the keys of the adapters, whose rests would then be of no use.
 */
export function keyHeaderIn(headers: object, at: string): Misfit | undefined {
  const name = Object.keys(headers).find((each) => keyHeader.test(each));
  return name === undefined
    ? undefined
    : {
        at: `${at}.${name}`,
        message: `The option "${at}.${name}" must be left out: headers go to every provider. Give an adapter its apiKey, or headers of its own.`,
      };
}
