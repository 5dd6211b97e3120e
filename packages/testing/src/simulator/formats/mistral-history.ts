import type { VendorErrorDetails } from "../format.ts";
import { type JsonObject, listAt, objectAt, textAt } from "../json.ts";

/** Which role may follow which. */
const followers: Readonly<Record<string, readonly string[]>> = {
  system: ["user", "assistant", "system"],
  user: ["assistant", "system", "user"],
  assistant: ["assistant", "user", "tool"],
  tool: ["assistant", "tool"],
};

const order = "3230";
const call = "3280";

function objectionToOrder(messages: readonly JsonObject[]): VendorErrorDetails | undefined {
  for (const [index, { role }] of messages.entries()) {
    const before = messages[index - 1];
    if (before === undefined || followers[String(before.role)]?.includes(String(role))) continue;
    return { message: `Unexpected role '${String(role)}' after role '${String(before.role)}'`, code: order };
  }
  const last = messages.at(-1);
  if (messages.length === 1 && last?.role === "system") return undefined;
  if (last?.role === "user" || last?.role === "tool" || last?.prefix === true) return undefined;
  const wanted = "Expected last role User or Tool (or Assistant with prefix True) for serving";
  return { message: `${wanted} but got ${String(last?.role)}`, code: order };
}

function objectionToId(id: unknown): VendorErrorDetails | undefined {
  if (typeof id === "string" && /^[a-zA-Z0-9]{9}$/.test(id)) return undefined;
  return {
    message: `Tool call id was ${String(id)} but must be a-z, A-Z, 0-9, with a length of 9.`,
    code: call,
  };
}

function objectionToAssistant(message: JsonObject, isLast: boolean): VendorErrorDetails | undefined {
  const calls = listAt(message.tool_calls);
  const isEmpty = message.content === undefined || message.content === null || message.content === "";
  if (isEmpty && calls.length === 0) {
    return { message: "Assistant message must have either content or tool_calls, but not none.", code: "3240" };
  }
  if (message.prefix === true && !isLast) {
    return { message: "Assistant message with prefix True must be last message", code: "3240" };
  }
  return undefined;
}

/** What Mistral objects to in a conversation: its order, and the ids that tie results to calls. */
export function objectionToHistory(messages: readonly JsonObject[]): VendorErrorDetails | undefined {
  const objection = objectionToOrder(messages);
  if (objection !== undefined) return objection;
  const open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === "tool") {
      const wrong = objectionToId(message.tool_call_id);
      if (wrong !== undefined) return wrong;
      const id = textAt(message.tool_call_id) ?? "";
      if (!open.delete(id)) return { message: `Unexpected tool call id ${id} in tool results`, code: order };
      continue;
    }
    if (open.size > 0) break;
    if (message.role !== "assistant") continue;
    const wrong = objectionToAssistant(message, index === messages.length - 1);
    if (wrong !== undefined) return wrong;
    const ids = listAt(message.tool_calls).map((each) => objectAt(each).id);
    for (const id of ids) {
      const malformed = objectionToId(id);
      if (malformed !== undefined) return malformed;
      if (open.has(String(id)))
        return { message: `Duplicate tool call id ${String(id)} in assistant message`, code: order };
      open.add(String(id));
    }
  }
  if (open.size === 0) return undefined;
  return { message: "Not the same number of function calls and responses", code: order };
}
