import { expect, it } from "vitest";
import { readCardTable } from "./card-table.ts";

it("reads windows, prices and tiers, and leaves out what is not known", () => {
  const table = `
small 128000 0.1 0.4
cached - 1 5 0.1
vectors 8192 0.02 0
large 200000 3 15 0.3 3.75 >200000 6 22.5 0.6 7.5 >500000 12 45
`;
  expect(readCardTable(table)).toEqual({
    small: { contextTokens: 128_000, prices: { input: 0.1, output: 0.4 } },
    cached: { prices: { input: 1, output: 5, cacheRead: 0.1 } },
    vectors: { contextTokens: 8192, prices: { input: 0.02, output: 0 } },
    large: {
      contextTokens: 200_000,
      prices: {
        ...{ input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
        longContext: [
          { overInputTokens: 200_000, input: 6, output: 22.5, cacheRead: 0.6, cacheWrite: 7.5 },
          { overInputTokens: 500_000, input: 12, output: 45 },
        ],
      },
    },
  });
});
