const version = /[-@](?:latest|20\d{6}|20\d{2}-\d{2}-\d{2})$/;

/**
 * The name of which a vendor's name is one version: `gpt-5.5-2026-04-23`, `claude-haiku-4-5-20251001` and
 * `mistral-large-latest` without their date or `-latest`. A name without either is its own base.
 */
export function baseName(name: string): string {
  return name.replace(version, "");
}
