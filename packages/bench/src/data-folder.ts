import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * The folder of recorded data: the one that was named, as seen from where the command was given, or `shared/data` beside the
 * checkout. Throws an error that says what to do if it is not there.
 */
export function findDataFolder(
  named: string | undefined,
  { root, from }: { readonly root: string; readonly from: string },
): string {
  const folder = named === undefined ? join(root, "../shared/data") : resolve(from, named);
  if (existsSync(folder)) return folder;
  throw new Error(
    named === undefined
      ? "The recorded data are not beside the checkout (../shared/data). Name their folder with --data DIR."
      : `The folder of recorded data that --data names does not exist: ${named}`,
  );
}
