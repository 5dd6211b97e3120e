import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashText } from "../profile/index.ts";
import { seededRandom } from "../time/index.ts";
import { AnswerIds, newDecisionId } from "./answer-id.ts";

const nowMs = Date.UTC(2026, 10, 22);
const secret = "sixteen-letters.";

async function idsWith(given: string | undefined): Promise<AnswerIds> {
  const ids = new AnswerIds(given);
  await ids.load();
  return ids;
}

const [signed, plain] = await Promise.all([idsWith(secret), idsWith(undefined)]);
const written = (ids: AnswerIds): string =>
  ids.write(newDecisionId(nowMs, seededRandom(1)), "acme", ["code"], "openai/gpt-5.5");

describe.each([
  ["with a secret", signed],
  ["without one", plain],
])("an id, %s", (_, ids) => {
  it("says what feedback needs, and names nobody", () => {
    const id = written(ids);
    expect(ids.read(id)).toEqual({
      decidedAtMs: nowMs,
      scope: hashText("acme"),
      context: hashText("code"),
      model: hashText("openai/gpt-5.5"),
    });
    expect(id).not.toMatch(/acme|code|gpt/);
  });

  it("is short, and needs no escaping anywhere", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
        fc.string({ maxLength: 200 }),
        fc.integer({ min: 0, max: 9e12 }),
        (scope, context, model, atMs) => {
          const id = ids.write(newDecisionId(atMs, seededRandom(atMs)), scope, context, model);
          expect(id.length).toBeLessThanOrEqual(120);
          expect(id).toMatch(/^[\w.-]+$/);
          expect(ids.read(id)).toMatchObject({ decidedAtMs: atMs, model: hashText(model) });
        },
      ),
    );
  });

  it("is none of ours if it is of another form", () => {
    const id = written(ids);
    for (const other of [
      "",
      "ovt1",
      "chatcmpl-123",
      `${id}.x.y`,
      id.slice(1),
      `ovt2${id.slice(4)}`,
      "x".repeat(5000),
    ]) {
      expect(ids.read(other)).toBeUndefined();
    }
  });
});

it("is refused if it is not signed, or by somebody else, or changed in one place", async () => {
  const id = written(signed);
  expect(signed.read(written(plain))).toBeUndefined();
  expect(signed.read(written(await idsWith("another-secret-of-16")))).toBeUndefined();
  for (let place = 0; place < id.length; place += 1) {
    const changed = `${id.slice(0, place)}${id[place] === "a" ? "b" : "a"}${id.slice(place + 1)}`;
    expect(signed.read(changed)).toBeUndefined();
  }
  expect(signed.read(id)).toBeDefined();
});

it("is the same in every process with the same secret", async () => {
  expect((await idsWith(secret)).read(written(signed))).toEqual(signed.read(written(signed)));
});

it("is neither written nor trusted before signing is loaded", async () => {
  const ids = new AnswerIds(secret);
  expect(() => written(ids)).toThrow("load()");
  const loading = ids.load();
  expect(loading).toBeInstanceOf(Promise);
  await loading;
  expect(ids.load()).toBeUndefined();
  expect(new AnswerIds(undefined).load()).toBeUndefined();
});

it("is unlikely to be given twice", () => {
  const random = seededRandom("ids");
  const ids = new Set(Array.from({ length: 20_000 }, () => newDecisionId(nowMs, random)));
  expect(ids.size).toBe(20_000);
});
