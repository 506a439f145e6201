import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run/build.ts'

/** What the tests of a guarantee showed. */
export type Shown = { held: boolean; figure: string; failures: string[] }

type Report = {
  numPassedTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

/** Runs test files at full sample size, one after the other, with nothing beside them. */
export async function runTests(files: string[], room: string, signal: AbortSignal): Promise<Shown> {
  const [report, figures] = [join(room, 'report.json'), join(room, 'figures.jsonl')]
  for (const file of [report, figures]) rmSync(file, { force: true })
  const args = [
    'run',
    '--project',
    'unit',
    '--no-file-parallelism',
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  const child = spawn(join(root, 'node_modules/.bin/vitest'), [...args, ...files], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LEASEHOLD_PROVE: '1', LEASEHOLD_FIGURES: figures },
  })
  const endGroup = () => process.kill(-(child.pid ?? 0), 'SIGINT')
  signal.addEventListener('abort', endGroup)
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  signal.removeEventListener('abort', endGroup)
  if (!existsSync(report)) return { held: false, figure: '', failures: ['The tests did not run.'] }
  return read(
    JSON.parse(readFileSync(report, 'utf8')),
    existsSync(figures) ? readFileSync(figures, 'utf8') : '',
    exitCode,
  )
}

function read({ numPassedTests, testResults }: Report, figures: string, exitCode: number): Shown {
  const told = figures
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text)
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    const lines = failed.map(
      ({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0])}`,
    )
    // A file that could not be loaded has no tests that failed.
    return status === 'failed' && failed.length === 0 ? [`${name}: ${firstLine(message)}`] : lines
  })
  const held = exitCode === 0 && failures.length === 0
  return { held, figure: [...told, `${numPassedTests} tests`].join('; '), failures }
}

const firstLine = (text = '') => text.split('\n')[0] ?? ''
