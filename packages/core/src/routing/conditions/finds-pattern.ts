/** How many characters of a text's beginning are searched. It bounds what the slowest pattern that is let in can cost. */
export const searchedBeginning = 700;
/** How many of its end. */
export const searchedEnd = 300;

/** Patterns made of texts; a rule's is made once. */
const made: Map<string, RegExp> = new Map();
const mostMade = 1000;

/** Whether a pattern is found in the beginning or the end of a text. One that is written as a text heeds no case. */
export function findsPattern(pattern: RegExp | string, text: string): boolean {
  const expression = typeof pattern === "string" ? expressionOf(pattern) : pattern;
  const most = searchedBeginning + searchedEnd;
  const parts = text.length <= most ? [text] : [text.slice(0, searchedBeginning), text.slice(-searchedEnd)];
  return parts.some((part) => {
    // One with the flag `g` or `y` would go on where it stopped in another request's text.
    expression.lastIndex = 0;
    const found = expression.test(part);
    expression.lastIndex = 0;
    return found;
  });
}

function expressionOf(source: string): RegExp {
  const known = made.get(source);
  if (known) return known;
  if (made.size >= mostMade) made.clear();
  const expression = new RegExp(source, "iu");
  made.set(source, expression);
  return expression;
}
