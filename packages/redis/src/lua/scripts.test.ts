import { expect, it } from "vitest";
import { scripts } from "./scripts.ts";

it("touches only keys of the space that it was given", () => {
  for (const script of Object.values(scripts)) {
    const keys = [...script.matchAll(/redis\.call\('[A-Z]+', ([^,)]+)/g)].map(([, key]) => key?.trim());
    const named = keys.filter((key) => key !== "'TIME'" && !/^(P|key|set|taken|changed)\b/.test(key ?? ""));
    expect(named).toEqual([]);
  }
});

it("writes no number in a form that loses digits", () => {
  for (const script of Object.values(scripts)) expect(script).not.toMatch(/INCRBYFLOAT|tostring\(/);
});
