import * as semconv from "@opentelemetry/semantic-conventions/incubating";
import { expect, it } from "vitest";
import { conventions, providerName, providerNames } from "./semantic-conventions.ts";

it("uses the names that the conventions have", () => {
  const published: Readonly<Record<string, unknown>> = { ...semconv };
  for (const [key, name] of Object.entries(conventions)) expect([key, published[key]]).toEqual([key, name]);
});

it("calls vendors what the conventions call them, and others what they are called", () => {
  const vendors = ["openai", "anthropic", "google", "mistral", "deepseek"].map(providerName);
  const wellKnown = Object.entries(semconv).flatMap(([key, value]) =>
    key.startsWith("GEN_AI_PROVIDER_NAME_VALUE") ? [value] : [],
  );
  for (const name of [...vendors, ...Object.values(providerNames)]) expect(wellKnown).toContain(name);
  expect([providerName("ollama"), providerName("constructor")]).toEqual(["ollama", "constructor"]);
});
