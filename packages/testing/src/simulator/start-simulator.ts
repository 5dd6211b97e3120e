import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { VendorFormat } from "./format.ts";
import { anthropicFormat } from "./formats/anthropic.ts";
import { deepSeekFormat } from "./formats/deepseek.ts";
import { googleFormat } from "./formats/google.ts";
import { mistralFormat } from "./formats/mistral.ts";
import { openAIFormat } from "./formats/openai.ts";
import { Reception } from "./reception.ts";
import type { Simulator } from "./simulator.ts";
import type { CommonSimulatorOptions, SimulatorFormats, SimulatorKind } from "./simulator-options.ts";

/** The built-in formats. */
const formats: { readonly [Kind in SimulatorKind]: (options: SimulatorFormats[Kind]) => VendorFormat } = {
  openai: openAIFormat,
  anthropic: anthropicFormat,
  deepseek: deepSeekFormat,
  mistral: mistralFormat,
  google: googleFormat,
};

/** The format of a kind, with its vendor's usual ways unless the options say otherwise. */
export function formatOf(
  kind: SimulatorKind | VendorFormat,
  options: SimulatorFormats[SimulatorKind] = {},
): VendorFormat {
  if (typeof kind !== "string") return kind;
  return formats[kind](options);
}

/**
 * Starts a vendor on this machine: an HTTP server on a free port of 127.0.0.1 that speaks the vendor's wire format, so
 * that the vendor's unmodified SDK can be pointed at it. Told nothing, it answers sensibly; told what to do, it answers,
 * fails or breaks exactly so. Close it when the test is over: `await using` does.
 *
 * @param kind a built-in format, or one of your own
 */
export async function startSimulator<Kind extends SimulatorKind>(
  kind: Kind | VendorFormat,
  options: CommonSimulatorOptions & Partial<SimulatorFormats[Kind]> = {},
): Promise<Simulator> {
  const reception = new Reception(formatOf(kind, options), options);
  const server = createServer((request, response) => {
    // A broken connection is an ordinary thing here; it is noted on the request.
    reception.receive(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    reception.reset();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    kind: reception.format.kind,
    format: reception.format,
    url,
    baseURL: url + reception.format.basePath,
    key: options.keys?.[0] ?? reception.format.key,
    requests: reception.requests,
    get openRequests() {
      return reception.open.size;
    },
    next: (...behaviours) => void reception.queue.push(...behaviours),
    always: (behaviour) => {
      reception.standing = behaviour;
    },
    reset: () => reception.reset(),
    waitForIdle: (withinMs = 5_000) => reception.waitForIdle(withinMs),
    close,
    [Symbol.asyncDispose]: close,
  };
}
