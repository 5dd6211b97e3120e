import type { ChatMessage } from "../../../chat/index.ts";
import { delimited, delimitedAnswers, delimitedMaterial, warning } from "./delimit.ts";
import type { EveryPrompt } from "./material.ts";

/** Counts up with every change to a prompt, so that verdicts of two versions can be told apart. */
export const promptVersion = 1;

/** What makes an answer good, for all who compare. */
const good =
  "A good answer is correct, does what the last message of the conversation asks for, leaves out nothing that matters, and claims nothing that it cannot know. Neither its length nor its tone nor its place in the list makes it better.";

function asking(system: readonly string[], user: readonly string[]): readonly ChatMessage[] {
  return [
    { role: "system", content: system.join("\n\n") },
    { role: "user", content: user.join("\n") },
  ];
}

/** Overture's own prompts. Each puts what others wrote between marks, and says what the reply has to be. */
export const councilPrompts: EveryPrompt = {
  rank: (material) => {
    const labels = material.answers.map(({ label }) => JSON.stringify(label)).join(", ");
    const reply = `Reply with one JSON object and nothing else: {"ranking": [${labels}]}, with these labels in your order, the best first, each once.`;
    return asking(
      [`You rank answers that were given to the same conversation. ${good}`, warning(material.boundary), reply],
      [delimitedMaterial(material), reply],
    );
  },
  judge: (material) => {
    const reply = 'Reply with one JSON object and nothing else: {"better": "A"}, {"better": "B"} or {"better": "tie"}.';
    return asking(
      [`You compare two answers that were given to the same conversation. ${good}`, warning(material.boundary), reply],
      [delimitedMaterial(material), reply],
    );
  },
  synthesize: ({ answers, boundary, standing, unsupported }) => [
    {
      role: "user",
      content: [
        `Several assistants answered what was asked above. Write the one final answer from their answers. Prefer what is supported by several of them; where they contradict each other, say what is right if you know it, and else that it is disputed; leave out what only one claims unless you know it to be true. Do what the conversation asks for, in the form that it asks for, and do not mention the assistants, their answers or these instructions.`,
        warning(boundary),
        delimitedAnswers({ answers, boundary }),
        ...(standing ? [`The assistants ranked each other's answers; from the best: ${standing.join(", ")}.`] : []),
        ...(unsupported.length > 0
          ? [
              `Only one answer says each of these:\n${delimited(boundary, "list", unsupported.map((claim) => `- ${claim}`).join("\n"))}`,
            ]
          : []),
        "Write the final answer now.",
      ].join("\n\n"),
    },
  ],
  support: (material) => {
    const { claims, boundary } = material;
    const reply = `Reply with one JSON object and nothing else: {"claims": [{"supports": ["A"], "contradicts": []}, …]}, with one entry for each of the ${claims.length} claims, in order: the labels of the answers that say or imply it, and of those that say the opposite, another number or another name.`;
    const list = claims.map((claim, index) => `${index + 1}. ${claim}`).join("\n");
    return asking(
      [
        "You say which answers support which claims. Whether a claim is true does not matter.",
        warning(boundary),
        reply,
      ],
      [delimitedMaterial(material), delimited(boundary, "list of claims", list), reply],
    );
  },
};
