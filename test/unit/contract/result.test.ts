import {expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
test.each([
  [['dns', 'modify', 'nameservers=9.9.9.9', '-c', 'nope'], 'no column "nope" here; choose from uuid, nameservers'],
  [
    ['dns', 'modify', 'nameservers=9.9.9.9', '-c', 'nameserver'],
    'no column "nameserver" here; did you mean nameservers?',
  ],
  [['dns', 'modify', 'nameservers=9.9.9.9', '--sort-column', 'nope'], 'no column "nope" here'],
  [['dns', 'modify', 'nameservers=9.9.9.9', '--query', 'a['], 'query "a[" is not JMESPath, at character 3'],
  [['host', 'lock', 'controller-1', '--yes', '-c', 'nope'], 'no column "nope" here'],
  [['application', 'apply', 'cert-manager', '-c', 'nope'], 'no column "nope" here; choose from name, app_version'],
  [['kube', 'upgrade', 'networking', '-c', 'nope'], 'no column "nope" here'],
  [['strategy', 'sw-deploy', 'apply', '--yes', '-c', 'nope'], 'no column "nope" here'],
  [['orchestration', 'fw-update', 'create', '-f', 'value', '-c', 'nope'], 'no column "nope" here'],
  [['subcloud', 'unmanage', 'subcloud1', '--yes', '-c', 'nope'], 'no column "nope" here'],
  [['software', 'deploy', 'activate', '--wait', '-c', 'nope'], 'no column "nope" here'],
  [['system-peer', 'update', 'p', '--peer-name', 'q', '-c', 'peer-name,nope'], 'no column "nope" here'],
])('%j is refused before anybody is asked', async (argv, message) => {
  expect(await runProgram(argv)).toMatchObject({code: 2, stdout: '', stderr: expect.stringContaining(message)})
})

test.each([
  ['alarm', 'delete', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '--yes'],
  ['subcloud', 'delete', 'subcloud1', '--yes'],
  ['kube', 'upgrade', 'delete', '--yes'],
])('what prints no table has no columns: %s %s', async (...words) => {
  expectWire()
  const {code, stderr} = await runProgram([...words, '-c', 'nope'])
  expect(stderr).toContain('no column "nope" here; what this command prints has no columns')
  expect(code).toBe(2)
})

test('a column that only other rows have is empty, not refused after the change', async () => {
  const row = {id: 1, uuid: 'u', name: 'd0', network_type: 'flat', mtu: 1500}
  expectWire({method: 'POST', path: '/sysinv/v1/datanetworks', reply: row})
  const argv = ['datanetwork', 'add', 'd0', 'flat', '-c', 'multicast_group,name', '-f', 'csv']
  expect(await runProgram(argv)).toMatchObject({code: 0, stdout: '"multicast_group","name"\n"","d0"\n'})
})
