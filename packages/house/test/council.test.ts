import { type CouncilOptions, Overture, seededRandom } from "@overture/core";
import { wrapOpenAI } from "@overture/openai";
import { type BehaviourOf, type Simulator, startSimulator } from "@overture/testing";
import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { vendors } from "./conversation.ts";

const strategies = ["vote", "judge", "rank", "synthesize", "auto"] as const;
const question = "Which is the capital of Australia?";
const messages = [{ role: "user" as const, content: question }];
/** What each vendor's model says: three agree, two do not. */
const says = [
  "Canberra, which is a rather small city.",
  "Sydney, which is by far the largest city.",
  "Canberra, which was planned before it was built.",
  "Canberra, which lies far from the sea.",
  "Perth, which is a long way off.",
];

let simulators: readonly Simulator[] = [];
let overture: Overture;
const models = vendors.map(({ kind, model }) => `${kind}/${model}`);

beforeAll(async () => {
  simulators = await Promise.all(vendors.map(({ kind }) => startSimulator(kind)));
  const providers = vendors.map(({ create }, place) => {
    const { key = "", baseURL = "" } = simulators[place] ?? {};
    return create({ apiKey: key, baseURL });
  });
  overture = new Overture({ providers, random: seededRandom("council") });
});

beforeEach(() => {
  for (const [place, simulator] of simulators.entries()) {
    simulator.reset();
    simulator.always(memberOf(says[place] ?? ""));
  }
});

afterAll(async () => {
  await overture.close();
  await Promise.all(simulators.map((simulator) => simulator.close()));
});

/** Answers what it is there for; ranks and judges for Canberra; writes what most say. */
function memberOf(says: string): BehaviourOf {
  return ({ read }) => {
    const prompt = read?.messages.map(({ text }) => text).join("\n") ?? "";
    const marked = /^===== (\S+) answer (\w) begins =====\n([\s\S]*?)\n===== \1 answer \2 ends =====$/gmu;
    const shown = [...prompt.matchAll(marked)].map(([, , label = "", text = ""]) => ({
      label,
      good: text.includes("Canberra"),
    }));
    const order = shown.toSorted((one, other) => Number(other.good) - Number(one.good)).map(({ label }) => label);
    if (prompt.includes('{"ranking"')) return { answer: { json: { ranking: order } } };
    if (prompt.includes('{"better"')) return { answer: { json: { better: order[0] } } };
    if (prompt.includes("Write the final answer now.")) return { answer: { text: "It is Canberra." } };
    return { answer: { text: prompt.includes("One word") ? (says.split(",")[0] ?? "") : says } };
  };
}

const requestOf = (strategy: CouncilOptions["strategy"], more: CouncilOptions = {}) => {
  const content = strategy === "vote" ? `${question} One word.` : question;
  const council: CouncilOptions = { members: models, strategy, ...more };
  return {
    model: "auto",
    messages: [{ role: "user" as const, content }],
    overture: { mode: "council" as const, council },
  };
};

describe.each(strategies)("a council of five vendors over HTTP: %s", (strategy) => {
  it("answers whole", async () => {
    const answer = await overture.chat.completions.create(requestOf(strategy));
    const { council, attempts, cost } = answer.overture;
    expect(answer.choices[0]?.message.content).toContain("Canberra");
    expect(council?.members.map(({ model }) => model)).toEqual(models);
    expect(council?.strategy).toBe(strategy === "auto" ? "synthesize" : strategy);
    expect(attempts.reduce((sum, attempt) => sum + attempt.cost.nanoUsd, 0)).toBe(cost.nanoUsd);
    expect(council?.costUsd).toBe(cost.usd);
  });

  it("streams", async () => {
    const stream = await overture.chat.completions.create({ ...requestOf(strategy), stream: true });
    let text = "";
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    expect(text).toContain("Canberra");
    const { overture: account } = await stream.completion();
    expect(account.council?.members).toHaveLength(5);
    expect(account.cost.usd).toBe(account.council?.costUsd);
  });

  it("answers within its deadline with one dead, one that hangs and one that is malformed", async () => {
    simulators[1]?.always({ fault: "server_error" });
    simulators[3]?.always({ fault: "hang" });
    simulators[4]?.always({ fault: "malformed_json", answer: { text: "Perth" } });
    const started = performance.now();
    const answer = await overture.chat.completions.create(requestOf(strategy, { deadlineMs: 2500 }));
    expect(performance.now() - started).toBeLessThan(2500 + 500);
    expect(answer.choices[0]?.message.content).toContain("Canberra");
    const faults = answer.overture.council?.members.map(({ fault }) => fault);
    expect(faults).toEqual([undefined, "server", undefined, "stopped", "malformed"]);
    await Promise.all(simulators.map((simulator) => simulator.waitForIdle()));
  });
});

describe("on the wire", () => {
  it("is OpenAI's format for OpenAI's client, whole and streamed", async () => {
    const client = wrapOpenAI(
      new OpenAI({ apiKey: "unused" }),
      overture.for({ mode: "council", council: { members: models, strategy: "rank" } }),
    );
    const whole = await client.chat.completions.create({ model: "auto", messages });
    expect(whole.choices[0]?.message.content).toContain("Canberra");
    const runner = client.chat.completions.stream({ model: "auto", messages });
    expect(await runner.finalContent()).toContain("Canberra");
  });

  it("tells by comments that it is at work, from the first moment", async () => {
    const body = JSON.stringify({ ...requestOf("synthesize"), stream: true });
    const response = await overture.fetch("http://overture/v1/chat/completions", { method: "POST", body });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const text = await response.text();
    const lines = text.split("\n").filter((line) => line !== "");
    expect(lines[0]).toBe(": council");
    expect(lines.filter((line) => line.startsWith(": council member answered"))).toHaveLength(5);
    expect(lines.findIndex((line) => line.startsWith("data: "))).toBeGreaterThan(5);
    expect(lines.every((line) => line.startsWith(": ") || line.startsWith("data: "))).toBe(true);
    expect(lines.at(-1)).toBe("data: [DONE]");
  });

  it("tells of a council that came to nothing in the stream, since the headers have gone", async () => {
    for (const simulator of simulators) simulator.always({ fault: "server_error" });
    const body = JSON.stringify({ ...requestOf("vote"), stream: true });
    const response = await overture.fetch("http://overture/v1/chat/completions", { method: "POST", body });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('"code":"quorum_lost"');
    expect(text).not.toContain("[DONE]");
  });

  it("answers the Responses API as well", async () => {
    const { input, ...rest } = { ...requestOf("vote"), input: `${question} One word.` };
    const { messages: _, ...request } = rest;
    const response = await overture.responses.create({ ...request, input });
    expect(JSON.stringify(response.output)).toContain("Canberra");
  });
});
