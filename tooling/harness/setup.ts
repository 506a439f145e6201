import { afterAll } from 'vitest'
import { leaveTestDatabases } from './index.ts'

// Registered before the file's own, and therefore run after them: their pools are closed by then.
afterAll(leaveTestDatabases)
