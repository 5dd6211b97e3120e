import assert from "node:assert/strict";
import type { CaseSketch } from "./contract-case.ts";
import { expectFault } from "./expect-fault.ts";
import type { Setting } from "./setting.ts";

const aborted = { kinds: ["aborted" as const], hasRequestId: false };
const answer = { text: "One two three four five six." };

async function seesHangUp(setting: Setting): Promise<void> {
  await setting.until("the vendor saw the connection closed", () => setting.simulator.requests[0]?.aborted === true);
  await setting.simulator.waitForIdle(2_000);
}

/** Aborts and deadlines. */
export const abortCases: readonly CaseSketch[] = [
  ...(["chat", "open"] as const).flatMap((way): readonly CaseSketch[] => {
    const label = way === "chat" ? "whole" : "stream";
    return [
      {
        name: `abort: before the call, nothing is sent (${label})`,
        async run(setting) {
          await expectFault(setting, setting[way]({}, { signal: AbortSignal.abort() }), aborted);
          assert.equal(setting.simulator.requests.length, 0);
        },
      },
      {
        name: `abort: while the headers are awaited (${label})`,
        async run(setting) {
          setting.simulator.always({ fault: "hang" });
          const controller = new AbortController();
          const failing = expectFault(setting, setting[way]({}, { signal: controller.signal }), aborted);
          await setting.until("the request arrived", () => setting.simulator.requests.length === 1);
          controller.abort(new Error("the caller went away"));
          await failing;
          await seesHangUp(setting);
        },
      },
      {
        name: `abort: a deadline that passes before the headers is timeout (${label})`,
        async run(setting) {
          setting.simulator.always({ fault: "hang" });
          const running = setting[way]({}, { timeoutMs: 300 });
          await expectFault(setting, running, { kinds: ["timeout"], hasRequestId: false });
          assert.equal(setting.simulator.requests.length, 1, "the SDK must not retry: retries are counted elsewhere");
          await seesHangUp(setting);
        },
      },
    ];
  }),
  {
    name: "abort: in the middle of a body",
    async run(setting) {
      setting.simulator.always({ fault: "stall_after_first_token", answer });
      const controller = new AbortController();
      const failing = expectFault(setting, setting.chat({}, { signal: controller.signal }), aborted);
      await setting.until("half the body was sent", () => (setting.simulator.requests[0]?.bytesSent ?? 0) > 0);
      controller.abort();
      await failing;
      await seesHangUp(setting);
    },
  },
  {
    name: "abort: in the middle of a stream",
    async run(setting) {
      setting.simulator.always({ fault: "stall_after_first_token", answer });
      const controller = new AbortController();
      const { body } = await setting.open({}, { signal: controller.signal });
      let text = "";
      const reading = (async () => {
        for await (const chunk of body) text += chunk.choices[0]?.delta.content ?? "";
      })();
      const failing = expectFault(setting, reading, aborted);
      await setting.until("the first piece came", () => text !== "");
      controller.abort();
      await failing;
      await seesHangUp(setting);
    },
  },
  {
    name: "abort: between the headers and the first read",
    async run(setting) {
      setting.simulator.always({ fault: "stall_after_first_token", answer });
      const controller = new AbortController();
      const { body } = await setting.open({}, { signal: controller.signal });
      controller.abort();
      const reading = (async () => {
        for await (const _ of body);
      })();
      await expectFault(setting, reading, aborted);
      await seesHangUp(setting);
    },
  },
  {
    name: "abort: a reader that leaves the stream closes the connection",
    async run(setting) {
      setting.simulator.always({ fault: "stall_after_first_token", answer });
      const { body } = await setting.open();
      for await (const chunk of body) if (chunk.choices[0]?.delta.content) break;
      await seesHangUp(setting);
    },
  },
  {
    name: "abort: after the end it changes nothing",
    async run(setting) {
      const controller = new AbortController();
      await setting.chat({}, { signal: controller.signal });
      await setting.stream({}, { signal: controller.signal });
      controller.abort();
      assert.deepEqual(
        setting.simulator.requests.map((request) => request.aborted),
        [false, false],
      );
    },
  },
];
