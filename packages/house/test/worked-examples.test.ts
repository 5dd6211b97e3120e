import { anthropic } from "@overture/anthropic";
import { type Decision, Overture, type Rule } from "@overture/core";
import { openai } from "@overture/openai";
import { scriptedProvider, virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { rowsUnder, textOf } from "../src/page.ts";

const page = textOf("docs/routing.md");
const heading = "Five examples, in dollars";
const messages = [{ role: "user" as const, content: "Explain the event loop to a junior engineer. ".repeat(8) }];

/** The decision about the page's question. */
function decided(overture: object, rules: readonly Rule[] = []): Promise<Decision> {
  const providers = [openai({ apiKey: "unused" }), anthropic({ apiKey: "unused" })];
  return new Overture({ providers, rules }).decide({
    model: "auto",
    messages,
    overture: { task: "code", ...overture },
  });
}

const dollars = (amount: number | undefined): string => `$${(amount ?? Number.NaN).toFixed(4)}`;

describe("docs/routing.md", () => {
  it("reckons as Overture does", async () => {
    const { forecasts, assessment } = await decided({});
    const rows = forecasts.map(({ model, forecast: { quality, costUsd }, valueUsd }) => {
      return [model, quality.mean.toFixed(2), dollars(costUsd), dollars(valueUsd)];
    });
    expect(rowsUnder(page, heading).map((row) => row.map((cell) => cell.replaceAll("*", "")))).toEqual(rows);
    expect(page).toContain(`The program's question: ${assessment.profile.inputTokens} tokens`);
    expect(page).toContain(`cost ${dollars(assessment.worth.usdPerAnswer / 20)}.`);
  });

  it("tells whom a cheaper answer, a rule and a limit lead to", async () => {
    const cheap = await decided({ objective: "cost" });
    expect(cheap.model).toBe("openai/gpt-5.4-mini");
    expect(page).toContain(`mini is asked, at a value of ${dollars(cheap.forecasts[0]?.valueUsd)}`);
    const ruled = await decided({}, [{ when: { task: "code" }, prefer: ["openai/*"] }]);
    expect(ruled.model).toBe("openai/gpt-5.4-mini");
    expect(page).toContain(`at ${dollars(ruled.forecasts[0]?.valueUsd)}, goes past Sonnet`);
    const limited = await decided({ maxCostUsd: 0.002 });
    expect(limited.ranking.map(({ model }) => model)).toEqual(["openai/gpt-5.4-mini"]);
  });

  it("has every preset's worth", async () => {
    const worths = await Promise.all(
      ["cost", "balanced", "latency", "quality"].map(async (objective) => {
        const { assessment } = await decided({ objective });
        return [objective, assessment.worth] as const;
      }),
    );
    const reference = (worths[1]?.[1].usdPerAnswer ?? Number.NaN) / 20;
    const listed = rowsUnder(page, "What a call is worth")
      .slice(0, 4)
      .map(([name = "", answer = "", second = ""]) => {
        return [/`(\w+)`/.exec(name)?.[1], Number.parseFloat(answer), Number.parseFloat(second)];
      });
    const real = worths.map(([name, { usdPerAnswer, usdPerSecond }]) => {
      return [name, Math.round(usdPerAnswer / reference), Math.round((usdPerSecond / reference) * 100) / 100];
    });
    expect(listed).toEqual(real);
  });
});

describe("docs/tenancy.md", () => {
  it("counts how many calls fit into what is left of a hard budget", async () => {
    const clock = virtualClock();
    const overture = new Overture({
      providers: [scriptedProvider({ id: "a", clock })],
      clock,
      budget: { usd: 0.05, per: "total" },
      catalog: { "a/model": { prices: { input: 1, output: 4 } } },
    });
    await overture.preload();
    const request = {
      model: "a/model",
      messages: [{ role: "user" as const, content: "x".repeat(2000) }],
      max_completion_tokens: 1000,
    };
    const asked = Array.from({ length: 9 }, () => overture.chat.completions.create(request));
    const ended = await clock.runUntil(Promise.allSettled(asked));
    expect(ended.map(({ status }) => status)).toEqual([...Array(8).fill("fulfilled"), "rejected"]);
    const [held] = /\$0\.0\d+ held/.exec(String(ended[8]?.status === "rejected" && ended[8].reason.message)) ?? [];
    expect(held).toBe("$0.0489 held");
    expect(textOf("docs/tenancy.md")).toContain(
      `Seven more like it may be under way; the next gets 402 with\n   \`$0.95 spent and ${held}\``,
    );
  });
});
