import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Agenda } from './agenda.ts'
import type { Remembered, State } from './state.ts'

const calm = 200

/** Keeps a state in a file: written whole beside it and put in its place, a moment after the last change. */
export function persist(state: State, file: string): { flush(): void } {
  if (existsSync(file)) load(state, JSON.parse(readFileSync(file, 'utf8')))
  let timer: NodeJS.Timeout | null = null
  const write = () => {
    timer = null
    writeFileSync(`${file}.new`, JSON.stringify(save(state)))
    renameSync(`${file}.new`, file)
  }
  state.onChange = () => {
    timer ??= setTimeout(write, calm).unref()
  }
  return {
    flush: () => {
      if (timer) clearTimeout(timer)
      write()
    },
  }
}

interface Saved {
  count: number
  agenda: ReturnType<Agenda['toJSON']>
  answers: [string, Remembered][]
  all: Record<string, unknown>
}

function save(state: State): Saved {
  return {
    count: state.count,
    agenda: state.agenda.toJSON(),
    answers: [...state.answers],
    all: Object.fromEntries(Object.entries(state.all).map(([name, items]) => [name, [...items.values()]])),
  }
}

function load(state: State, saved: Saved): void {
  state.count = saved.count
  state.agenda.load(saved.agenda)
  for (const [key, answer] of saved.answers) state.answers.set(key, answer)
  for (const [name, collection] of Object.entries(state.all)) {
    const items: unknown = saved.all[name]
    if (Array.isArray(items)) for (const item of items) collection.put(item)
  }
}
