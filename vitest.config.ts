import {defineConfig} from 'vitest/config'

const project = (name: string, include: string[]) => ({extends: true as const, test: {name, include}})

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxConcurrency: 3,
    projects: [
      project('unit', ['test/unit/**/*.test.ts']),
      project('simulator', ['test/simulator/**/*.test.ts']),
      project('integration', ['test/integration/**/*.test.ts']),
      project('acceptance', ['test/acceptance/**/*.test.ts']),
      project('conformance', ['test/conformance/**/*.test.ts']),
    ],
  },
})
