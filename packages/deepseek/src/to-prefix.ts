import type { BodyDraft } from "@overture/openai";

interface Body {
  readonly [field: string]: unknown;
}

/** Marks a last message of the model's as what its answer begins with, which DeepSeek takes at its beta address alone. */
export function setPrefix({ body }: Pick<BodyDraft, "body">): void {
  const last = lastOf(body);
  const isCalling = Array.isArray(last?.tool_calls) && last.tool_calls.length > 0;
  if (last?.role !== "assistant" || !last.content || isCalling) return;
  body.messages = [...(body.messages as readonly object[]).slice(0, -1), { ...last, prefix: true }];
}

/** Whether a body's answer goes on from words of its own. */
export function hasPrefix(body: Body): boolean {
  return lastOf(body)?.prefix === true;
}

function lastOf({ messages }: Body): Body | undefined {
  return Array.isArray(messages) ? messages.at(-1) : undefined;
}
