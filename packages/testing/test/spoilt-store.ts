import { memoryStore, type StateStore } from "@overture/core/store";
import { storeContract, virtualClock } from "../src/index.ts";

/** The names of the contract's cases that begin so and fail for a store in memory with another way to do something. */
export async function storeFailuresOf(
  beginning: string,
  spoil: (store: StateStore) => Partial<StateStore> = () => ({}),
): Promise<readonly string[]> {
  const clock = virtualClock();
  const shared = memoryStore({ clock });
  const cases = storeContract({
    create: () => {
      const methods = ["add", "read", "hold", "settle", "pending", "take", "close"] as const;
      const sound = Object.fromEntries(methods.map((name) => [name, shared[name].bind(shared)]));
      return { ...sound, ...spoil(shared) } as StateStore;
    },
    now: () => clock.now(),
    advance: (ms) => clock.advance(ms),
    interrupt: async () => undefined,
  });
  const failed: string[] = [];
  for (const { name, run } of cases.filter(({ name }) => name.startsWith(beginning))) {
    try {
      await run();
    } catch {
      failed.push(name);
    }
  }
  return failed;
}
