import { expect, it } from "vitest";
import { readCommand } from "./command-line.ts";

const read = (...args: string[]) => readCommand(args, ["routing", "speed"]);

it("reads a name alone", () => {
  expect(read("speed")).toEqual({
    name: "speed",
    dataFolder: undefined,
    jsonFile: undefined,
    pictureFile: undefined,
    seeds: undefined,
    quick: false,
  });
});

it("reads every option", () => {
  expect(read("routing", "--data", "d", "--json", "j", "--svg", "p", "--seeds", "6", "--quick")).toEqual({
    name: "routing",
    dataFolder: "d",
    jsonFile: "j",
    pictureFile: "p",
    seeds: 6,
    quick: true,
  });
});

it.each([
  [[], "Say which"],
  [["rooting"], 'no benchmark "rooting". There is routing, speed.'],
  [["routing", "speed"], "One benchmark at a time"],
  [["routing", "--seeds", "1"], "from 2 to 1000"],
  [["routing", "--seeds", "many"], '"many"'],
  [["routing", "--fast"], "--fast"],
])("refuses %j and says why", (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
