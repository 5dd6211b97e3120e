/** Whether the platform knows a time zone of this name. */
export function isTimeZone(given: unknown): boolean {
  try {
    return typeof given === "string" && new Intl.DateTimeFormat("en", { timeZone: given }) !== undefined;
  } catch {
    return false;
  }
}
