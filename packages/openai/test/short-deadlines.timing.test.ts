import { Overture, systemClock } from "@overture/core";
import { startSimulator } from "@overture/testing";
import OpenAI from "openai";
import OldOpenAI from "openai-6";
import { expect, it } from "vitest";
import { openai, wrapOpenAI } from "../src/index.ts";

/** What a busy machine may take beyond the time that was asked for; the SDK's wait before a retry alone is longer. */
const slackMs = 300;
const mostTries = 5;

it.each([
  ["today's", 400, OpenAI],
  ["today's", 1500, OpenAI],
  ["an older", 400, OldOpenAI],
])("fails once the request's own short time is over, through %s SDK: %i ms", async (_sdk, timeout, Client) => {
  const simulator = await startSimulator("openai");
  simulator.always({ fault: "hang" });
  const overture = new Overture({ providers: [openai({ apiKey: simulator.key, baseURL: simulator.baseURL })] });
  try {
    await overture.preload();
    const { chat } = wrapOpenAI(new Client({ apiKey: "unused" }) as OpenAI, overture);
    const hello = { model: "openai/gpt-5.5", messages: [{ role: "user" as const, content: "Hi" }] };
    // What else runs only adds to a time: the fastest try is nearest to what it takes.
    let fastestMs = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < mostTries && fastestMs >= timeout + slackMs; tries += 1) {
      const startedAt = systemClock.monotonic();
      const failed = chat.completions.create(hello, { timeout });
      await expect(failed).rejects.toMatchObject({ status: 504, code: "deadline_exceeded" });
      fastestMs = Math.min(fastestMs, systemClock.monotonic() - startedAt);
      expect(fastestMs).toBeGreaterThan(timeout * 0.8);
    }
    expect(fastestMs).toBeLessThan(timeout + slackMs);
  } finally {
    await overture.close();
    await simulator.close();
  }
});
