import { expect, it } from "vitest";
import { sse } from "../test/fixtures.ts";
import { notesOf, noting } from "./response-notes.ts";

async function send(response: Response): Promise<Response> {
  return noting(async () => response)(new Request("https://api.example/"));
}

it("leaves a response as it is", async () => {
  const noted = await send(new Response("no", { status: 418, statusText: "Odd", headers: { "x-a": "b" } }));
  expect([noted.status, noted.statusText, noted.headers.get("x-a"), await noted.text()]).toEqual([
    418,
    "Odd",
    "b",
    "no",
  ]);
});

it("keeps to itself when a model goes, of which the SDK would tell the console", async () => {
  const noted = await send(new Response("{}", { headers: { "x-model-deprecation-timestamp": "2027-01-01" } }));
  expect(noted.headers.has("x-model-deprecation-timestamp")).toBe(false);
  expect(notesOf(noted)?.deprecatedOn).toBe("2027-01-01");
  expect(notesOf(new Response())).toBeUndefined();
  expect(notesOf(undefined)).toBeUndefined();
});

it.each([
  [
    "an error among chunks",
    [{ choices: [{}] }, { object: "error", message: "Busy" }],
    { object: "error", message: "Busy" },
  ],
  ["chunks alone", [{ choices: [{}] }], undefined],
])("finds %s", async (_what, events, error) => {
  const noted = await send(sse(events));
  await noted.text();
  expect(notesOf(noted)?.streamedError()).toEqual(error);
});

it("finds an error at the end of a long stream, of which it keeps only the end", async () => {
  const long = Array.from({ length: 300 }, () => ({ choices: [{ text: "x".repeat(1000) }] }));
  const noted = await send(sse([{ message: "first" }, ...long, { message: "last" }]));
  await noted.text();
  expect(notesOf(noted)?.streamedError()).toEqual({ message: "last" });
});
