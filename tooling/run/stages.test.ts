import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './build.ts'
import { readReport } from './stages.ts'

const file = (status: string, ...tests: string[]) => ({
  name: join(root, 'packages/a.test.ts'),
  status,
  assertionResults: tests.map((each) => ({ status: each, fullName: 'it holds' })),
})

test.each([
  ['every test passed', 2, [file('passed', 'passed', 'passed')], 0, 0, []],
  ['a test failed', 1, [file('failed', 'passed', 'failed')], 1, 1, ['packages/a.test.ts: it holds']],
  ['a file could not be loaded', 1, [file('passed', 'passed'), file('failed')], 1, 1, ['packages/a.test.ts']],
  ['something failed outside of any test', 1, [file('passed', 'passed')], 1, 1, []],
])('the outcome when %s', (_, numPassedTests, testResults, exitCode, failed, failures) => {
  const report = JSON.stringify({ numPassedTests, testResults })
  expect(readReport(report, exitCode)).toEqual({ passed: numPassedTests, failed, failures })
})

test('a run that left no report has failed', () => {
  expect(readReport(null, 0)).toEqual({ passed: 0, failed: 1 })
})
