import { expect, it } from "vitest";
import { recorder, typesOf } from "../../../test/responses.ts";
import { OpenCall } from "./open-call.ts";

it("streams a function's arguments", () => {
  const { emit, events } = recorder();
  const call = new OpenCall({ index: 0, id: "call_1", function: { name: "weather" } }, "x_1", 1, emit);
  expect(call.whole).toBe(false);
  call.add({ index: 0, function: { arguments: "" } });
  call.add({ index: 0, function: { arguments: '{"city":' } });
  call.add({ index: 0, function: { arguments: '"Bern"}' } });
  expect(call.whole).toBe(true);
  call.close("completed");
  call.add({ index: 0, function: { arguments: "\n" } });
  expect(typesOf(events)).toEqual([
    "output_item.added",
    "function_call_arguments.delta",
    "function_call_arguments.done",
    "output_item.done",
  ]);
  expect(events[0]).toMatchObject({
    output_index: 1,
    item: {
      type: "function_call",
      id: "fc_x_1",
      call_id: "call_1",
      name: "weather",
      arguments: "",
      status: "in_progress",
    },
  });
  expect(events[3]).toEqual({
    type: "response.function_call_arguments.done",
    sequence_number: 3,
    item_id: "fc_x_1",
    output_index: 1,
    arguments: '{"city":"Bern"}',
  });
  expect(call.item).toMatchObject({ status: "completed", arguments: '{"city":"Bern"}' });
});

it("streams a custom tool's input, which only the end makes whole", () => {
  const { emit, events } = recorder();
  const call = new OpenCall({ index: 0, id: "call_1", custom: { name: "shell", input: "" } }, "x_1", 0, emit);
  call.add({ index: 0, custom: { input: "1" } });
  expect(call.whole).toBe(false);
  call.close("incomplete");
  expect(typesOf(events)).toEqual([
    "output_item.added",
    "custom_tool_call_input.delta",
    "custom_tool_call_input.done",
    "output_item.done",
  ]);
  expect(call.item).toMatchObject({ id: "ctc_x_1", type: "custom_tool_call", input: "1", status: "incomplete" });
});

it("names a call that its vendor gave no id", () => {
  const call = new OpenCall({ index: 0, function: { name: "f" } }, "x_1", 0, recorder().emit);
  expect(call.item.call_id).toBe("call_x_1");
});
