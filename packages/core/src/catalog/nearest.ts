/** Names are compared up to this length, so that a mistake of a megabyte costs no more than one of a word. */
const longestName = 128;

/** At most this many names are compared. */
const mostNames = 10_000;

/**
 * The names that look most like `wanted`, nearest first and in their own order where equal, for an error to offer. A name
 * that differs in more than a third of its characters is not offered. A model at another provider is as near as a slip of
 * one character.
 */
export function nearestNames(wanted: string, names: readonly string[], limit = 3): readonly string[] {
  const target = wanted.slice(0, longestName).toLowerCase();
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const name of names.slice(0, mostNames)) {
    const candidate = name.slice(0, longestName).toLowerCase();
    const distance = distanceBetween(target, candidate);
    if (distance <= farthest(target, candidate)) near.push({ name, distance });
  }
  near.sort((first, second) => first.distance - second.distance);
  return near.slice(0, limit).map((each) => each.name);
}

/** The question to add to a message, with the names that look most like `wanted`; empty where there are none. */
export function didYouMean(wanted: string, names: readonly string[], limit?: number): string {
  const near = nearestNames(wanted, names, limit).map((name) => `"${name}"`);
  return near.length > 0 ? ` Did you mean ${near.join(", ")}?` : "";
}

function farthest(first: string, second: string): number {
  return Math.max(1, Math.floor(Math.max(first.length, second.length) / 3));
}

function distanceBetween(first: string, second: string): number {
  const [firstSlash, secondSlash] = [first.indexOf("/"), second.indexOf("/")];
  const whole = editDistance(first, second);
  if (firstSlash === -1 || secondSlash === -1) return whole;
  const [firstModel, secondModel] = [first.slice(firstSlash + 1), second.slice(secondSlash + 1)];
  const model = editDistance(firstModel, secondModel);
  return model <= farthest(firstModel, secondModel) ? Math.min(whole, model + 1) : whole;
}

/**
 * How many characters must be inserted, deleted, replaced or swapped with their neighbour (Damerau 1964, in the form that
 * edits no part twice).
 */
function editDistance(first: string, second: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const same = first[row - 1] === second[column - 1];
      const replaced = (last[column - 1] ?? 0) + (same ? 0 : 1);
      let least = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped =
        row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      if (swapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    [beforeLast, last] = [last, current];
  }
  return last[second.length] ?? 0;
}
