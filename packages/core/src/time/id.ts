import type { Random } from "./random.ts";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A short name that is unlikely to be given twice: `prefix` and 20 base-36 characters, about 103 bits of chance. */
export function newId(prefix: string, random: Random): string {
  let id = prefix;
  for (let index = 0; index < 20; index += 1) id += alphabet[Math.floor(random() * 36)];
  return id;
}
