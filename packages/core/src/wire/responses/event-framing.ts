import type { Framing } from "../event-stream.ts";

/** The Responses API names each event beside its data, and ends without a mark: the last event says that it is the last. */
export const eventFraming: Framing = {
  event: (value) => {
    const type = typeof value === "object" && value !== null && "type" in value ? String(value.type) : "error";
    return `event: ${type}\ndata: ${JSON.stringify(value)}\n\n`;
  },
  end: "",
};
