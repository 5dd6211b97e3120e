import type { Framing } from "../event-stream.ts";

/**
 * The Responses API names each event beside its data. It ends without a mark, and a stream that breaks has events of its own
 * that say so: the last event says that it is the last.
 */
export const eventFraming: Framing = {
  event: (value) => {
    const type = typeof value === "object" && value !== null && "type" in value ? String(value.type) : "message";
    return `event: ${type}\ndata: ${JSON.stringify(value)}\n\n`;
  },
  error: () => "",
  end: "",
};
