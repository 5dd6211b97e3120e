import type { ToolCall } from "@overture/core/provider";
import { isObject, textOf } from "@overture/core/provider";

/** What a tool call is named if its server gave it no id. */
export interface CallOrigin {
  /** The completion's id. */
  readonly completion: string;
  /** The choice's index. */
  readonly choice: number;
}

/** An id for a call that came without one: the same for the same answer, so that a replay gives the same ids. */
export function missingCallId(origin: CallOrigin, index: number): string {
  return `call_${origin.completion}_${origin.choice}_${index}`;
}

/** The calls of a whole message, or nothing if there are none. Calls without a name are no calls. */
export function toolCallsFrom(value: unknown, origin: CallOrigin): ToolCall[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const calls: ToolCall[] = [];
  for (const [index, call] of value.entries()) {
    if (!isObject(call)) continue;
    const id = textOf(call.id) ?? missingCallId(origin, index);
    if (isObject(call.custom)) {
      calls.push({
        id,
        type: "custom",
        custom: { name: textOf(call.custom.name) ?? "", input: argumentsText(call.custom.input) },
      });
    } else if (isObject(call.function)) {
      const name = textOf(call.function.name) ?? "";
      calls.push({ id, type: "function", function: { name, arguments: argumentsText(call.function.arguments) } });
    }
  }
  return calls.length > 0 ? calls : undefined;
}

/** Arguments as JSON text: some servers send the value itself. */
export function argumentsText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
