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
    // What one project has transformed, the next ones and the next runs need not: a file is known by its content.
    experimental: {fsModuleCache: true, fsModuleCachePath: '.vitest/modules'},
    server: {deps: {external: [/\/dist\//]}},
    // Only ends what hangs: no test may fail because the machine is busy.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    maxConcurrency: 3,
    // One more than there are cores: much of the time a file waits, for a process or for what it polls.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // What these import keeps nothing between files: loading it anew for each would be half of what they cost.
      project('unit', {isolate: false}),
      project('simulator', {isolate: false}),
      project('integration', {isolate: false}),
      project('acceptance'),
      project('conformance', {isolate: false}),
    ],
  },
})
