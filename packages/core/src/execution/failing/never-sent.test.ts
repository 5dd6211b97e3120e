import { createServer } from "node:net";
import { expect, it } from "vitest";
import { ProviderFault } from "../../provider/index.ts";
import { neverSent } from "./never-sent.ts";

const coded = (code: string): Error => Object.assign(new Error("no"), { code });

it("is known where no connection came about, however deep that is wrapped", async () => {
  const port = await freePort();
  const thrown = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
  const wrapped = new ProviderFault({ kind: "network", message: "no", cause: new Error("sdk", { cause: thrown }) });
  expect([neverSent(thrown), neverSent(wrapped)]).toEqual([true, true]);
  for (const code of ["ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
    expect(neverSent(coded(code))).toBe(true);
  }
});

it("is not taken for granted of what breaks later, of what has no code, or of what goes round", () => {
  const round: { cause?: unknown } = {};
  round.cause = round;
  for (const thrown of [
    coded("ECONNRESET"),
    coded("UND_ERR_SOCKET"),
    coded("EPIPE"),
    new TypeError("fetch failed"),
    round,
    "no",
    undefined,
  ]) {
    expect(neverSent(thrown)).toBe(false);
  }
});

/** One that nobody listens on: it was just given back. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
