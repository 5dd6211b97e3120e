import { expect, it } from "vitest";
import { CouncilError } from "./council-error.ts";

const council = {
  strategy: "vote",
  members: [],
  agreement: 0,
  claims: [],
  flagged: [],
  rounds: 1,
  costUsd: 0,
} as const;

it("is known across duplicate installs, and keeps the answers off the wire", () => {
  const error = new CouncilError({ code: "quorum_lost", status: 503, message: "too few", council });
  expect(error.council).toBe(council);
  expect(error.toJSON().error).toEqual({ message: "too few", type: "api_error", param: null, code: "quorum_lost" });
  const twin: object = Object.defineProperty({}, Symbol.for("overture.council-error"), { value: true });
  expect([twin instanceof CouncilError, {} instanceof CouncilError]).toEqual([true, false]);
});
