import {describe, expect, test} from 'vitest'
import {explain} from '../../../src/causes/alarm-catalogue.js'
import {causeOfHost, hostRules} from '../../../src/causes/host.js'
import {mistakeIn} from '../../support/known-command.js'

const host = {
  ...{hostname: 'controller-0', personality: 'controller', administrative: 'unlocked', operational: 'enabled'},
  ...{availability: 'available', task: '', vim_progress_status: 'services-enabled', inv_state: 'inventoried'},
}
const alarmsOfHosts = explain().filter(({type, entity}) => type === 'alarm' && entity[0]?.includes('host=<hostname>'))

const answerTo = (is: object, alarms: {alarm_id: string; entity_instance_id: string}[] = []) =>
  causeOfHost({
    host: {...host, ...is},
    hosts: [host],
    alarms: alarms.map((one) => ({
      severity: 'major',
      timestamp: null,
      reason_text: `what ${one.alarm_id} says`,
      ...one,
    })),
    prompt: 'stx --subcloud edge7',
  })

describe('why a host is as it is', () => {
  test.each(alarmsOfHosts.map(({id, entity}) => [id, entity[0] ?? '']))('with alarm %s', (alarm_id, entity) => {
    const entity_instance_id = entity.replace('<hostname>', 'controller-0')
    const answer = answerTo({}, [{alarm_id, entity_instance_id}])
    expect(answer.verdict).toBe('wrong')
    expect(answer.evidence.map(({what}) => what)).toContain(`alarm ${alarm_id}`)
    expect(mistakeIn(answer.command ?? '')).toBeUndefined()
  })

  test.each<[string, object, string]>([
    [
      'not-installed',
      {install_state: 'failed', task: 'Reinstall Failed no medium'},
      'controller-0 was not installed: no medium',
    ],
    [
      'operation-failed',
      {task: 'Power-On Failed - the BMC is silent'},
      'controller-0 was not switched on: the BMC is silent',
    ],
    [
      'services-stayed',
      {vim_progress_status: 'a pod stays'},
      'controller-0 was not locked: what runs there could not move away: a pod stays',
    ],
    ['operation-running', {task: 'Testing'}, 'something is being done with controller-0: Testing'],
    [
      'installing',
      {install_state: 'installing', install_state_info: '3/9'},
      'controller-0 is being installed: installing 3/9',
    ],
    [
      'no-personality',
      {personality: null, id: 3},
      'controller-0 booted from the network, and nobody has said yet what it is to be',
    ],
    [
      'locked-and-off',
      {administrative: 'locked', availability: 'power-off'},
      'controller-0 is locked, and switched off',
    ],
    [
      'locked',
      {administrative: 'locked', availability: 'online'},
      'controller-0 is locked: somebody took it out of service',
    ],
    ['failed', {operational: 'disabled', availability: 'failed'}, 'controller-0 is not in service: disabled, failed'],
    [
      'images-not-written',
      {device_image_update: 'pending'},
      'device images that were applied are not written to the cards of controller-0',
    ],
    ['degraded', {availability: 'degraded'}, 'controller-0 is degraded, and no alarm says why'],
    ['well', {}, 'nothing is wrong with controller-0: it is unlocked, enabled, available, and without alarms'],
  ])('%s', (id, is, sentence) => {
    const answer = answerTo(is)
    expect(answer).toMatchObject({id, sentence})
    if (answer.command !== undefined) expect(mistakeIn(answer.command)).toBeUndefined()
  })

  test('a controller whose partner is away tells who that is', () => {
    const partner = {...host, hostname: 'controller-1', administrative: 'locked', operational: 'disabled'}
    const answer = causeOfHost({host, hosts: [host, partner], alarms: [], prompt: 'stx'})
    expect(answer).toMatchObject({id: 'partner-missing', command: 'stx host why controller-1'})
  })

  test('no two rules have one name', () => {
    expect(new Set(hostRules.map(({id}) => id)).size).toBe(hostRules.length)
  })
})
