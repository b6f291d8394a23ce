import {availableParallelism} from 'node:os'
import {defineConfig} from 'vitest/config'

const project = (name: string, options: {isolate?: boolean; maxConcurrency?: number} = {}) => ({
  extends: true as const,
  test: {name, include: [`test/${name}/**/*.test.ts`], ...options},
})

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    server: {deps: {external: [/\/dist\//]}},
    // Only ends what hangs: no test may fail because the machine is busy.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    maxConcurrency: 3,
    // One for each core of a small machine: the default leaves one of two to the runner, which mostly waits.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // What these import keeps nothing between files: loading it anew for each would be half of what they cost.
      project('unit', {isolate: false}),
      project('simulator', {isolate: false}),
      project('integration'),
      project('acceptance'),
      project('conformance'),
    ],
  },
})
