import { fileURLToPath } from "node:url";
import { Overture, type OvertureOptions } from "@overture/core";
import { expect, it } from "vitest";
import { buildTasks } from "./build-tasks.ts";
import { readTasks } from "./read-tasks.ts";

const fixture = (name: string) => readTasks(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)));
const providers: OvertureOptions["providers"] = [
  { id: "a", models: [{ name: "m", recommended: true }], keyVariables: [], credentials: undefined } as never,
];

it("makes what Overture takes in place of examples, and tells the same", async () => {
  const file = await fixture("tasks.json");
  const learned = JSON.parse(JSON.stringify(await buildTasks(file)));
  const { OwnTasks, learnTasks } = await import("@overture/core/classifier");
  const [built, raw] = [new OwnTasks(learned), new OwnTasks(learnTasks(file.tasks))];
  for (const text of ["please refund my order", "where is the parcel", "what is the capital of Peru"]) {
    expect(built.find(text)).toEqual(raw.find(text));
  }
  expect(() => new Overture({ providers, tasks: learned })).not.toThrow(/tasks/);
});

it("learns vectors where the file brings an embedder", async () => {
  const { vectors } = await buildTasks(await fixture("tasks.mjs"));
  expect(vectors?.tasks.map(({ name }) => name)).toEqual(["refunds", "delivery", "verses"]);
  expect(vectors?.probe).toHaveLength(26);
});
