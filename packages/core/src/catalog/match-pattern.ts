/**
 * Whether `name`, a model as `provider/model`, fits `pattern`: `*` stands for any characters, slashes included, and
 * everything else for itself (`anthropic/*`, `openai/gpt-5*`, `*`). A pattern without a slash is held against the part after
 * the provider, so that `gpt-5*` fits whoever has it.
 *
 * The parts between the stars are looked for from left to right, each at its first place, which finds a fit if there is
 * one and never goes back: no pattern makes it slow, as it would a regular expression.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  if (!pattern.includes("/")) return matchesWhole(pattern, name.slice(name.indexOf("/") + 1));
  return matchesWhole(pattern, name);
}

function matchesWhole(pattern: string, name: string): boolean {
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (parts.length === 1) return name === pattern;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = name.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
