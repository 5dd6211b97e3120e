import { describe, expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";

const long = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();

describe("a vote", () => {
  it("gives what most members say, and tells how far they agree and what everybody cost", async () => {
    const set = scholars({ a: { says: "43" }, b: { says: "42" }, c: { says: "The answer is 42." } });
    const { text, model, report, overture } = await set.council();
    expect([text, model, overture.mode]).toEqual(["42", "b/m", "council"]);
    expect(report).toMatchObject({ strategy: "vote", chosen: 1, rounds: 1, claims: [], flagged: [] });
    expect(report.agreement).toBeCloseTo(2 / 3);
    expect(report.members.map(({ score }) => Math.round((score ?? 0) * 3))).toEqual([1, 2, 2]);
    expect(set.asked.map(({ kind }) => kind)).toEqual(["answer", "answer", "answer"]);
  });

  it("puts the fields together that most say, and says that nobody gave the answer so", async () => {
    const says = (value: object): { says: string } => ({ says: JSON.stringify(value) });
    const set = scholars({
      a: says({ x: 1, y: 2, z: 9 }),
      b: says({ x: 1, y: 3, z: 4 }),
      c: says({ x: 5, y: 3, z: 9 }),
    });
    const { text, report } = await set.council({}, { response_format: { type: "json_object" } });
    expect(JSON.parse(text ?? "")).toEqual({ x: 1, y: 3, z: 9 });
    expect(report).toMatchObject({ assembled: true });
    expect(report.chosen).toBeUndefined();
  });
});

describe("a ranking", () => {
  it("gives the answer that the members rank first", async () => {
    const set = scholars({
      a: { says: long("One.") },
      b: { says: long("Two and a half, I think.") },
      c: { says: long("Three.") },
    });
    const { text, report } = await set.council({ strategy: "rank" });
    expect(text).toContain("Two and a half");
    expect(report.members.map(({ score }) => score)).toEqual([0, 1, 0.5]);
  });

  it("has a judge compare where members cannot: each of two would rank one answer", async () => {
    const set = scholars({ a: { says: long("One.") }, b: { says: long("Two and a half.") } });
    const { text, report } = await set.council({ strategy: "rank" });
    expect(text).toContain("Two and a half");
    expect(report.strategy).toBe("rank");
    expect(set.asked.map(({ kind }) => kind)).toEqual(["answer", "answer", "judge", "judge"]);
  });
});

describe("a synthesis", () => {
  it("is written by a chairman, who sees the answers without names and how they were ranked", async () => {
    const set = scholars({
      a: { says: long("The capital is Canberra."), quality: 0.5 },
      b: {
        says: long("The capital is Canberra. It has 450,000 people."),
        quality: 0.9,
        writes: () => "It is Canberra.",
      },
      c: { says: long("The capital is Sydney."), quality: 0.5 },
    });
    const { text, model, report } = await set.council();
    expect([text, model]).toEqual(["It is Canberra.", "b/m"]);
    expect(report).toMatchObject({ strategy: "synthesize", chairman: "b/m" });
    expect(report.chosen).toBeUndefined();
    const prompt = JSON.stringify(set.asked.find(({ kind }) => kind === "chairman")?.request.messages);
    expect(prompt).toContain("from the best:");
    expect(prompt).toContain("450,000 people");
    expect(prompt).not.toMatch(/"[abc]\/m/u);
  });

  it("is not written where all say the same already", async () => {
    const set = scholars({ a: { says: long("Yes.") }, b: { says: long("Yes.") }, c: { says: long("YES.") } });
    const { text, report } = await set.council();
    expect(text).toBe(long("Yes."));
    expect(report.agreement).toBe(1);
    expect(set.asked).toHaveLength(3);
  });

  it("is the best member's answer where no chairman writes any", async () => {
    const set = scholars({
      a: { says: long("One."), writes: () => "" },
      b: { says: long("Two, and more."), writes: () => "" },
      c: { says: long("Three.") },
    });
    const { text, overture } = await set.council({ chairman: "a/m" });
    expect(text).toContain("Two, and more.");
    expect(overture.warnings).toMatchObject([{ code: "council_without_chairman" }]);
  });
});

describe("too few answers", () => {
  it("are an error that carries what there is", async () => {
    const set = scholars({ a: { says: "42" }, b: { fault: "overloaded" }, c: { fault: "malformed" } });
    const error = await set.failure({ overture: { mode: "council" } });
    expect(error).toMatchObject({ code: "quorum_lost", status: 503, name: "CouncilError" });
    expect(error.message).toContain(
      "1 of 3 members answered, and the quorum is 2: a/m answered; b/m overloaded; c/m malformed.",
    );
    expect(error).toMatchObject({
      council: { members: [{ answer: "42" }, { fault: "overloaded" }, { fault: "malformed" }] },
    });
    expect(JSON.stringify(error)).not.toContain('"42"');
  });

  it("are no error where a single one is welcome, and the answer says so", async () => {
    const set = scholars({ a: { says: "42" }, b: { fault: "overloaded" }, c: { fault: "overloaded" } });
    const { text, report } = await set.council({ onQuorumLost: "single" });
    expect(text).toBe("42");
    expect(report).toMatchObject({ quorumLost: true, chosen: 0 });
  });
});

describe("members that disagree", () => {
  const cast = {
    a: { says: "1" },
    b: { says: "2" },
    c: { says: "3" },
    d: { says: "2", price: 5 },
    e: { says: "2", price: 9 },
  };

  it("answer all the same by default", async () => {
    const { report } = await scholars(cast).council({ members: ["a/m", "b/m", "c/m"] });
    expect(report.agreement).toBeCloseTo(1 / 3);
    expect(report.rounds).toBe(1);
  });

  it("are joined by two of the next higher prices, once", async () => {
    const { text, report } = await scholars(cast).council({
      members: ["a/m", "b/m", "c/m"],
      onDisagreement: "escalate",
    });
    expect(text).toBe("2");
    expect(report.rounds).toBe(2);
    expect(report.members.map(({ model }) => model)).toEqual(["a/m", "b/m", "c/m", "d/m", "e/m"]);
    expect(report.agreement).toBeCloseTo(3 / 5);
  });

  it("are joined by nobody where they are the dearest", async () => {
    const { overture } = await scholars(cast).council({
      members: ["c/m", "d/m", "e/m"],
      onDisagreement: "escalate",
      consensusThreshold: 0.9,
    });
    expect(overture.warnings).toMatchObject([{ code: "council_not_escalated" }]);
  });

  it("are an error where that is wanted", async () => {
    const council = { members: ["a/m", "b/m", "c/m"], onDisagreement: "error" } as const;
    const error = await scholars(cast).failure({ overture: { mode: "council", council } });
    expect(error).toMatchObject({ code: "council_disagreed", status: 409, council: { agreement: 1 / 3 } });
  });
});
