/** Prints each failure, each file with its seconds, and as its last line what people and CI read: "N passed, N failed". */
import { relative } from 'node:path';

export default class Reporter {
  onTestResult(_test, result) {
    const name = relative(process.cwd(), result.testFilePath);
    const seconds = ((result.perfStats.end - result.perfStats.start) / 1000).toFixed(1);
    const failed = result.numFailingTests > 0 || result.testExecError;
    console.log(`${failed ? 'FAILED' : 'ok    '} ${name} (${result.numPassingTests} tests, ${seconds} s)`);
    if (result.failureMessage) console.log(result.failureMessage);
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    console.log(`${results.numPassedTests} passed, ${failed} failed`);
  }
}
