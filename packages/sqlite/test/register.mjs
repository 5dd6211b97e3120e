// Lets a child process run the sources as they are, as the tests do.
import { registerHooks } from "node:module";

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "@overture/core/store"
      ? next(new URL("../../core/src/state/index.ts", import.meta.url).href, context)
      : next(specifier, context),
});
