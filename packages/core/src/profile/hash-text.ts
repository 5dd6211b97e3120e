/**
 * A text's hash, as 11 characters: 53 bits of two interleaved FNV-1a hashes (Fowler, Noll and Vo), finished by MurmurHash3's
 * mixer. It tells texts apart and hides them from view; it is no protection against somebody who tries texts out.
 */
export function hashText(text: string, seed = ""): string {
  let low = 0x811c9dc5;
  let high = 0x2f0b4a47;
  const whole = seed + text;
  for (let index = 0; index < whole.length; index += 1) {
    const code = whole.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  low = mix(low ^ (high >>> 15));
  high = mix(high ^ (low >>> 13));
  return ((high & 0x1fffff) * 4_294_967_296 + low).toString(36).padStart(11, "0");
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
