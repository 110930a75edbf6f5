import fs from "node:fs";

/**
 * A reporter of Vitest that keeps what fails without a test failing: files that could not be loaded, hooks that broke,
 * and errors nobody caught. They end a run with an error, yet no count names them.
 */
export default class BreakdownReporter {
  onTestRunEnd(modules, unhandled) {
    const file = process.env.BREAKDOWN_REPORT;
    if (!file) return;
    const broken = modules.flatMap((module) =>
      [module, ...module.children.allSuites()].flatMap((suite) =>
        suite.errors().map((error) => `${module.relativeModuleId}: ${describe(error)}`),
      ),
    );
    fs.writeFileSync(
      file,
      JSON.stringify([...broken, ...unhandled.map((error) => `not caught: ${describe(error)}`)]),
    );
  }
}

function describe(error) {
  return error.stack ?? `${error.name ?? "Error"}: ${error.message}`;
}
