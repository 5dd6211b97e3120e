import { expect, it } from "vitest";
import { answersIn, scholars } from "../../../test/scholars.ts";

const long = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();

it("shows answers without names, in an order of its own for each reader, and the same whoever sits where", async () => {
  const cast = {
    a: { says: long("One.") },
    b: { says: long("Two, I think.") },
    c: { says: long("Three.") },
    d: { says: long("Four or more.") },
  };
  const orders = async (members: readonly string[]): Promise<Record<string, string[]>> => {
    const set = scholars(cast, { random: () => 0.5 });
    await set.council({ members, strategy: "rank" });
    const rankings = set.asked.filter(({ kind }) => kind === "ranking");
    for (const { request } of rankings) expect(JSON.stringify(request.messages)).not.toMatch(/[abcd]\/m|"model"/u);
    return Object.fromEntries(
      rankings.map(({ provider, request }) => [provider, answersIn(request).map(({ text }) => text.slice(0, 4))]),
    );
  };
  const first = await orders(["a/m", "b/m", "c/m", "d/m"]);
  expect(await orders(["d/m", "b/m", "a/m", "c/m"])).toEqual(first);
  // Nobody sees his own, and not all in the same order.
  expect(first.a).toHaveLength(3);
  expect(first.a).not.toContain("One.");
  const common = (reader: string[] | undefined) => reader?.filter((each) => each === "Two," || each === "Thre").join();
  expect(
    new Set([common(first.a), common(first.d), ...Object.values(first).map((order) => order.join())]).size,
  ).toBeGreaterThan(4);
});

it("marks where answers begin and end with what nobody can know", async () => {
  const seen = new Set<string>();
  const set = scholars({ a: { says: long("One.") }, b: { says: long("Two.") }, c: { says: long("Three.") } });
  await set.council({ strategy: "rank" });
  for (const { kind, request } of set.asked) {
    if (kind !== "ranking") continue;
    expect(answersIn(request)).toHaveLength(2);
    seen.add(/===== (\S+)/u.exec(JSON.stringify(request.messages))?.[1] ?? "");
  }
  expect(seen.size).toBe(3);
});

it("holds a reply to a schema only where the model can be held to one", async () => {
  const set = scholars({ a: { says: long("One.") }, b: { says: long("Two.") }, c: { says: long("Three.") } });
  await set.council({ strategy: "rank" });
  expect(set.asked.find(({ kind }) => kind === "ranking")?.request.response_format?.type).toBe("json_schema");
});
