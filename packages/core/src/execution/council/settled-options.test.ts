import { expect, it } from "vitest";
import { rejection } from "../../../test/stage.ts";
import { OvertureError } from "../../chat/index.ts";
import type { CouncilOptions } from "./council-options.ts";
import { settledOptions } from "./settled-options.ts";

const lent = { OvertureError };

it("lays the request's options over the constructor's, and those over the defaults", () => {
  const options = settledOptions(lent, { quorum: 3, tolerance: undefined }, { members: 5, quorum: 2, tolerance: 0.1 });
  expect(options).toMatchObject({ members: 5, quorum: 3, tolerance: 0.1, strategy: "auto", consensusThreshold: 0.7 });
  expect(settledOptions(lent)).toMatchObject({ members: 3, quorum: 2, verdictWeight: 0.25, onQuorumLost: "error" });
});

it("lays one prompt over the others", () => {
  const rank = () => [];
  const { prompts } = settledOptions(lent, { prompts: { rank, judge: undefined } });
  expect([prompts.rank, prompts.judge.length]).toEqual([rank, 1]);
});

it.each<[CouncilOptions, string, string]>([
  [{ members: 2, quorum: 3 }, "quorum", 'The option "council.quorum" is 3, and there are only 2 members.'],
  [{ members: ["a/m", "b/m"], quorum: 4 }, "quorum", 'The option "council.quorum" is 4, and there are only 2 members.'],
  [
    { strategy: "vote", chairman: "a/m" },
    "chairman",
    'The option "council.chairman" is "a/m", and the strategy "vote" has no chairman.',
  ],
])("objects to what contradicts itself: %j", async (options, option, message) => {
  const error = await rejection(Promise.resolve().then(() => settledOptions(lent, options)));
  expect(error).toMatchObject({ code: "invalid_request", status: 400, param: `overture.council.${option}` });
  expect(String(error)).toContain(message);
});
