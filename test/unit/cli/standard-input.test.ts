import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'

test('an argument that is missing is not taken from standard input', () => {
  const program = fileURLToPath(new URL('../../../bin/stx.js', import.meta.url))
  const {status, stderr} = spawnSync(process.execPath, [program, 'kube', 'upgrade', 'start'], {input: 'v1.32.2\n'})
  expect(status).toBe(2)
  expect(String(stderr)).toContain('Missing <target kubernetes version>')
})
