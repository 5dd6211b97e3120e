import { CallIds } from "@overture/core/provider";

/** Tool calls' ids that Anthropic takes: letters, digits, `_` and `-`. */
export class ToolIds extends CallIds {
  constructor() {
    super((wish, attempt) => {
      const id = wish.replace(/[^a-zA-Z0-9_-]/g, "_") || "call";
      return attempt === 1 ? id : `${id}_${attempt}`;
    });
  }
}
