import { OvertureError } from "../../chat/index.ts";
import type { Answer } from "../answer.ts";
import type { ChatStream } from "../answer-stream.ts";
import type { Run } from "../run.ts";

/** Carries out a request whose answer is wanted whole. */
export async function complete(_run: Run): Promise<Answer> {
  throw unbuilt();
}

/** Carries out a request for a stream. */
export async function beginStream(_run: Run): Promise<ChatStream> {
  throw unbuilt();
}

function unbuilt(): OvertureError {
  const message = 'The mode "speculative" is not built yet. Use "single".';
  return new OvertureError({ code: "invalid_request", status: 400, param: "overture.mode", message });
}
