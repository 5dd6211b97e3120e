import { anthropic } from "@overture/anthropic";
import { type Decision, Overture, type Rule } from "@overture/core";
import { openai } from "@overture/openai";
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
