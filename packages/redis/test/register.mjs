// Lets a child process run the sources as they are, as the tests do.
import { registerHooks } from "node:module";

const sources = {
  "@overture/core": "../../core/src/index.ts",
  "@overture/core/store": "../../core/src/state/index.ts",
};

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier in sources ? new URL(sources[specifier], import.meta.url).href : specifier, context),
});
