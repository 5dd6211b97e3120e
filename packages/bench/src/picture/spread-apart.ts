/**
 * Moves places so far apart that any two are at least `gap` from each other, in their order, and as near as may be to where
 * they were.
 */
export function spreadApart(places: readonly number[], gap: number): readonly number[] {
  const order = [...places.keys()].sort((left, right) => (places[left] ?? 0) - (places[right] ?? 0));
  // Neighbours that are too close join a group, which stands around the middle of its members.
  const groups: { members: number[]; sum: number }[] = [];
  for (const index of order) {
    let group = { members: [index], sum: places[index] ?? 0 };
    for (let before = groups.at(-1); before && startOf(group, gap) - endOf(before, gap) < gap; before = groups.at(-1)) {
      groups.pop();
      group = { members: [...before.members, ...group.members], sum: before.sum + group.sum };
    }
    groups.push(group);
  }
  const result = [...places];
  for (const group of groups) {
    for (const [position, index] of group.members.entries()) result[index] = startOf(group, gap) + position * gap;
  }
  return result;
}

interface Group {
  readonly members: readonly number[];
  readonly sum: number;
}

function startOf({ members, sum }: Group, gap: number): number {
  return sum / members.length - ((members.length - 1) * gap) / 2;
}

function endOf(group: Group, gap: number): number {
  return startOf(group, gap) + (group.members.length - 1) * gap;
}
