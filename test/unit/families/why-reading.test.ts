import {expect, test} from 'vitest'
import {promptOf} from '../../../src/families/why-reading.js'

test.each([
  [undefined, 'stx'],
  ['edge7', 'stx --subcloud edge7'],
  ["$(rm x)'", "stx --subcloud '$(rm x)'\\'''"],
])('the commands of an answer name the place for a shell: %s', (subcloud, prompt) =>
  expect(promptOf(subcloud)).toBe(prompt),
)
