import {expect, test} from 'vitest'
import {explain} from '../../../src/causes/alarm-catalogue.js'
import {runProgram} from '../../support/run.js'

const severities = ['critical', 'major', 'minor', 'warning', 'not-applicable']
const isThreshold = (word: string) => word === 'none' || severities.includes(word)

test('each row of the catalogue has its cells in their places', () => {
  const misplaced = explain().filter(
    ({type, severity, entity, mgmt_affecting, degrade_affecting, meaning}) =>
      !['alarm', 'log'].includes(type) ||
      !severity.every((word) => severities.includes(word)) ||
      entity.some((one) => /<[^>]*$/.test(one)) ||
      ![mgmt_affecting, degrade_affecting].every(isThreshold) ||
      !meaning.includes(' '),
  )
  expect(misplaced).toEqual([])
})

test.each([
  ['280.002', 'subcloud endpoint out of sync'],
  ['400.005', 'controller peer communication failure on network'],
])('%s means what it says', (id, meaning) => {
  expect(explain(id)).toMatchObject([{id, meaning}])
})

/** Their words up to those that stand for something, such as HOST. */
const commandsIn = (action: string) =>
  [...action.matchAll(/\bstx ((?:[a-z0-9-]+ ?)+)/g)].map(([, words = '']) => words.trim())

test.each([...new Set(explain().flatMap(({action}) => commandsIn(action ?? '')))])(
  '`stx %s`, which the advice names, is a command',
  async (words) => {
    const named = words.split(' ').filter((word) => !word.startsWith('-'))
    const {code, stderr} = await runProgram(['help', ...named])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
  },
)
