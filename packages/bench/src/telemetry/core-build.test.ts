import { expect, it } from "vitest";
import { buildCore } from "./core-build.ts";
import { observed } from "./observed.ts";

const messages = [{ role: "user", content: "Hi" }] as const;

it("builds a core that answers alike, observable and not", async () => {
  for (const observable of [true, false]) {
    const { overture, close } = observed("off", await buildCore({ observable }));
    const events: string[] = [];
    for (const name of ["decision", "attempt", "outcome", "answer"] as const)
      overture.on(name, () => events.push(name));
    const { choices } = await overture.chat.completions.create({ model: "auto", messages });
    expect(choices[0]?.message.content).toBe("Because it never says that it is done.");
    expect(events).toEqual(observable ? ["decision", "attempt", "outcome", "answer"] : []);
    await close();
  }
});
