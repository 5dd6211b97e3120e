import { memoryStore } from "@overture/core/store";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { learner } from "../../../test/learners.ts";
import { epochOf } from "../forward-decay.ts";
import { exportLearning } from "../inspection/index.ts";
import { JointLearning } from "./joint-learning.ts";

const clock = virtualClock();
const book = `learning 1 1 qualityMs 604800000 ${epochOf(clock.now(), 604_800_000)}`;

function stage(ownOnly = false) {
  const store = memoryStore({ clock });
  const shared = learner();
  shared.observeQuality({ model: "a/m", context: ["code"], score: 1, weight: 1, atMs: clock.now() });
  const own = ownOnly ? shared.beside() : shared;
  const sharing = new JointLearning({ learner: own, ownOnly, store, space: "learning", clock, instance: "one" });
  const write = (counters: readonly string[]) =>
    store.add(
      "learning",
      counters.map((counter) => ({ book, counter, by: 1 })),
    );
  return { shared, own, sharing, write };
}

it("makes nothing of counters that are none of its own", async () => {
  const { own, sharing, write } = stage();
  const before = JSON.stringify(exportLearning(own).quality);
  await write(["q", "q.0", "q.999 a/m", "z.0 a/m", "q.0 a/m", "q.0 a/m\ntoo\nlong", "f9s.0 a/m", "g.5", "os.127 a/m"]);
  await sharing.receive();
  expect(JSON.stringify(exportLearning(own).quality)).toBe(before);
});

it("takes from a learner's own book nothing that it shares with others", async () => {
  const { shared, own, sharing, write } = stage(true);
  await write(["x.0 a/m\ncode", "i.0 a/m", "os.5 a/m", "c.0 a/m", "q.0 a/m\ncode"]);
  const sharedNow = () => JSON.stringify([exportLearning(shared).models, exportLearning(shared).quality]);
  const before = sharedNow();
  expect(await sharing.receive()).toBe(5);
  expect(sharedNow()).toBe(before);
  expect(exportLearning(own).quality).toMatchObject([{ model: "a/m", context: ["code"] }]);
});
