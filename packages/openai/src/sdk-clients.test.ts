import { afterEach, expect, it, vi } from "vitest";
import { answering, completion } from "../test/synthetic.ts";
import { type SdkOptions, sdkClients } from "./sdk-clients.ts";

afterEach(() => vi.unstubAllEnvs());

async function sentBy(
  options: Partial<SdkOptions>,
  credential: string | undefined,
): Promise<{ url: string; headers: Headers }> {
  const { fetch, asked } = answering(() => Response.json(completion("hi")));
  const client = await sdkClients({
    baseURL: undefined,
    headers: undefined,
    isOpenAI: true,
    ...options,
    fetch,
  }).of(credential);
  await client.chat.completions.create({ model: "m", messages: [] });
  const [first] = asked;
  if (!first) throw new Error("nothing was asked");
  return first;
}

it("leaves the administrator's key alone", async () => {
  vi.stubEnv("OPENAI_ADMIN_KEY", "sk-admin");
  expect(await sdkClients({ isOpenAI: true }).of("sk-a")).toHaveProperty("adminAPIKey", null);
});

it("makes one client for a key, and another for another", async () => {
  const clients = sdkClients({ isOpenAI: true });
  expect(await clients.of("a")).toBe(await clients.of("a"));
  expect(await clients.of("a")).not.toBe(await clients.of("b"));
});

it("forgets the clients that were not used for longest", async () => {
  const clients = sdkClients({ isOpenAI: true });
  const [kept, first] = [await clients.of("kept"), await clients.of("first")];
  for (let tenant = 0; tenant < 255; tenant += 1) {
    await clients.of(`tenant ${tenant}`.replace(" ", "-"));
    if (tenant === 100) await clients.of("kept");
  }
  expect(await clients.of("kept")).toBe(kept);
  expect(await clients.of("first")).not.toBe(first);
});

it("sends the key that it was given, and no other that is in the environment", async () => {
  vi.stubEnv("OPENAI_API_KEY", "sk-environment");
  vi.stubEnv("OPENAI_ADMIN_KEY", "sk-admin");
  vi.stubEnv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer sk-custom\nX-Team: search");
  for (const isOpenAI of [true, false]) {
    const { headers } = await sentBy({ isOpenAI, baseURL: "http://localhost:1/v1" }, " sk-given\n");
    expect(headers.get("authorization")).toBe("Bearer sk-given");
    expect(headers.get("x-team")).toBe(isOpenAI ? "search" : null);
  }
  const { headers } = await sentBy({ isOpenAI: false, baseURL: "http://localhost:1/v1" }, undefined);
  expect([...headers.values()].join()).not.toContain("sk-");
  expect(headers.has("authorization")).toBe(false);
});

it("honours OpenAI's settings in the environment for OpenAI, and for nobody else", async () => {
  vi.stubEnv("OPENAI_BASE_URL", "http://gateway.test/v1");
  vi.stubEnv("OPENAI_ORG_ID", "org-1");
  vi.stubEnv("OPENAI_PROJECT_ID", "proj-1");
  const ours = await sentBy({}, "sk-a");
  expect(ours.url).toBe("http://gateway.test/v1/chat/completions");
  expect(ours.headers.get("openai-organization")).toBe("org-1");
  const other = await sentBy({ isOpenAI: false, baseURL: "http://localhost:1/v1" }, "gsk-a");
  expect(other.url).toBe("http://localhost:1/v1/chat/completions");
  expect(other.headers.has("openai-organization")).toBe(false);
  expect(other.headers.has("openai-project")).toBe(false);
});

it("sends the headers of the options, which may replace its own", async () => {
  const { headers } = await sentBy({ headers: { "x-title": "test", authorization: "Basic abc" } }, "sk-a");
  expect(headers.get("x-title")).toBe("test");
  expect(headers.get("authorization")).toBe("Basic abc");
});
