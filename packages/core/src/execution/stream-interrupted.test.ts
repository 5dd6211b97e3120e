import { expect, it } from "vitest";
import { completion } from "../../test/stage.ts";
import { noCost } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import { StreamInterruptedError } from "./stream-interrupted.ts";

const partial = completion("so far");
const init = { code: "stream_interrupted" as const, status: 502, message: "It broke.", partial, cost: noCost };

it("holds what came and what was spent, and is an error of ours", () => {
  const error = new StreamInterruptedError(init);
  expect(error).toBeInstanceOf(OvertureError);
  expect(error).toMatchObject({ name: "StreamInterruptedError", code: "stream_interrupted", partial, cost: noCost });
});

it("is told from our other errors, also across duplicate installs", () => {
  const copy = Object.defineProperty(new Error("of another copy"), Symbol.for("overture.stream-interrupted"), {});
  expect(copy).toBeInstanceOf(StreamInterruptedError);
  for (const other of [new OvertureError(init), new Error("any"), undefined, "text"]) {
    expect(other).not.toBeInstanceOf(StreamInterruptedError);
  }
});
