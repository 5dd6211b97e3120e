/** Forms of answers that requests of one measured task have. */
const tasksByForm: Readonly<Record<string, string>> = { code: "code", number: "math", formula: "math" };

/**
 * The task of a context, by which others' measurements are looked up: the task itself where the caller said it; of contexts that
 * begin with a form (`form code`), the task that has that form, or the class that was guessed.
 */
export function measuredTaskOf([first, , guessed]: readonly string[]): string | undefined {
  const form = /^form (\w+)/.exec(first ?? "")?.[1];
  return form === undefined ? first : (guessed ?? tasksByForm[form]);
}
