import { anthropic } from "@overture/anthropic";
import type { Fetch, Provider } from "@overture/core";
import { openai } from "@overture/openai";
import type { Stage } from "./stage.ts";

/**
 * The real providers, if the environment has a key for one of them. What breaks is the way to the first model: a `fetch` of
 * our own answers in the provider's place, so that nobody's servers are harmed.
 */
export function realStage(models: readonly string[]): Stage | undefined {
  let broken: string | undefined;
  const breakable: Fetch = async (input, init) => {
    const asksBroken = broken !== undefined && String(init?.body).includes(JSON.stringify(broken));
    return asksBroken ? new Response("Broken on purpose", { status: 503 }) : fetch(input, init);
  };
  const providers = [openai({ fetch: breakable }), anthropic({ fetch: breakable })];
  const active = providers.filter(hasKey);
  const first = models.find((model) => active.some(({ id }) => model.startsWith(`${id}/`)));
  if (first === undefined) return undefined;
  const names = active.map(({ id }) => id).join(" and ");
  return {
    providers,
    cast: `Asking ${names} for real, with your ${active.length > 1 ? "keys" : "key"}. It costs about half a cent.`,
    outage: `From here on, each call to ${first} gets a 503 before it leaves this machine.`,
    advice: `Is the network up, and does ${names} take your ${active.length > 1 ? "keys" : "key"}? Without a key the demonstration runs on simulators.`,
    breakFirst: () => {
      broken = first.slice(first.indexOf("/") + 1);
    },
    repairFirst: () => {
      broken = undefined;
    },
    close: async () => {},
  };
}

function hasKey(provider: Provider): boolean {
  return (provider.credentials?.() ?? []).length > 0;
}
