import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";
import { CouncilError, OvertureError } from "../../index.ts";

it("tells who answered and who did not, and lists every attempt", async () => {
  const error = await scholars({ a: { says: "42" }, b: { fault: "overloaded" } }).failure({
    overture: { mode: "council", council: { members: 2 } },
  });
  expect(error).toBeInstanceOf(CouncilError);
  expect(error).toBeInstanceOf(OvertureError);
  expect(error.attempts).toMatchObject([{ model: "b/m", fault: "overloaded" }]);
  expect(error.message).toContain('Set "council.onQuorumLost" to "single"');
});

it("quotes the threshold that was missed", async () => {
  const council = { members: 2, onDisagreement: "error", consensusThreshold: 0.8 } as const;
  const error = await scholars({ a: { says: "1" }, b: { says: "2" } }).failure({
    overture: { mode: "council", council },
  });
  expect(error.message).toContain('agree by 0.50, under the "council.consensusThreshold" of 0.8');
});
