import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { Form } from "./ballot.ts";
import { answered, type Seat, takenSeats } from "./seat.ts";
import type { Asked, Call, Sitting } from "./sitting.ts";

/** How members are waited for. */
export interface Gathering {
  readonly form: Form;
  /** All that sit there, those of an earlier round among them. */
  readonly seats: readonly Seat[];
  /** When it goes on with those who are there, if they are enough; in milliseconds since the request came in. */
  readonly untilMs: number;
  /** Whether answers that are still out could change nothing any more. */
  readonly isSettled: (outstanding: number) => boolean;
}

/**
 * Asks all seats that wait, at the same time, and waits until everybody has answered or failed, until the rest could change
 * nothing, or until it is time to go on. The rest is aborted, and settled when this resolves.
 */
export async function gather(sitting: Sitting, gathering: Gathering): Promise<void> {
  const { run, options } = sitting;
  const { seats, untilMs } = gathering;
  const request = memberRequest(run.request);
  const waiting = seats.filter(({ outcome }) => outcome.kind === "waiting");
  if (waiting.length === 0) return;
  const calls: Call[] = [];
  let isLate = false;
  const isOver = new Promise<void>((resolve, reject) => {
    let outstanding = waiting.length;
    const check = (): void => {
      const taken = takenSeats(seats).length;
      const isLost = taken + outstanding < options.quorum && (options.onQuorumLost === "error" || taken > 0);
      const isEnough = taken >= options.quorum && (isLate || gathering.isSettled(outstanding));
      if (outstanding === 0 || isLost || isEnough) resolve();
    };
    const timer = run.engine.clock.setTimer(
      () => {
        isLate = true;
        check();
      },
      Math.max(0, untilMs - run.elapsedMs()),
    );
    for (const seat of waiting) {
      const candidates = [seat.candidate];
      const call = sitting.ask({ stage: "member", request, candidates, endsAtMs: sitting.endsAtMs });
      calls.push(call);
      const noted = call.done.then((asked) => {
        outstanding -= 1;
        if (outstanding === 0) run.engine.clock.clearTimer(timer);
        note(sitting, seat, asked, gathering.form);
        check();
      });
      // Nobody else is there to hear of an answer that cannot even be looked at.
      noted.catch(reject);
    }
    check();
  });
  try {
    await isOver;
  } finally {
    for (const call of calls) call.stop();
    await Promise.all(calls.map(({ done }) => done));
  }
}

/** A member answers once, and what others are told of it is text. */
function memberRequest({ n: _, stream_options: __, ...request }: ChatCompletionRequest): ChatCompletionRequest {
  return request;
}

function note(sitting: Sitting, seat: Seat, { run, answer, fault, costNanoUsd, latencyMs }: Asked, form: Form): void {
  seat.costNanoUsd += costNanoUsd;
  seat.latencyMs = latencyMs;
  if (!answer) {
    seat.outcome = { kind: "failed", fault: fault ?? "unexpected" };
    return;
  }
  sitting.lent.noteAnswer(run, answer);
  const flaw = sitting.lent.flawOf(run.request, answer);
  // With a limit that the caller did not set, an answer that was cut off is no fault of the caller's.
  const cut = answer.choices[0]?.finish_reason === "length" && sitting.run.profile.outputLimit === undefined;
  const problem = flaw ?? (cut ? "cut_off" : undefined);
  seat.outcome = problem === undefined ? answered(answer, form) : { kind: "failed", fault: problem };
}
