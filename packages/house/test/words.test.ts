import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineProvider, faultMeanings, Overture, taskPreferences } from "@overture/core";
import { expect, it } from "vitest";
import { layers } from "../src/directions.ts";
import { codesIn, pages, rowsUnder, textOf } from "../src/page.ts";
import { isTest, publicPackages, root, sourceFiles } from "../src/repository.ts";

const sources = publicPackages
  .flatMap(sourceFiles)
  .filter((file) => !isTest(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
/** The source that says something: files may move. */
const sourceWith = (words: string) => sources.find(({ text }) => text.includes(words));
const firstCells = (page: string, heading: string): readonly string[] =>
  rowsUnder(textOf(page), heading).flatMap(([cell]) => codesIn(cell));
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

const errorsSource = sourceWith("type OvertureErrorCode =");
const errorCodes = [
  ...(/type OvertureErrorCode =([^;]+);/.exec(errorsSource?.text ?? "")?.[1] ?? "").matchAll(/"(\w+)"/g),
].map(([, code = ""]) => code);

it("lists every code of an error, each of which is thrown", () => {
  expect(errorCodes.length).toBeGreaterThan(15);
  expect(sorted(firstCells("docs/errors.md", "Errors"))).toEqual(sorted(errorCodes));
  const rest = sources.filter((source) => source !== errorsSource).map(({ text }) => text);
  const idle = errorCodes.filter((code) => !rest.some((text) => text.includes(`"${code}"`)));
  expect(idle).toEqual([]);
});

it("lists every code of a warning, and of a reason why a model is left out", () => {
  // Simulators speak as vendors do.
  const own = sources.filter(({ file }) => !file.startsWith("packages/testing/"));
  const used = own.flatMap(({ text }) =>
    [...text.matchAll(/(?:\bcode: |warn\(\s*)"([a-z]+(?:_[a-z]+)+|inactive|capability|rule|constraint)"/g)].map(
      ([, code = ""]) => code,
    ),
  );
  // OpenAI's own, in a response that failed.
  const others = used.filter((code) => !errorCodes.includes(code) && code !== "server_error");
  const listed = ["Warnings", "Why a model is left out"].flatMap((heading) => firstCells("docs/errors.md", heading));
  expect(sorted(listed)).toEqual(sorted(others));
});

/** What stands in an interface, as its source writes it. */
function interfaceOf(name: string): string {
  const declared = new RegExp(`^export interface ${name}\\b[^{]*\\{\\n(.*?)^\\}`, "ms");
  return sources.map(({ text }) => declared.exec(text)?.[1]).find((body) => body !== undefined) ?? "";
}

/** The names of its fields. */
function fieldsOf(name: string): readonly string[] {
  const body = interfaceOf(name);
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, field = ""]) => field);
}

const modes = fieldsOf("ModeOptions");
const classifying = fieldsOf("ClassifyOptions");

it.each<[string, readonly string[]]>([
  ["Of the constructor", [...fieldsOf("OvertureOptions"), ...modes, ...classifying]],
  ["Of a request", [...fieldsOf("RequestOptions"), ...modes]],
  ["Of adapters", fieldsOf("AdapterOptions")],
  ["Of learning", fieldsOf("LearningOptions")],
  ["Of breakers", fieldsOf("BreakerOptions")],
  ["Of sharing", fieldsOf("SharingOptions")],
])("lists every option: %s", (heading, options) => {
  expect(options.length).toBeGreaterThan(2);
  expect(sorted(firstCells("docs/options.md", heading))).toEqual(sorted(options));
});

it.each<[string, string, string]>([
  ["docs/speculative.md", "What starts the second model", "SpeculativeOptions"],
  ["docs/council.md", "Options", "CouncilOptions"],
  ["docs/semantic-routing.md", "Rules", "RuleCondition"],
])("lists every option: %s, %s", (page, heading, name) => {
  const listed = firstCells(page, heading).map((code) => code.replace(/:.*$/s, ""));
  expect(sorted(listed)).toEqual(sorted(fieldsOf(name)));
});

it("lists what each kind of fault means", async () => {
  const meanings = rowsUnder(textOf("docs/failover.md"), "What a failure means").flatMap(([kinds, ...cells]) =>
    codesIn(kinds).map((kind) => [kind, cells] as const),
  );
  const reroutes = { yes: "yes", no: "no", larger_window: "one with a larger window", if_allowed: "if you allow it" };
  const rests = { nothing: "", key: "this key", key_for_model: "this key for this model" };
  const real = Object.entries(faultMeanings).map(([kind, { retry, reroute, countsForBreaker, parks }]) => {
    const counts = kind === "timeout" ? "if it was waited for half a minute" : countsForBreaker ? "yes" : "no";
    return [kind, [retry ? "yes" : "no", reroutes[reroute], counts, rests[parks]]] as const;
  });
  expect(Object.fromEntries(meanings)).toEqual(Object.fromEntries(real));
});

