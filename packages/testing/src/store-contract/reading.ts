import type { BookSnapshot, StateStore } from "@overture/core/store";

/** The counters of a snapshot as `[posted, held, unknown]`, to be compared. */
export function countersOf(snapshot: BookSnapshot | undefined): Record<string, readonly [number, number, number]> {
  return Object.fromEntries(
    [...(snapshot?.counters ?? [])].map(([name, { posted, held, unknown }]) => [
      name,
      [posted, held, unknown] as const,
    ]),
  );
}

/** What a counter stands at as `[posted, held, unknown]`. */
export async function standingIn(
  store: StateStore,
  space: string,
  book: string,
  counter: string,
): Promise<readonly [number, number, number]> {
  const [snapshot] = await store.read(space, [{ book }]);
  const { posted = 0, held = 0, unknown = 0 } = snapshot?.counters.get(counter) ?? {};
  return [posted, held, unknown];
}

/** What is posted on a counter. */
export async function postedIn(store: StateStore, space: string, book: string, counter: string): Promise<number> {
  return (await standingIn(store, space, book, counter))[0];
}
