// A vitest reporter that tells its parent process how the tests went: counts while they run, and the whole at the end.

export default class TestReport {
  #counts = { passed: 0, failed: 0, skipped: 0 };

  onTestCaseResult(test) {
    const { state } = test.result();
    if (state in this.#counts) this.#counts[state] += 1;
    process.send?.({ type: "progress", ...this.#counts });
  }

  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => {
        const result = test.result();
        return {
          file: `${module.project.name}/${module.relativeModuleId ?? module.moduleId}`,
          name: test.fullName,
          state: result.state,
          figures: test.annotations().map(({ message }) => message),
          note: result.state === "skipped" ? result.note : undefined,
        };
      }),
    );
    process.send?.({ type: "end", tests, errors: errors.length });
  }
}