it("lists what is preferred out of the box", () => {
  const rows = rowsUnder(textOf("docs/semantic-routing.md"), "What is preferred out of the box");
  const listed = rows.flatMap(([tasks, names]) => codesIn(tasks).map((task) => [task, codesIn(names)] as const));
  const real = taskPreferences.flatMap(({ when, prefer = [] }) =>
    [when?.task ?? []].flat().map((task) => [task, prefer.map((name) => name.replace(/^\*\//, ""))] as const),
  );
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(real));
});

it("tells contributors of every room, from the top down, and of every command", () => {
  const contributing = textOf("CONTRIBUTING.md");
  const rows = rowsUnder(contributing, "Where things live").slice(2).reverse();
  expect(rows.map(([rooms]) => codesIn(rooms).toSorted())).toEqual(layers.map((layer) => layer.toSorted()));
  const { scripts } = JSON.parse(textOf("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const untold = Object.keys(scripts).filter((script) => !new RegExp(`npm (run )?${script}\\b`).test(contributing));
  expect(untold).toEqual([]);
});

const constructorOptions = interfaceOf("OvertureOptions") + interfaceOf("ClassifyOptions");

it.each([
  ["Of the constructor", constructorOptions],
  ["Of breakers", interfaceOf("BreakerOptions")],
  ["Of sharing", interfaceOf("SharingOptions")],
])("has the defaults that the declarations have: %s", (heading, declared) => {
  const fields = declared.split(/^(?= {2}\/\*\*)/m);
  const compared = rowsUnder(textOf("docs/options.md"), heading).flatMap(([cell, , listed = ""]) => {
    const [option = "", ...others] = codesIn(cell);
    if (!/^[\d.]+$/.test(listed) || others.length > 0) return [];
    const field = fields.find((each) => each.includes(`readonly ${option}?:`));
    return [[option, listed, /@default [^\d]*([\d.]*\d)/.exec(field ?? "")?.[1]]];
  });
  expect(compared.length).toBeGreaterThan(2);
  expect(compared.filter(([, listed, declared]) => listed !== declared)).toEqual([]);
});

it("lists every method", async () => {
  const overture = new Overture({ providers: [defineProvider({ id: "a", chat: () => Promise.reject() })] });
  const classes = [Overture.prototype, Object.getPrototypeOf(Overture.prototype)];
  const members = [...Object.keys(overture), ...classes.flatMap((each) => Object.getOwnPropertyNames(each))];
  const listed = firstCells("docs/methods.md", "Every method").map((code) => /^\w+/.exec(code)?.[0] ?? code);
  expect(sorted(listed)).toEqual(sorted(members.filter((member) => member !== "constructor")));
});

it("lists every example", () => {
  const folders = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(sorted(firstCells("README.md", "Try it"))).toEqual(sorted(folders.map(({ name }) => name)));
});

it("lists every header for options", () => {
  const read = [
    ...(sourceWith('"x-overture-fallbacks": (value)')?.text ?? "").matchAll(/"(x-[a-z-]+)": \(value\)/g),
  ].map(([, header = ""]) => header);
  const listed = [...textOf("docs/clients.md").matchAll(/^\| (`x-[^|]+) \| [^|]+ \| [^|]+ \|$/gm)];
  expect(sorted(listed.flatMap(([, cell]) => codesIn(cell)))).toEqual(sorted(read));
});

it("has a word on every option of every function that packages export", () => {
  const words = new Set(
    pages
      .map(textOf)
      .join("\n")
      .match(/\b[A-Za-z]\w+\b/g),
  );
  const doors = sources.filter(({ file }) =>
    /^packages\/((?!core)\w+\/src\/(\w+\/)?|core\/src\/((state|replay)\/)?)index\.ts$/.test(file),
  );
  const exported = new Set(doors.flatMap(({ text }) => text.match(/\b\w+Options\b/g) ?? []));
  const silent = sources.flatMap(({ text }) =>
    [...text.matchAll(/^export interface (\w+Options)\b/gm)].flatMap(([, name = ""]) =>
      exported.has(name)
        ? fieldsOf(name)
            .filter((field) => !words.has(field))
            .map((field) => `${name}.${field}`)
        : [],
    ),
  );
  expect(silent).toEqual([]);
});

it.each(publicPackages)("has a word on every function and class of $manifest.name", async ({ path, folder }) => {
  const text = pages.filter((page) => page.startsWith("docs/") || page.includes(`/${folder}/`)).map(textOf);
  const exported = Object.keys(await import(join(path, "dist/index.js")));
  const known = new Set(text.join("\n").match(/\b[A-Za-z]\w+\b/g));
  expect(exported.filter((name) => !known.has(name))).toEqual([]);
});
