import { expect, it } from "vitest";
import { openAIDialect } from "./dialect.ts";

it("reads providerOptions under the id that the user gave the provider", () => {
  expect(openAIDialect("azure")).toMatchObject({ provider: "azure", streamUsage: true, developerRole: "developer" });
});
