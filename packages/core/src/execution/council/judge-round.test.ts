import fc from "fast-check";
import { expect, it } from "vitest";
import { type Scholar, scholars } from "../../../test/scholars.ts";

const long = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();
const cast: Readonly<Record<string, Scholar>> = {
  a: { says: long("One.") },
  b: { says: long("Two and a half, I think.") },
  c: { says: long("Three.") },
};
const members = ["a/m", "b/m", "c/m"];

it("compares every pair in both orders, and gives the answer that wins most", async () => {
  const set = scholars({ ...cast, j: {} });
  const { model, report } = await set.council({ members, strategy: "judge", judge: "j/m" });
  expect(model).toBe("b/m");
  expect(report.members.map(({ score }) => score)).toEqual([0, 1, 0.5]);
  const judged = set.asked.filter(({ kind }) => kind === "judge");
  expect(judged.length).toBeLessThanOrEqual(6);
  expect(new Set(judged.map(({ provider }) => provider))).toEqual(new Set(["j"]));
});

it("gives the same winner in every order of members", async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(members, { minLength: 3 }), async (order) => {
      const { model } = await scholars({ ...cast, j: {} }).council({ members: order, strategy: "judge", judge: "j/m" });
      expect(model).toBe("b/m");
    }),
    { numRuns: 6 },
  );
});

it.each(["A", "B"])(
  "takes a judge that always says %s for one that says nothing: every game is a tie",
  async (label) => {
    const set = scholars({ ...cast, j: { judges: () => label } });
    const { report } = await set.council({ members, strategy: "judge", judge: "j/m" });
    expect(report.members.map(({ score }) => score)).toEqual([0.5, 0.5, 0.5]);
  },
);

it("lets nobody judge an answer of his own while another can", async () => {
  const set = scholars({ ...cast, j: {} });
  await set.council({ members, strategy: "judge", judge: "a/m" });
  for (const { provider, request } of set.asked) {
    const text = JSON.stringify(request.messages);
    if (provider === "a" && text.includes("better")) expect(text).not.toContain("One.");
  }
  expect(set.asked.some(({ kind, provider }) => kind === "judge" && provider === "a")).toBe(true);
});

it("lets a member judge where there is nobody else", async () => {
  const two = { a: { says: long("One.") }, b: { says: long("Two and a half.") } };
  const { model } = await scholars(two).council({ strategy: "judge" });
  expect(model).toBe("b/m");
});

it("stops when nobody can reach the first any more", async () => {
  const five = { ...cast, d: { says: long("Four.") }, e: { says: long("Five.") } };
  const all = scholars({ ...five, j: {} });
  await all.council({ members: ["a/m", "b/m", "c/m", "d/m", "e/m"], strategy: "judge", judge: "j/m" });
  const judged = all.asked.filter(({ kind }) => kind === "judge").length;
  expect(judged).toBeLessThanOrEqual(20);
});

it("gives the answer that the others support most where no judge answers, and says so", async () => {
  const set = scholars({
    a: { says: long("The capital is Canberra. It is a small city.") },
    b: { says: long("The capital is Sydney. It is large.") },
    c: { says: long("The capital is Canberra. Nobody lives there by chance.") },
    j: { judges: () => "I cannot say" },
  });
  const { text, overture } = await set.council({ members, strategy: "judge", judge: "j/m" });
  expect(text).toContain("Canberra");
  expect(overture.warnings).toMatchObject([{ code: "council_not_compared" }]);
});
