import { expect, it } from "vitest";
import { httpReport } from "./http-report.ts";

it("takes the ratio of the tails and the slowest loser into the headline", () => {
  const none = { p50Ms: 40, p99Ms: 1500, loserClosedMs: [], leftOpen: 0, doubled: 0 };
  const hedged = { p50Ms: 40, p99Ms: 300, loserClosedMs: [3, 9, 4], leftOpen: 0, doubled: 3 };
  const { headline, sections } = httpReport(200, 1, none, hedged);
  expect(headline).toEqual({ "http.ttftP99ratio": 5, "http.loserClosedMs": 9 });
  expect(sections[0]?.notes?.[1]).toContain("3 losers: sockets closed after 4 ms (median), 9 ms at most");
});
