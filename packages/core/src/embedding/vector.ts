const bytesPerFloat = 4;

/** A vector's numbers, whichever way it came. */
export function toNumbers(vector: readonly number[] | string): number[] {
  if (typeof vector !== "string") return [...vector];
  const bytes = Uint8Array.from(atob(vector), (character) => character.charCodeAt(0));
  if (bytes.length === 0 || bytes.length % bytesPerFloat !== 0) {
    throw new RangeError(`A vector of ${bytes.length} bytes does not hold 32-bit floats.`);
  }
  const view = new DataView(bytes.buffer);
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; at += bytesPerFloat) numbers.push(view.getFloat32(at, true));
  return numbers;
}

/** A vector as base64 of 32-bit floats, lowest byte first: OpenAI's form. */
export function toBase64(vector: readonly number[] | string): string {
  if (typeof vector === "string") return vector;
  const bytes = new Uint8Array(vector.length * bytesPerFloat);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of vector.entries()) view.setFloat32(index * bytesPerFloat, number, true);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
