import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What a test is handed by vitest, as far as it is needed here. */
interface Skippable {
  skip(reason?: string): void;
}

/**
 * Something that a test needs of the machine. Call it first thing in the test, or hand it to `beforeEach`: if the machine
 * lacks it, the test is skipped with the reason, which the summary prints; with `CI=true` the test fails instead.
 */
export interface Need {
  (test: Skippable): void;
  /** Whether the machine has it, for set-up that is shared by several tests. */
  readonly met: boolean;
}

/**
 * Declares something that tests need of the machine.
 *
 * @param what what is needed and how to get it, for the reader of the summary: the reason reads "needs" and this
 * @param isThere looked at once, here
 */
export function needs(what: string, isThere: () => boolean, environment: NodeJS.ProcessEnv = process.env): Need {
  const met = isThere();
  const need = (test: Skippable): void => {
    if (met) return;
    if (environment.CI === "true") throw new Error(`needs ${what}, and with CI=true nothing is skipped`);
    test.skip(`needs ${what}`);
  };
  return Object.assign(need, { met });
}

/**
 * Declares a program that tests start, looked for on the PATH.
 *
 * @param debianPackage the package that brings it, which also belongs in the list of `.ci/run`
 */
export function needsProgram(name: string, debianPackage: string = name): Need {
  return needs(`the program ${name} (apt-get install ${debianPackage})`, () =>
    (process.env.PATH ?? "").split(delimiter).some((folder) => isExecutable(join(folder, name))),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
