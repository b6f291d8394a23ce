import {existsSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {multipart} from '../../../src/client/upload.js'
import {readConfiguration} from '../../../src/inputs/ptp/configuration.js'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'

const {folder, write} = useFolder()

/** What reads a file that the operator names, and is not started as a program in test/integration/named-file.test.ts. */
const lines = [
  'os-certificate install FILE --mode server',
  'device image upload FILE functional 0x8086 0x0b30',
  'application update FILE',
  'software upload FILE',
  'subcloud add-fleet --file FILE --bootstrap-values GOOD',
  'subcloud add --bootstrap-address 10.0.0.1 --bootstrap-values GOOD --install-values FILE',
  'subcloud deploy config subcloud1 --deploy-config FILE',
  'subcloud backup restore --subcloud subcloud1 --restore-values FILE',
  'subcloud deploy upload --deploy-playbook FILE --deploy-overrides GOOD',
  'subcloud deploy upload --deploy-playbook GOOD --deploy-overrides FILE',
  'subcloud deploy upload --deploy-chart FILE --deploy-playbook GOOD --deploy-overrides GOOD',
  'plan addresses FILE',
  'plan capacity FILE',
  'plan failover FILE',
  'strategy kube-upgrade plan --plan-file FILE',
  'strategy kube-upgrade rollout --plan-file FILE --yes',
  'api post sysinv /ihosts --data @FILE',
  'api post sysinv /ihosts --form file=@FILE',
  'dashboard --password-file FILE',
  'dashboard --tls-cert FILE --tls-key FILE',
]

describe.skipIf(!existsSync('/dev/zero'))('a device and a folder in the place of a file', () => {
  test.each(lines)('stx %s', async (line) => {
    Object.assign(process.env, {
      OS_AUTH_URL: 'http://127.0.0.1:1/v3',
      OS_TOKEN: 't',
      OS_REGION_NAME: 'RegionOne',
      STX_SYSADMIN_PASSWORD: 'x',
    })
    const good = write('good.yml', 'name: edge1\n')
    for (const file of ['/dev/zero', folder()]) {
      const argv = line.split(' ').map((word) => word.replace('FILE', file).replace('GOOD', good))
      const {code, stdout, stderr} = await runProgram(argv)
      expect({code: code !== 0 && code < 124, stdout}, stderr).toEqual({code: true, stdout: ''})
      expect(stderr).toContain(file)
    }
  })
})

test.skipIf(!existsSync('/dev/zero'))('what is read when the server has answered is bounded as well', async () => {
  await expect(readConfiguration({file: '/dev/zero'})).rejects.toThrow('it is a device, not a file')
  await expect(multipart([{name: 'file', file: '/dev/zero'}])).rejects.toThrow('/dev/zero: it is not a file')
})
