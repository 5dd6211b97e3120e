/** Characters that a terminal draws two columns wide: East Asian ones and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** The text in exactly so many columns: filled up with spaces, or cut with an ellipsis. */
export function fit(text: string, width: number): string {
  const missing = width - widthOf(text);
  if (missing >= 0) return text + " ".repeat(missing);
  let kept = "";
  let left = width - 1;
  for (const { segment } of graphemes.segment(text)) {
    left -= widthOf(segment);
    if (left < 0) break;
    kept += segment;
  }
  return fit(`${kept}…`, width);
}

/** Text from outside without anything that would move a cursor or change a colour. */
export function plainText(text: string): string {
  return text.replaceAll("\t", "  ").replace(/(?!\n)\p{Cc}/gu, "");
}

/** The same on one line. */
export function oneLine(text: string): string {
  return plainText(text.replace(/\s+/g, " ")).trim();
}
