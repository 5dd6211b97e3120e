import assert from "node:assert/strict";
import { type EmbeddingResponse, type FaultKind, ProviderFault } from "@overture/core";
import type { CaseSketch } from "./contract-case.ts";
import { expectFault } from "./expect-fault.ts";

/** A vector's numbers; as base64 it holds 32-bit floats, lowest byte first. */
function numbersOf(vector: readonly number[] | string): readonly number[] {
  return typeof vector === "string"
    ? [...new Float32Array(Uint8Array.from(Buffer.from(vector, "base64")).buffer)]
    : vector;
}

/** The vectors in the order of the texts. */
function vectorsIn({ data }: EmbeddingResponse): readonly (readonly number[])[] {
  const ordered = [...data].sort((first, second) => first.index - second.index);
  return ordered.map(({ embedding }) => numbersOf(embedding));
}

const faults: readonly (readonly [
  fault: "rate_limit" | "unauthorized" | "server_error" | "not_found",
  kind: FaultKind,
])[] = [
  ["rate_limit", "rate_limited"],
  ["unauthorized", "auth"],
  ["server_error", "server"],
  ["not_found", "not_found"],
];

const sketches: readonly CaseSketch[] = [
  {
    name: "embeddings: texts become vectors, in OpenAI's shape and in their order",
    async run(setting) {
      const { body, requestId, warnings } = await setting.embed();
      assert.equal(body.object, "list");
      assert.deepEqual(
        body.data.map(({ object, index }) => [object, index]).sort(),
        [0, 1, 2].map((index) => ["embedding", index]),
      );
      const [cat, dog, again] = vectorsIn(body);
      assert.deepEqual(cat, again, "of the same text the same vector");
      assert.notDeepEqual(cat, dog);
      assert.ok((body.usage?.prompt_tokens ?? 0) > 0, "what was counted is on the answer");
      assert.match(String(requestId), /^req_sim/, "the vendor's request id is on the reply");
      assert.deepEqual(warnings, []);
    },
  },
  {
    name: "embeddings: one text becomes one vector, of the length that its card says",
    async run(setting) {
      const { body } = await setting.embed({ input: "cat" });
      const card = setting.provider.models.find(({ name }) => name === setting.simulator.format.embeddingModel);
      const [vector] = vectorsIn(body);
      assert.equal(body.data.length, 1);
      assert.equal(vector?.length, card?.embedding?.dimensions ?? vector?.length);
    },
  },
  {
    name: "embeddings: dimensions shorten the vectors, whose length stays 1, or are refused",
    async run(setting) {
      try {
        const [vector] = vectorsIn((await setting.embed({ dimensions: 16 })).body);
        assert.equal(vector?.length, 16);
        assert.ok(Math.abs(Math.hypot(...(vector ?? [])) - 1) < 0.01, "the vector is of length 1");
      } catch (error) {
        assert.ok(error instanceof ProviderFault, String(error));
        assert.ok(["unsupported", "invalid_request"].includes(error.kind), error.kind);
      }
    },
  },
  {
    name: "embeddings: tokens become vectors, or are refused as unsupported",
    async run(setting) {
      try {
        assert.equal(vectorsIn((await setting.embed({ input: [[1, 2], [3]] })).body).length, 2);
      } catch (error) {
        assert.ok(error instanceof ProviderFault && error.kind === "unsupported", String(error));
        assert.equal(setting.simulator.requests.length, 0);
      }
    },
  },
  {
    name: "embeddings: a user reaches the vendor, or is named in a warning",
    async run(setting) {
      const { warnings } = await setting.embed({ user: "user-1" });
      assert.ok(setting.lastSeen().text.includes("user-1") || warnings.some(({ param }) => param === "user"));
    },
  },
  {
    name: "embeddings: the call's credential and headers are sent, and nothing that is another's",
    async run(setting) {
      const providerOptions = { "somebody-else": { top_secret: 1 } };
      await setting.embed({ providerOptions }, { credential: "key-of-a-tenant", headers: { "x-tag": "blue" } });
      const seen = setting.lastSeen();
      assert.equal(seen.credential, "key-of-a-tenant");
      assert.equal(seen.headers["x-tag"], "blue");
      assert.ok(!seen.text.includes("top_secret") && !seen.text.includes("providerOptions"), seen.text);
    },
  },
  ...faults.map(([fault, kind]): CaseSketch => {
    return {
      name: `embeddings: ${fault} is ${kind}, and is asked once`,
      async run(setting) {
        setting.simulator.always({ fault });
        await expectFault(setting, setting.embed(), { kinds: [kind], hasRequestId: true });
        assert.equal(setting.simulator.requests.length, 1);
      },
    };
  }),
  {
    name: "embeddings: a page in the place of vectors is malformed",
    async run(setting) {
      setting.simulator.always({ fault: "html" });
      await expectFault(setting, setting.embed(), { kinds: ["malformed"], hasRequestId: false });
    },
  },
  {
    name: "embeddings: an abort closes the connection, and a deadline is timeout",
    async run(setting) {
      setting.simulator.always({ fault: "hang" });
      const controller = new AbortController();
      const failing = expectFault(setting, setting.embed({}, { signal: controller.signal }), {
        kinds: ["aborted"],
        hasRequestId: false,
      });
      await setting.until("the request arrived", () => setting.simulator.requests.length === 1);
      controller.abort();
      await failing;
      await expectFault(setting, setting.embed({}, { timeoutMs: 200 }), { kinds: ["timeout"], hasRequestId: false });
      await setting.until("both are closed", () => setting.simulator.requests.every(({ aborted }) => aborted));
    },
  },
];

/** Vectors, for adapters that make any. */
export const embeddingCases: readonly CaseSketch[] = sketches.map((sketch) => ({ ...sketch, needs: "embeddings" }));
