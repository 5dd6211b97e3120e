import type { Timer } from "@overture/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { TimerHeap } from "./timer-heap.ts";

it("gives what was not cancelled, sorted by moment and then by order, whatever was added", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ dueAt: fc.nat(20), cancelled: fc.boolean() }), { maxLength: 60 }), (inputs) => {
      const heap = new TimerHeap();
      const timers = inputs.map((input, order) => ({ ...input, handle: {} as Timer, order, callback: () => {} }));
      for (const timer of timers) heap.add(timer);
      for (const timer of timers) if (timer.cancelled) heap.cancel(timer.handle);
      const kept = timers.filter((timer) => !timer.cancelled);
      expect(heap.size).toBe(kept.length);
      const taken: number[] = [];
      for (let timer = heap.takeFirst(); timer !== undefined; timer = heap.takeFirst()) taken.push(timer.order);
      const sorted = kept.sort((a, b) => a.dueAt - b.dueAt || a.order - b.order);
      expect(taken).toEqual(sorted.map((timer) => timer.order));
      expect(heap.size).toBe(0);
    }),
  );
});
