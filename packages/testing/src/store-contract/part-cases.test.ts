import { memoryStore, type StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { partCases } from "./part-cases.ts";

const run = async (name: RegExp, store: StateStore): Promise<void> => {
  const found = partCases.find((each) => name.test(each.name));
  await found?.run({
    store,
    space: "space",
    open: async () => store,
    now: Date.now,
    advance: async () => undefined,
    interrupt: async () => undefined,
  });
};

/** A store whose reads are changed on their way. */
function reading(
  change: (store: StateStore, ...all: Parameters<StateStore["read"]>) => ReturnType<StateStore["read"]>,
) {
  const store = memoryStore();
  const broken: StateStore = {
    add: (...all) => store.add(...all),
    read: (...all) => change(store, ...all),
    hold: (...all) => store.hold(...all),
    settle: (...all) => store.settle(...all),
    pending: (...all) => store.pending(...all),
    take: (...all) => store.take(...all),
    close: () => store.close(),
  };
  return broken;
}

it("finds a store that gives less than all of it", async () => {
  const forgetful = reading(async (store, space, books) =>
    (await store.read(space, books)).map(({ rest: _, ...snapshot }) => snapshot),
  );
  await expect(run(/nothing is left out/, forgetful)).rejects.toThrow();
});

it("finds a store whose parts never end", async () => {
  const endless = reading((store, space, books) =>
    store.read(
      space,
      books.map(({ before: _, ...book }) => book),
    ),
  );
  await expect(run(/nothing is left out/, endless)).rejects.toThrow(/come to an end/);
});
