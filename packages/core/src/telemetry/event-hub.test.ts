import { expect, it } from "vitest";
import { nothingDecided } from "../../test/candidates.ts";
import { expectNothingUnhandled } from "../../test/unhandled.ts";
import { Decision } from "../routing/index.ts";
import { EventHub } from "./event-hub.ts";

expectNothingUnhandled();

const event = {
  id: "ovt_1",
  tags: [],
  operation: "chat",
  durationMs: 1,
  requested: "auto",
  policy: "ordered",
  arm: undefined,
  ranking: [],
  decision: new Decision(nothingDecided),
} as const;

it("tells every listener of its own events, until it is told to stop", () => {
  const hub = new EventHub(() => 5);
  const heard: string[] = [];
  const stop = hub.on("decision", ({ id }) => heard.push(`first ${id}`));
  hub.on("decision", ({ id }) => heard.push(`second ${id}`));
  hub.on("attempt", () => heard.push("never"));
  hub.emit("decision", event);
  stop();
  stop();
  hub.emit("decision", event);
  expect(heard).toEqual(["first ovt_1", "second ovt_1", "second ovt_1"]);
});

it("dates every event", () => {
  const hub = new EventHub(() => 5);
  const heard: unknown[] = [];
  hub.on("decision", ({ atMs }) => heard.push(atMs));
  hub.emit("decision", { ...event });
  expect(heard).toEqual([5]);
});

it("keeps two listenings of one function apart", () => {
  const hub = new EventHub(() => 5);
  let heard = 0;
  const listener = () => {
    heard += 1;
  };
  const stop = hub.on("decision", listener);
  hub.on("decision", listener);
  stop();
  hub.emit("decision", event);
  expect(heard).toBe(1);
});

it("knows whether anybody listens", () => {
  const hub = new EventHub(() => 5);
  expect(hub.has("fault")).toBe(false);
  const stop = hub.on("fault", () => {});
  expect([hub.has("fault"), hub.has("key")]).toEqual([true, false]);
  stop();
  expect(hub.has("fault")).toBe(false);
});

it("is touched by no listener that throws, rejects, or gives a promise of another make that does", () => {
  const hub = new EventHub(() => 5);
  const heard: string[] = [];
  hub.on("decision", () => {
    throw new Error("broken dashboard");
  });
  hub.on("decision", () => Promise.reject(new Error("broken exporter")));
  // biome-ignore lint/suspicious/noThenProperty: a promise of another make is what it is about
  hub.on("decision", () => ({ then: (_: unknown, reject: (reason: Error) => void) => reject(new Error("broken")) }));
  hub.on("decision", ({ id }) => heard.push(id));
  hub.emit("decision", event);
  expect(heard).toEqual(["ovt_1"]);
});
