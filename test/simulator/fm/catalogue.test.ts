import {expect, test} from 'vitest'
import {alarmKinds, logKinds} from '../../../src/simulator/services/fm/catalogue/kind.js'
import {isSeverity} from '../../../src/simulator/states.js'

const isThreshold = (word: string) => word === 'none' || isSeverity(word)

test('each row of the catalogue has its cells in their places', () => {
  const misplaced = [...alarmKinds.values()].filter(
    ({severities, entity, mgmtAffecting, degrades, meaning}) =>
      !severities.every(isSeverity) ||
      /<[^>]*$/.test(entity) ||
      ![mgmtAffecting, degrades].every(isThreshold) ||
      !meaning.includes(' '),
  )
  expect(misplaced).toEqual([])
  expect([...logKinds.values()].filter(({meaning}) => !meaning.includes(' '))).toEqual([])
})

test('what a name in an entity may stand for is part of the entity', () => {
  expect(alarmKinds.get('400.005')).toMatchObject({
    entity: 'host=<hostname>.network=<mgmt|oam|cluster-host>',
    alarmType: 'communication',
    mgmtAffecting: 'warning',
  })
})
