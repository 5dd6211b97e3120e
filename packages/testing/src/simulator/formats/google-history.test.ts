import { expect, it } from "vitest";
import { objectionToContents } from "./google-history.ts";
import { googleSignatureOf } from "./google-signature.ts";

const user = { role: "user", parts: [{ text: "Hi" }] };
const call = { functionCall: { name: "f", args: {} }, thoughtSignature: googleSignatureOf("f") };
const unsigned = { functionCall: { name: "f", args: {} } };
const result = { functionResponse: { name: "f", response: { output: "done" } } };
const model = (...parts: object[]) => ({ role: "model", parts });
const results = (...parts: object[]) => ({ role: "user", parts });
const newest = "gemini-3.5-flash";

it("takes what Google takes", () => {
  expect(objectionToContents([user, model(call, unsigned), results(result, result)], newest)).toBeUndefined();
  expect(objectionToContents([user, model(unsigned), results(result)], "gemini-2.5-flash")).toBeUndefined();
  expect(objectionToContents([user, model(unsigned), results(result), user], newest)).toBeUndefined();
  expect(objectionToContents([user, model({ text: "", thoughtSignature: "x" }), user], newest)).toBeUndefined();
});

it.each([
  [[], "contents is not specified"],
  [[{ role: "assistant", parts: [{ text: "x" }] }], "valid role"],
  [[{ role: "user", parts: [] }], "must not be empty"],
  [[user, model(call)], undefined],
  [[user, model(call), user], "number of function response parts"],
  [[user, model(call), results(result, result)], "number of function response parts"],
  [[results(result)], "number of function response parts"],
  [[model(call), results(result)], "comes immediately after a user turn"],
  [[user, model(unsigned), results(result)], "missing a thought_signature"],
  [[user, model({ ...call, thoughtSignature: "eA==" }), results(result)], "Corrupted"],
  [[user, model({ text: "b", thought: true, thoughtSignature: googleSignatureOf("a") }), user], "Corrupted"],
  [[{ role: "user", parts: [{ inlineData: { mimeType: "image/gif", data: "x" } }] }], "image/gif"],
  [[{ role: "user", parts: [{ inlineData: { mimeType: "image/png", data: "" } }] }], "not valid"],
  [[user, model(call), results({ functionResponse: { response: {} } })], "Name cannot be empty"],
])("says of %j: %s", (contents, objection) => {
  const said = objectionToContents(contents, newest);
  if (objection === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(objection);
});
