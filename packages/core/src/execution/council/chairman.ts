import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { Walk } from "../ask.ts";
import type { OpenedStream } from "../open-stream.ts";
import type { Asking } from "./asking.ts";
import type { Deliberation } from "./deliberate.ts";
import { afford } from "./expenses.ts";
import { byQuality } from "./panel.ts";
import { readingOf } from "./reading.ts";
import type { Sitting } from "./sitting.ts";

/** Who may write the answer, one after another while they fail. */
const mostChairmen = 3;
/** What only one says is told to a chairman, but not a whole essay of it. */
const mostUnsupported = 12;

/** What a chairman is asked: the request, and behind it the answers, without names, and how they were ranked. */
export function chairmanAsking(sitting: Sitting, { taken, standing }: Deliberation, ranked: boolean): Asking {
  const { run, options } = sitting;
  const candidates = byQuality(sitting, options.chairman, "chairman").slice(0, mostChairmen);
  const { material, seats } = readingOf(sitting, taken, "chairman");
  const order = [...seats].sort(([, one], [, other]) => (other.score ?? 0) - (one.score ?? 0));
  const unsupported = standing.claims.filter(({ supportedBy }) => supportedBy.length === 1).map(({ text }) => text);
  const synthesis = options.prompts.synthesize({
    ...material,
    standing: ranked ? order.map(([label]) => label) : undefined,
    unsupported: unsupported.slice(0, mostUnsupported),
  });
  // One answer, without tools: what they would have been called for stands in the members' answers.
  const { n: _, tools: __, tool_choice: ___, parallel_tool_calls: ____, ...rest } = run.request;
  const request: ChatCompletionRequest = { ...rest, messages: [...run.request.messages, ...synthesis] };
  return { stage: "chairman", request, candidates, endsAtMs: sitting.endsAtMs };
}

/** Opens the stream of a chairman's answer; undefined if none of them begins one. `openStream` is what opens streams. */
export async function openChairman(
  sitting: Sitting,
  asking: Asking,
  openStream: (run: Sitting["run"], walk: Walk) => Promise<OpenedStream>,
): Promise<OpenedStream | undefined> {
  const { request, hold } = afford(sitting, asking);
  const [first] = asking.candidates;
  if (!hold || !first) return undefined;
  const { signal, release } = sitting.signal();
  // Noted where those of all are: the stream goes on when this has long been left.
  const { attempts, failures } = sitting.run;
  const sub = sitting.begin({ ...asking, request }, signal, { stream: true, attempts, failures });
  sitting.tell(asking.stage, first.model, "asked");
  try {
    const opened = await openStream(sub, sitting.lent.streams.walk);
    sitting.tell(asking.stage, first.model, "answered");
    return opened;
  } catch {
    sitting.tell(asking.stage, first.model, "failed");
    return undefined;
  } finally {
    release();
    sitting.absorb(sub, false);
  }
}
