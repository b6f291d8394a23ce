import {expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const alarm = (id: string, timestamp: string, more: object = {}) => ({
  uuid: '00000000-0000-4000-8000-000000000001',
  alarm_id: id,
  entity_instance_id: 'host=controller-1',
  severity: 'warning',
  timestamp,
  reason_text: 'controller-1 was administratively locked to take it out-of-service.',
  suppression_status: 'unsuppressed',
  mgmt_affecting: 'True',
  degrade_affecting: 'False',
  ...more,
})

test('alarm list shows the newest first, suppressed ones marked', async () => {
  expectWire({
    path: '/fm/v1/alarms?q.field=severity&q.op=eq&q.type=&q.value=warning&include_suppress=True',
    reply: {
      alarms: [
        alarm('200.001', '2026-03-01T10:00:00.123456'),
        alarm('250.001', '2026-03-01T11:00:00', {suppression_status: 'suppressed'}),
      ],
    },
  })
  const words = ['alarm', 'list', '-q', 'severity=warning', '--include_suppress', '--mgmt_affecting']
  expect((await runProgram([...words, '--format', 'csv', '--column', 'Alarm ID', '-c', 'mgmt_affecting'])).stdout).toBe(
    '"Alarm ID","Management Affecting"\n"S(250.001)","True"\n"200.001","True"\n',
  )
})
