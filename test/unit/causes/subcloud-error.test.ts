import {expect, test} from 'vitest'
import {reasonOf} from '../../../src/causes/strategy-step.js'
import {detailIn, inOneLine} from '../../../src/causes/subcloud-error.js'

const hosts = (...names: string[]) =>
  `Deploy hosts failed for some hosts: ${JSON.stringify(Object.fromEntries(names.map((name) => [name, 'Host was detected in failed state'])), null, 2)}`

test('an object in a text is told on its line', () => {
  const told = 'Deploy hosts failed for some hosts: controller-0: Host was detected in failed state'
  expect(inOneLine(hosts('controller-0'))).toBe(told)
  expect(detailIn(hosts('controller-0'))).toBe(told)
  expect(inOneLine(hosts('controller-0', 'worker-1'))).toBe(`${told}; worker-1: Host was detected in failed state`)
  expect(
    reasonOf(`apply VIM sw-deploy strategy: ${hosts('controller-0')} State: apply-failed Strategy: sw-upgrade`),
  ).toEqual({
    at: 'apply VIM sw-deploy strategy',
    reason: told,
  })
})

test('the reason of a task is told, though ansible writes it on the line of its heading', () => {
  const written =
    'FAILED bootstrapping playbook of (edge1).\ndetail: FAILED TASK: TASK [common/push : Download] fatal: [edge1]: FAILED! => no route to registry.central\n' +
    'For more information on bootstrap failures see the subcloud playbook log.'
  expect(detailIn(written)).toBe('no route to registry.central')
})

test.each([
  ['nothing of the kind', 'nothing of the kind'],
  ['cut: {', 'cut: {'],
  ['empty: {}', 'empty: {}'],
  ['two\n lines', 'two lines'],
  ['numbers: {"a": 1}', 'numbers: {"a": 1}'],
  ['{"msg": {"a": "b"}}', '{"msg": {"a": "b"}}'],
])('what is none stays: %j', (text, told) => expect(inOneLine(text)).toBe(told))
