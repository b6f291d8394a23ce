import {expect, test} from 'vitest'
import {causeOfOrchestration} from '../../../src/causes/orchestration.js'

test('a complete deployment waits to be deleted; one at work is under way', () => {
  const why = (state: string) =>
    causeOfOrchestration({type: 'sw-deploy', prompt: 'stx', deploy: {state, to_release: '26.03.1'}})
  expect(why('completed')).toMatchObject({
    verdict: 'wrong',
    id: 'deployment-left',
    sentence:
      'the software deployment to 26.03.1 is complete, and waits to be deleted: until then there is no other one',
    command: 'stx software deploy delete',
  })
  expect(why('host-done')).toMatchObject({verdict: 'under way', id: 'by-hand', command: 'stx software deploy show'})
})
