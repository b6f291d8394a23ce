import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'

describe('the line of an error', () => {
  test('cannot steer the terminal, whatever was typed', async () => {
    const {stderr} = await runProgram(['context', 'use', 'x\u001b]0;title\u0007\r\u009by'])
    expect(stderr).toMatch(/^stx: context not found: x\\x1b\]0;title\\x07\\x0d\\x9by; /)
  })

  test('is abridged where somebody typed a megabyte, but not with --debug', async () => {
    const name = 'a'.repeat(1_000_000)
    const short = await runProgram(['context', 'use', name])
    expect(short.stderr).toMatch(/^stx: context not found: a+ \[99\d+ characters left out\] a+; add one with /)
    expect(short.stderr.length).toBeLessThan(2100)
    expect((await runProgram(['context', 'use', name, '--debug'])).stderr).toContain(name)
  })
})
