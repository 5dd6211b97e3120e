import { type Shape, text, value } from "./option-shape.ts";

/** Where a header stands in which vendors, and gateways before them, take a key. */
const keyHeader = /\.(authorization|(x-)?(goog-)?api-key)$/i;

const notHere = value("left to an adapter's apiKey, since headers go to every provider that is asked", () => false);
const words = text();

/**
 * What a header may be. None brings a key: one vendor's would reach the others, and stand over the keys of the adapters, whose
 * rests would then be of no use.
 */
export const header: Shape = (given, at) => (keyHeader.test(at) ? notHere : words)(given, at);
