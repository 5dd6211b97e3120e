import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";
import { hello } from "../../../test/stage.ts";

const cast = {
  a: { says: "The drug is safe for most adults. It was approved long ago in Europe." },
  b: { says: "Most grown-ups can take the medicine. It was approved long ago in Europe." },
  c: { says: "Nobody really knows much about any of this. Ask a pharmacist about it." },
};
const warningOf = { code: "council_claims_by_words" };

it("goes by the words where nothing else is said, and asks nobody", async () => {
  const { report, overture } = await scholars(cast).council({ strategy: "rank" });
  expect(report.claims.find(({ text }) => text.includes("approved"))?.supportedBy).toEqual(["a/m", "b/m"]);
  expect(report.claims.find(({ text }) => text.includes("drug"))?.supportedBy).toEqual(["a/m"]);
  expect(overture.attempts.length).toBeLessThanOrEqual(6);
});

it("asks the caller's own hook before all", async () => {
  const entails = (text: string, claim: string) =>
    /drug|medicine/u.test(claim) && /drug|medicine/u.test(text) ? "entails" : "neither";
  const { report } = await scholars(cast).council({
    strategy: "rank",
    entails: entails as () => "entails" | "neither",
  });
  expect(report.claims.find(({ text }) => text.includes("drug"))?.supportedBy).toEqual(["a/m", "b/m"]);
});

it("goes by the words, with a warning, where a hook fails", async () => {
  const failing = async (): Promise<never> => {
    throw new Error("no vectors today");
  };
  const { overture } = await scholars(cast).council({ strategy: "rank", embed: failing });
  expect(overture.warnings).toMatchObject([
    { ...warningOf, message: expect.stringContaining('"council.embed" failed') },
  ]);
  expect(JSON.stringify(overture.warnings)).not.toContain("no vectors");
});

it.each(["embed", "entails"] as const)("waits for %s no longer than there is time", async (hook) => {
  const signals: AbortSignal[] = [];
  const hangs = (...given: readonly unknown[]): Promise<never> => {
    const { signal } = given.at(-1) as { readonly signal: AbortSignal };
    signals.push(signal);
    return new Promise(() => {});
  };
  const { overture, text } = await scholars(cast).council({ strategy: "rank", [hook]: hangs, deadlineMs: 10_000 });
  expect(overture.warnings).toMatchObject([warningOf]);
  expect(overture.timing.totalMs).toBeLessThan(10_000);
  expect(text).toBeTruthy();
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});

it("lets go of a hook with the caller", async () => {
  const controller = new AbortController();
  const set = scholars(cast);
  const entails = (): Promise<never> => {
    controller.abort(new Error("left"));
    return new Promise(() => {});
  };
  const asked = set.overture.chat.completions.create(
    { ...hello, overture: { mode: "council", council: { strategy: "rank", entails } } },
    { signal: controller.signal },
  );
  await expect(set.clock.runUntil(asked)).rejects.toThrow("left");
  expect(set.clock.pendingTimers).toBe(0);
});

it("has a judge compare in one call, where that is wanted", async () => {
  const set = scholars({ ...cast, j: {} });
  const { report, overture } = await set.council({
    strategy: "rank",
    claims: "judge",
    judge: "j/m",
    members: ["a/m", "b/m", "c/m"],
  });
  expect(set.asked.filter(({ kind }) => kind === "claims")).toHaveLength(1);
  // This judge does not reply in the form.
  expect(overture.warnings).toMatchObject([warningOf]);
  expect(report.claims.length).toBeGreaterThan(3);
});
