import { expect, it } from "vitest";
import { decisionReport } from "./decision-time.ts";

it("puts the longest history into the headline, beside none at all", () => {
  const { headline, sections } = decisionReport({
    times: [
      { observations: 0, p50Us: 15, p99Us: 50, heapMb: 0.1 },
      { observations: 100_000, p50Us: 19, p99Us: 60, heapMb: 9 },
    ],
    bytesPerCell: 1800.4,
  });
  expect(headline).toEqual({
    "decide.p50us": 19,
    "decide.p99us": 60,
    "decide.p50us.empty": 15,
    "memory.bytesPerCell": 1800.4,
  });
  expect(sections[0]?.table.rows).toEqual([
    ["0", "15.0", "50.0", "0.1"],
    ["100000", "19.0", "60.0", "9.0"],
  ]);
});
