import { CallIds } from "./core.ts";

/** Nine letters and digits out of any text, the same every time: two 32-bit FNV-1a hashes, written to base 36. */
export function shortId(text: string): string {
  let [first, second] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit + index), 0x85ebca6b);
  }
  const number = (first >>> 0) * 0x100000 + ((second >>> 0) & 0xfffff);
  return number.toString(36).padStart(9, "0").slice(-9);
}

/** Tool calls' ids that Mistral takes: exactly nine letters and digits. */
export class ToolIds extends CallIds {
  constructor() {
    super((wish, attempt) => {
      if (attempt > 1) return shortId(`${wish} ${attempt}`);
      return /^[a-zA-Z0-9]{9}$/.test(wish) ? wish : shortId(wish);
    });
  }
}
