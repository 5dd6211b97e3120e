import { expect, it } from "vitest";
import { card, completion, hello, stage, usage } from "../../test/stage.ts";
import { defineProvider } from "../provider/index.ts";

const fixed = completion("Hi", usage);
const provider = defineProvider({ id: "a", models: [{ name: "m", ...card }], chat: async () => Object.freeze(fixed) });

it("gives the answer in OpenAI's shape, with the model's whole name and the account of the request", async () => {
  const answer = await stage({ providers: [provider] }).answer();
  const { overture, ...body } = answer;
  expect(body).toEqual({ ...fixed, model: "a/m" });
  expect(overture).toMatchObject({
    model: "a/m",
    provider: "a",
    mode: "single",
    cost: { nanoUsd: 20_000, certainty: "exact" },
    attempts: [{ model: "a/m", outcome: "completion", usage }],
    warnings: [],
  });
});

it("leaves the provider's own object as it is, so that two answers from one object are two", async () => {
  const set = stage({ providers: [provider] });
  const [first, second] = [await set.answer(), await set.answer()];
  expect(first.overture.id).not.toBe(second.overture.id);
  expect(fixed).toEqual(completion("Hi", usage));
});

it("hands the adapter's warnings on, with those of the decision, and minds no adapter that forgets them", async () => {
  const warning = { code: "parameter_dropped", message: "No seed.", param: "seed" };
  const warns = defineProvider({ id: "a", chat: async () => ({ body: completion(), warnings: [warning] }) });
  const answer = await stage({ providers: [warns] }).answer({ model: "a/x" });
  expect(answer.overture.warnings.map(({ code }) => code)).toEqual(["no_model_card", "parameter_dropped"]);
  expect(answer.overture.cost).toEqual({ usd: 0, nanoUsd: 0, certainty: "unknown" });
  const forgets = { ...warns, chat: async () => ({ body: completion() }) as never };
  expect((await stage({ providers: [forgets] }).answer({ model: "a/x" })).overture.warnings).toHaveLength(1);
});

it("shows the decision to those who ask for it, and hands it to no browser", async () => {
  const answer = await stage({ providers: [provider] }).answer(hello);
  expect(answer.overture.decision.ranking[0]?.model).toBe("a/m");
  expect(Object.keys(answer.overture)).not.toContain("decision");
  expect(JSON.stringify(answer)).not.toContain("ranking");
  expect({ ...answer.overture }).not.toHaveProperty("decision");
});
