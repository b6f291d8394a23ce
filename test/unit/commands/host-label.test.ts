import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'
import {onWorker, worker, workerLookup} from '../../support/worker.js'

const {expectWire} = useWire()

const label = (key: string, value: string) => ({
  ...{uuid: `l-${key}`, host_uuid: worker.uuid},
  ...{label_key: key, label_value: value},
})
const labels = onWorker('labels', [label('sriov', 'enabled'), label('rack', '7')])

test('host label list names the host', async () => {
  expectWire(workerLookup, labels)
  expect(await tableOf(['host', 'label', 'list', 'worker-0'])).toEqual([
    ['hostname', 'label key', 'label value'],
    ['worker-0', 'rack', '7'],
    ['worker-0', 'sriov', 'enabled'],
  ])
})

describe('host label assign', () => {
  const assigning = (overwrite: string, sends: object, ...assigned: object[]) =>
    expectWire(
      workerLookup,
      {
        method: 'POST',
        path: `/sysinv/v1/labels/${worker.uuid}?overwrite=${overwrite}`,
        sends,
        reply: {labels: assigned},
      },
      ...assigned.map((one) => ({path: `/sysinv/v1/labels/${(one as {uuid: string}).uuid}`, reply: one})),
    )

  test('prints a table for each label', async () => {
    assigning('False', {rack: '7', note: 'a=b'}, label('rack', '7'), label('note', 'a=b'))
    const table = await tableOf(['host-label-assign', 'worker-0', 'rack=7', 'note=a=b'])
    const shown = (key: string, value: string) => [
      ['Property', 'Value'],
      ['uuid', `l-${key}`],
      ['host_uuid', worker.uuid],
      ['label_key', key],
      ['label_value', value],
    ]
    expect(table).toEqual([...shown('rack', '7'), ...shown('note', 'a=b')])
  })

  test('but one document of JSON', async () => {
    assigning('True', {rack: '8', bare: null}, label('rack', '8'))
    const words = ['host', 'label', 'assign', 'worker-0', 'rack=8', 'bare', '--overwrite', '--format', 'json']
    expect(JSON.parse((await runProgram(words)).stdout)).toEqual([{...label('rack', '8'), changed: true}])
  })
})

describe('host label remove', () => {
  const removing = () =>
    expectWire(workerLookup, labels, {method: 'DELETE', path: '/sysinv/v1/labels/l-rack', status: 204}, labels)
  const missing = 'Host label not found: host worker-0, label key nokey'

  test('names the labels that are not there', async () => {
    removing()
    expect(await runProgram(['host', 'label', 'remove', 'worker-0', 'rack', 'nokey'])).toEqual({
      stdout: '',
      stderr: `Deleted host label rack for host worker-0\nstx: nokey: ${missing}\n`,
      code: 7,
    })
  })

  test('as the official program goes on', async () => {
    removing()
    expect(await runProgram(['host-label-remove', 'worker-0', 'rack', 'nokey'], {program: 'system'})).toEqual({
      stdout: `Deleted host label rack for host worker-0\n${missing} \n`,
      stderr: '',
      code: 0,
    })
  })

  test('other formats have a row for each key', async () => {
    removing()
    const {stdout, code} = await runProgram(['host-label-remove', 'worker-0', 'rack', 'nokey', '--format', 'csv'])
    expect(code).toBe(7)
    expect(stdout).toContain('"nokey",False,')
  })
})
