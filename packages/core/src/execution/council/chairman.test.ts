import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";
import { read } from "../../../test/stage.ts";

const long = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();
const cast = {
  a: { says: long("One."), quality: 0.5, writes: () => "by a" },
  b: { says: long("Two, and more."), quality: 0.7, writes: () => "by b" },
  c: { says: long("Three."), quality: 0.6, writes: () => "by c" },
};

it("is the model of which the best quality is expected, or the one that is named", async () => {
  expect((await scholars(cast).council({ strategy: "synthesize" })).text).toBe("by b");
  expect((await scholars(cast).council({ strategy: "synthesize", chairman: "c/m" })).text).toBe("by c");
});

it("is asked behind the request as it stands, without tools", async () => {
  const set = scholars(cast);
  const tool = { type: "function" as const, function: { name: "look_up" } };
  const messages = [
    { role: "system" as const, content: "Be brief." },
    { role: "user" as const, content: "Which?" },
  ];
  await set.council({ strategy: "synthesize" }, { messages, tools: [tool], max_tokens: 900 });
  const asked = set.asked.find(({ kind }) => kind === "chairman")?.request;
  expect(asked?.messages.slice(0, 2)).toEqual(messages);
  expect(asked).toMatchObject({ max_tokens: 900 });
  expect(asked).not.toHaveProperty("tools");
});

it("is followed by the next where one fails, streaming or not", async () => {
  const failing = {
    ...cast,
    b: {
      ...cast.b,
      writes: () => {
        throw new Error("no");
      },
    },
  };
  expect((await scholars(failing).council({ strategy: "synthesize" })).report.chairman).toBe("c/m");
  const set = scholars(failing);
  const stream = await set.stream({ overture: { mode: "council", council: { strategy: "synthesize" } } });
  expect((await read(set, stream)).text).toBe("by c");
});
