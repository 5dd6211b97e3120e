/** A message in the conventions' form, as JSON. */
interface Message {
  readonly role: string;
  readonly parts: readonly object[];
  readonly finish_reason?: string;
}

/** A request's messages as the conventions write them. Called only where content was asked for. */
export function inputMessages(request: object): string | undefined {
  if (!("messages" in request) || !Array.isArray(request.messages)) return undefined;
  return JSON.stringify(request.messages.map(messageOf));
}

/** An answer's messages as the conventions write them. Called only where content was asked for. */
export function outputMessages(completion: object): string | undefined {
  if (!("choices" in completion) || !Array.isArray(completion.choices)) return undefined;
  return JSON.stringify(
    completion.choices.map((choice: { readonly message?: object; readonly finish_reason?: string }) => ({
      ...messageOf(choice.message ?? {}),
      finish_reason: choice.finish_reason ?? "",
    })),
  );
}

/** Reads a message loosely: what is of a form that is not known is left out. */
function messageOf(message: object): Message {
  const { role, content, tool_calls: calls, tool_call_id: id } = message as Readonly<Record<string, unknown>>;
  const parts: object[] = [];
  if (role === "tool") parts.push({ type: "tool_call_response", id, response: content });
  else if (typeof content === "string") parts.push({ type: "text", content });
  else if (Array.isArray(content)) parts.push(...content.map(partOf));
  if (Array.isArray(calls)) parts.push(...calls.map(callOf));
  return { role: String(role ?? ""), parts };
}

/** Images, sound and files are told of and not copied: they would be the bulk of a trace. */
function partOf(part: { readonly type?: string; readonly text?: string }): object {
  return part.type === "text" ? { type: "text", content: part.text } : { type: part.type };
}

function callOf(call: {
  readonly id?: string;
  readonly function?: { readonly name?: string; readonly arguments?: string };
}): object {
  return { type: "tool_call", id: call.id, name: call.function?.name, arguments: call.function?.arguments };
}
