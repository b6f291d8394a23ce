import {expect, test} from 'vitest'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'

useFolder()

test.each([
  ['host', 'lose', 'controller-0'],
  ['alarm', 'clear', '400.003'],
])('sim %s %s is in no subcloud, and says so', async (...words) => {
  const {code, stderr} = await runProgram(['sim', ...words, '--subcloud', 'subcloud1'])
  expect(code).toBe(2)
  expect(stderr).toMatch(/^stx: the simulator itself is in no subcloud; .*--region\n$/)
})
