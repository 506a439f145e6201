import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { buildIfNeeded, root } from './build.ts'
import { signalGroup } from './group.ts'

export interface Outcome {
  passed: number
  failed: number
  /** The tests that failed, as one would look for them. */
  failures?: string[]
}

export interface Stage {
  /** By which it can be asked for alone: `npm test -- types`. */
  name: string
  run(surroundings: Surroundings): Promise<Outcome>
}

export interface Surroundings {
  /** Where everything temporary goes; removed at the end of the run. */
  room: string
  signal: AbortSignal
}

/** Some of the tools colour whatever they write to; a log is for reading. */
const isTerminal = process.stdout.isTTY

/** In the order in which a mistake is found soonest. A stage that has no tests to count counts as one. */
export const stages: Stage[] = [
  {
    name: 'lint',
    run: (around) => asOne(tool('biome', ['ci', ...(isTerminal ? [] : ['--colors=off']), '.'], around)),
  },
  { name: 'types', run: checkTypes },
  { name: 'unit', run: (around) => vitest('unit', around) },
  { name: 'build', run: ({ signal }) => asOne(buildIfNeeded(signal).then(() => 0)) },
  { name: 'browser', run: (around) => vitest('browser', around) },
]

const asOne = async (exitCode: Promise<number>): Promise<Outcome> =>
  (await exitCode) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

/**
 * Every package by itself, as its own settings have it, so many at once as there are processors. Each with one
 * thread: more of them only do each other's work again.
 */
async function checkTypes(around: Surroundings): Promise<Outcome> {
  const waiting = projects()
  let failed = 0
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if ((await tool('tsc', ['-p', next, '--singleThreaded'], around)) !== 0) failed++
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return asOne(Promise.resolve(failed))
}

function projects(): string[] {
  const inside = (directory: string) =>
    readdirSync(join(root, directory)).map((name) => `${directory}/${name}`)
  return ['tooling', ...inside('apps'), ...inside('packages')].filter((directory) =>
    existsSync(join(root, directory, 'tsconfig.json')),
  )
}

async function vitest(project: string, around: Surroundings): Promise<Outcome> {
  const report = join(around.room, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exitCode = await tool('vitest', ['run', '--project', project, ...reporters], around)
  return readReport(existsSync(report) ? readFileSync(report, 'utf8') : null, exitCode)
}

/**
 * What Vitest's report says. A file that could not be loaded has no failed tests, and an error outside of any
 * test is in no file: neither may pass for success.
 */
export function readReport(report: string | null, exitCode: number): Outcome {
  if (report === null) return { passed: 0, failed: 1 }
  const { numPassedTests, testResults }: { numPassedTests: number; testResults: FileReport[] } =
    JSON.parse(report)
  const failures = testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [relative(root, name)]
    return failed.map((test) => `${relative(root, name)}: ${test.fullName}`)
  })
  const failed = exitCode !== 0 ? Math.max(failures.length, 1) : failures.length
  return { passed: numPassedTests, failed, failures }
}

interface FileReport {
  name: string
  status: string
  assertionResults: { status: string; fullName: string }[]
}

/** Runs one of the project's tools in a process group of its own, which goes with it when the run is ended. */
async function tool(name: string, args: string[], { signal }: Surroundings): Promise<number> {
  const child = spawn(join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(isTerminal ? {} : { NO_COLOR: '1' }) },
  })
  let hurry: NodeJS.Timeout | undefined
  const ask = () => {
    signalGroup(child, 'SIGINT')
    hurry = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000)
  }
  signal.addEventListener('abort', ask)
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  signal.removeEventListener('abort', ask)
  clearTimeout(hurry)
  signalGroup(child, 'SIGKILL')
  return exitCode
}
