import { expect, it } from "vitest";
import { mistralError } from "./mistral-errors.ts";

it("lists what is wrong with a field, by its place", () => {
  const { status, body } = mistralError("bad_request", { status: 422, param: "messages.0.content", message: "Bad" });
  expect(status).toBe(422);
  expect(body).toEqual({ detail: [{ type: "value_error", loc: ["body", "messages", 0, "content"], msg: "Bad" }] });
});

it("names the type that goes with a code", () => {
  expect(mistralError("bad_request", { code: "3280", message: "Bad" }).body).toMatchObject({
    object: "error",
    type: "invalid_function_call",
    code: "3280",
  });
});

it("speaks as its gateway does of paths, keys and sizes", () => {
  expect(mistralError("not_found", { message: "Unknown path: /v2" })).toMatchObject({ status: 404 });
  expect(mistralError("unauthorized").body).toEqual({ detail: "Unauthorized" });
  expect(mistralError("payload_too_large").status).toBe(413);
});
