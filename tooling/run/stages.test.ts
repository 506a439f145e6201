import { expect, test } from 'vitest'
import { readReport } from './stages.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

test.each([
  ['every test passed', 2, 0, [file('passed', 'passed', 'passed')], 0, { passed: 2, failed: 0 }],
  ['a test failed', 1, 1, [file('failed', 'passed', 'failed')], 1, { passed: 1, failed: 1 }],
  [
    'a file could not be loaded',
    1,
    0,
    [file('passed', 'passed'), file('failed')],
    1,
    { passed: 1, failed: 1 },
  ],
  ['an error outside of any test', 1, 0, [file('passed', 'passed')], 1, { passed: 1, failed: 1 }],
])('the outcome when %s', (_, numPassedTests, numFailedTests, testResults, exitCode, outcome) => {
  const report = JSON.stringify({ numPassedTests, numFailedTests, testResults })
  expect(readReport(report, exitCode)).toEqual(outcome)
})

test('a run that left no report has failed', () => {
  expect(readReport(null, 0)).toEqual({ passed: 0, failed: 1 })
})
