/** An answer as models write them: prose, a list, code with brackets that repeat, a table, accents. */
export const recordedAnswer: string = `A \`for await\` loop ends when the iterator that it reads says \`done\`, or when it throws. If yours never ends, the iterator never says that it is done. There are three common reasons:

1. **The producer never closes.** A stream that nobody ends keeps every reader waiting.
2. **The end is an event that was missed.** If "close" fires before you listen, it is gone.
3. **The generator awaits a promise that never settles.** Nothing is thrown, nothing is returned.

\`\`\`ts
async function* lines(source: AsyncIterable<string>) {
  for await (const chunk of source) {
    for (const line of chunk.split("\\n")) {
      if (line !== "") {
        yield line;
      }
    }
  }
}
\`\`\`

| reason | what you see |
| ------ | ------------ |
| never closed | it hangs |
| missed event | it hangs |

Voilà: the café's naïve reader — très simple — hangs as well. Put a timeout around the read (\`AbortSignal.timeout(5000)\`), and the loop ends with an error that says where it stood. 好的，就是这样。 Good luck!`;

/** Its pieces, as a model streams them: words with the space before them, and now and then half a word. */
export const recordedPieces: readonly string[] =
  recordedAnswer.match(/\s*[\p{L}\p{N}]{1,7}|\s*[^\p{L}\p{N}\s]+|\s+$/gu) ?? [];

/** After how many characters it can be cut, between two pieces. */
export const recordedCuts: readonly number[] = recordedPieces
  .map((_, index) => recordedPieces.slice(0, index + 1).join("").length)
  .slice(0, -1);
