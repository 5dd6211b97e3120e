import { describe, expect, it } from "vitest";
import { eventsOf } from "../../test/events.ts";
import { hello, read, stage } from "../../test/stage.ts";
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
