import { expect, it } from "vitest";
import { doJob } from "./job.ts";

it("sends the stream that a job describes", async () => {
  expect(await doJob({ policy: "none", brownout: false, requests: 20, seed: 1 })).toMatchObject({ doubled: 0 });
});
