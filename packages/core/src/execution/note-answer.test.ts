import { describe, expect, it } from "vitest";
import { eventsOf } from "../../test/events.ts";
import { card, hello, read, stage } from "../../test/stage.ts";
import { ordered, thompson } from "../routing/index.ts";

const learning = { qualityPrior: { mean: 0.7, deviation: 0.1 } };

it("turns routing away from a model whose answers are empty, without anybody's help", async () => {
  const set = stage({
    learning,
    policy: thompson(),
    cast: { a: { models: [{ name: "m", answer: { text: "" }, card: {} }] }, b: { models: [{ name: "m", card: {} }] } },
  });
  const models: string[] = [];
  for (let request = 0; request < 30; request += 1) models.push((await set.answer()).model);
  expect(models[0]).toBe("a/m");
  expect(models.slice(-20)).toEqual(Array.from({ length: 20 }, () => "b/m"));
});

describe("a flaw", () => {
  it("is told as an event, with its source and score", async () => {
    const set = stage({
      policy: ordered(),
      cast: { a: { models: [{ name: "m", answer: { text: "{", finishReason: "stop" } }] } },
    });
    const signals = eventsOf(set.overture, "signal");
    const answer = await set.answer({ response_format: { type: "json_object" }, overture: { tags: ["t"] } });
    expect(signals).toMatchObject([
      { id: answer.overture.id, tags: ["t"], model: "a/m", source: "invalid_json", score: 0, problem: undefined },
    ]);
    await set.answer();
    expect(signals).toHaveLength(1);
  });

  it("is seen in streams as well", async () => {
    const set = stage({
      policy: ordered(),
      cast: { a: { models: [{ name: "m", answer: { text: "Well", finishReason: "length" } }] } },
    });
    const signals = eventsOf(set.overture, "signal");
    await read(set, await set.stream());
    expect(signals).toMatchObject([{ source: "cut_off", score: 0.3 }]);
  });

  it("turns on no exploring", async () => {
    const set = stage({ learning, cast: { a: { models: [{ name: "m", answer: { text: "" } }] } } });
    for (let request = 0; request < 20; request += 1) await set.answer();
    expect((await set.overture.decide(hello)).assessment.exploration).toBe(0);
  });
});

it("takes missing feedback for nothing at all", async () => {
  const set = stage({ learning });
  for (let request = 0; request < 200; request += 1) await set.answer();
  const decision = await set.overture.decide(hello);
  for (const { forecast } of decision.forecasts) expect(forecast.quality).toMatchObject({ mean: 0.7, evidence: 0 });
});

it("warns of a service tier whose price nobody knows, streamed or not, and of no other", async () => {
  const prices = { input: 1, output: 2, serviceTiers: { flex: 0.5 } };
  const set = stage({ cast: { a: { models: [{ name: "m", card: { ...card, prices } }] } } });
  const codes = async (service_tier: "auto" | "flex" | "priority") => {
    const { warnings, cost } = (await set.answer({ service_tier })).overture;
    const { chunks } = await read(set, await set.stream({ service_tier }));
    expect(chunks.at(-1)?.overture?.warnings).toEqual(warnings);
    return [...warnings.map(({ code }) => code), cost.certainty];
  };
  expect(await codes("auto")).toEqual(["exact"]);
  expect(await codes("flex")).toEqual(["exact"]);
  expect(await codes("priority")).toEqual(["service_tier_unpriced", "estimated"]);
});
