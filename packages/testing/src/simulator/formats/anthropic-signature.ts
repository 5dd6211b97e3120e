const mark = "simulated:";

/** The signature of a simulated thinking block: it holds the words it stands for, so that a change to them shows. */
export function signatureOf(thinking: string): string {
  return Buffer.from(mark + thinking, "utf8").toString("base64");
}

/** Whether a thinking block came back as it was sent; one whose words were left out still has its signature. */
export function isSigned(thinking: string, signature: string): boolean {
  const signed = Buffer.from(signature, "base64").toString("utf8");
  return signed.startsWith(mark) && (thinking === "" || signed === mark + thinking);
}
