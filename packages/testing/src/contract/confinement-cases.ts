import assert from "node:assert/strict";
import { inspect } from "node:util";
import { objectAt } from "../simulator/json.ts";
import type { CaseSketch } from "./contract-case.ts";
import { expectFault } from "./expect-fault.ts";

/** What must reach the vendor, and what must not. */
export const confinementCases: readonly CaseSketch[] = [
  {
    name: "confinement: the call's credential is sent, and not the one that the adapter was made with",
    async run(setting) {
      for (const credential of ["key-of-a-tenant", "key-of-another"]) {
        await setting.chat({}, { credential });
        await setting.stream({}, { credential });
        assert.deepEqual(
          setting.simulator.requests.slice(-2).map((request) => request.credential),
          [credential, credential],
        );
      }
    },
  },
  {
    name: "confinement: calls with different credentials at one time do not mix",
    async run(setting) {
      setting.simulator.always({ answer: { text: "Hello." }, delivery: { headersDelayMs: 20 } });
      const keys = Array.from({ length: 8 }, (_, index) => `key-${index}`);
      await Promise.all(
        keys.map(async (credential) => {
          const messages = [{ role: "user" as const, content: credential }];
          await setting.chat({ messages }, { credential });
        }),
      );
      for (const request of setting.simulator.requests) {
        assert.equal(request.read?.messages.at(-1)?.text, request.credential);
      }
      assert.equal(setting.simulator.requests.length, keys.length);
    },
  },
  {
    name: "confinement: a key that the vendor repeats in its error does not come out",
    async run(setting) {
      const message = `Incorrect API key provided: ${setting.simulator.key}. You can find yours in your account.`;
      setting.simulator.always({ fault: "unauthorized", message });
      await expectFault(setting, setting.chat(), { kinds: ["auth"], hasRequestId: true });
      await expectFault(setting, setting.open(), { kinds: ["auth"], hasRequestId: true });
    },
  },
  {
    name: "confinement: an adapter that is printed shows no key",
    async run(setting) {
      await setting.chat();
      const { key } = setting.simulator;
      assert.ok(!inspect(setting.provider, { depth: 12 }).includes(key), "a console shows the key");
      assert.ok(!(JSON.stringify(setting.provider) ?? "").includes(key), "JSON shows the key");
    },
  },
  {
    name: "confinement: the call's headers are sent",
    async run(setting) {
      const headers = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "x-tag": "blue" };
      await setting.chat({}, { headers });
      await setting.stream({}, { headers });
      for (const request of setting.simulator.requests) {
        assert.equal(request.headers.traceparent, headers.traceparent);
        assert.equal(request.headers["x-tag"], "blue");
      }
    },
  },
  {
    name: "confinement: a model's name is passed on as it is, known or not",
    async run(setting) {
      await setting.chat({}, { model: "a-model-of-tomorrow", card: undefined });
      assert.equal(setting.lastRead().model, "a-model-of-tomorrow");
    },
  },
  {
    name: "confinement: the provider's own options reach the vendor, another's do not",
    async run(setting) {
      const { id } = setting.provider;
      const providerOptions = { [id]: { service_tier: "auto" }, "somebody-else": { top_secret: 1 } };
      for (const send of [() => setting.chat({ providerOptions }), () => setting.stream({ providerOptions })]) {
        await send();
        assert.equal(objectAt(setting.lastSeen().body).service_tier, "auto");
        assert.ok(!setting.lastSeen().text.includes("top_secret"));
      }
    },
  },
  {
    name: "confinement: Overture's own fields never reach the vendor",
    async run(setting) {
      const fields = { overture: { mode: "single", tenant: "acme" }, providerOptions: {} };
      await setting.chat(fields);
      await setting.stream(fields);
      for (const { text } of setting.simulator.requests) {
        assert.ok(!text.includes('"overture"') && !text.includes('"providerOptions"') && !text.includes("acme"), text);
      }
    },
  },
];
