// Two customers: one with a key of its own, one on yours, each within its budget; and what is on their bills.
import { anthropic } from "@overture/anthropic";
import { Overture, OvertureError, type TenantOptions } from "@overture/core";
import { openai } from "@overture/openai";

/** What your database would know. */
const customers: Readonly<Record<string, TenantOptions>> = {
  // Brings a key for OpenAI: no other provider is called for it, and its key for nobody else.
  acme: { keys: { openai: async () => process.env.OPENAI_API_KEY ?? "" }, budget: { usd: 500, per: "month" } },
  // On your keys, with so little money that it is soon gone, and no more than five requests a minute.
  zeta: { budget: { usd: 0.002, per: "day", warnAt: [0.5, 1] }, limits: { requestsPerMinute: 5 } },
  late: { suspended: "an invoice is open" },
};

const overture = new Overture({
  providers: [openai(), anthropic()],
  tenants: async (id) => customers[id],
});
overture.on("budget", ({ tenant, share, usd }) => console.log(`  ! ${tenant} has used ${100 * share} % of $${usd}`));

async function ask(tenant: string, content: string): Promise<void> {
  const { chat } = overture.for({ tenant, tags: ["chat"] });
  try {
    const answer = await chat.completions.create({
      model: "auto",
      messages: [{ role: "user", content }],
      max_completion_tokens: 60,
    });
    console.log(`  ${tenant}: ${answer.model}, $${answer.overture.cost.usd.toFixed(6)}`);
  } catch (error) {
    if (!(error instanceof OvertureError)) throw error;
    console.log(`  ${tenant}: ${error.status} ${error.code}: ${error.message}`);
  }
}

console.log("Everybody asks:");
for (const tenant of ["acme", "zeta", "late", "nobody"]) await ask(tenant, "Why is the sky blue?");

console.log("\nOne asks on and on:");
for (let number = 2; number <= 7; number += 1) await ask("zeta", `And why is sunset number ${number} red?`);

console.log("\nA long question does not fit into what is left:");
await ask("zeta", "Summarise this: ".padEnd(12_000, "lorem ipsum "));

console.log("\nWhere budgets stand:");
for (const tenant of ["acme", "zeta"]) {
  for (const { per, usd, spentUsd, leftUsd } of await overture.budgets(tenant)) {
    console.log(`  ${tenant}: $${spentUsd.toFixed(6)} of $${usd} per ${per}, $${leftUsd.toFixed(6)} left`);
  }
}

console.log("\nThe bills:");
for (const tenant of ["acme", "zeta"]) {
  const bill = await overture.exportUsage({ tenant, groupBy: ["model", "tag"], format: "csv" });
  console.log(`${tenant}\n${bill.replaceAll("\r", "").trimEnd()}`);
}

await overture.close();
