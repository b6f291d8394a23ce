import {expect, test} from 'vitest'
import {maskedLine} from '../../../src/cli/masked-line.js'

test.each([
  [['--sysadmin-password', 'abc'], '--sysadmin-password ***'],
  [['--sysadmin-password=abc'], '--sysadmin-password=***'],
  [['--password-stdin', 'lab'], '--password-stdin lab'],
  [['--passphrase', 'a b', '--', 'cert.pem'], '--passphrase *** -- cert.pem'],
  [['--os-auth-token=gAAA'], '--os-auth-token=***'],
  [['worker-0', 'bm_password=abc', 'bm_ip=10.1.1.1'], 'worker-0 bm_password=*** bm_ip=10.1.1.1'],
  [['--set=grafana.adminPassword=abc'], '--set=grafana.adminPassword=***'],
  [['--manager-endpoint=http://me:abc@west:5000/v3'], '--manager-endpoint=http://me:***@west:5000/v3'],
  [['/ihosts/password=abc'], '/ihosts/password=***'],
  [['bindPW=abc', 'apiKey=d', 'rootpw=e', 'psk=f'], 'bindPW=*** apiKey=*** rootpw=*** psk=***'],
  [['--set=config.connectors[0].config.bindPW=abc'], '--set=config.connectors[0].config.bindPW=***'],
  [['--location', 'Ottawa'], '--location Ottawa'],
])('%j is kept as %s', (argv, kept) => {
  expect(maskedLine(argv).join(' ')).toBe(kept)
})
