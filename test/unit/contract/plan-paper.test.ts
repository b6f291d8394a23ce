import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'

/** Every plan has a file to start from and a schema, and both are published. */
const kinds = ['addresses', 'failover', 'capacity']
const root = new URL('../../../', import.meta.url)
const {write} = useFolder()

describe.each(kinds)('plan %s', (kind) => {
  test('the schema in docs is that of the program', async () => {
    const {stdout, code} = await runProgram(['plan', kind, '--schema'])
    expect(code).toBe(0)
    const schema = JSON.parse(stdout) as {$schema: string; additionalProperties: boolean}
    expect(schema).toMatchObject({$schema: 'https://json-schema.org/draft/2020-12/schema', additionalProperties: false})
    await expect(stdout).toMatchFileSnapshot(`../../../docs/schema/plan-${kind}.schema.json`)
  })

  test('the example is a plan, and nothing has to be asked of anybody for it', async () => {
    const file = new URL(`examples/plan/${kind}.yaml`, root)
    const printed = await runProgram(['plan', kind, '--example'])
    expect(printed).toEqual({stdout: readFileSync(file, 'utf8'), stderr: '', code: 0})
    const planned = await runProgram(['plan', kind, file.pathname, '--offline', '--format', 'json'])
    expect(planned.stderr).toBe('')
    // 1: a plan may say that something is not as it should be.
    expect([0, 1]).toContain(planned.code)
    expect(JSON.parse(planned.stdout)).toBeTypeOf('object')
  })

  test('a mistake in the file is told before a system is looked for', async () => {
    const file = write(`${kind}.yaml`, 'wrong: 1\n')
    const {stdout, stderr, code} = await runProgram(['plan', kind, file])
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr).toContain('line 1, column 1: wrong is unknown')
  })
})
