import {expect, test} from 'vitest'
import {certified} from '../../support/certificate.js'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

// No exchange is announced here: whatever is sent fails the test.
useWire()

const {write} = useFolder()

const elsewhere = ['--listen', '0.0.0.0:0']

test.each<[string[], string]>([
  [
    [...elsewhere],
    '--listen 0.0.0.0:0 can be reached from elsewhere, and what is not encrypted is read by others; add --tls',
  ],
  [[...elsewhere, '--tls'], 'needs a password, and there is no terminal to ask for one; set STX_DASHBOARD_PASSWORD'],
  [['--listen', 'example.com'], '--listen example.com is no address; write it as in --listen 127.0.0.1:8650'],
  [['--interval', '10ms'], '--interval 10ms is too often; at least 1s'],
  [['--interval', 'soon'], '"soon" is not a duration'],
  [['--tls-cert', 'x.pem'], '--tls-key'],
  [['--tls-cert', '/nowhere/x.pem', '--tls-key', '/nowhere/x.key'], 'the certificate does not exist: /nowhere/x.pem'],
  [['--password-file', '/nowhere/word'], 'the password file does not exist: /nowhere/word'],
  [['--password-stdin', '--password-file', 'x'], '--password-stdin and --password-file exclude each other'],
  [['--subcloud', 'subcloud1'], 'dashboard takes no --subcloud'],
  [['--column', 'nope'], 'no column "nope" here'],
  [['--dry-run'], 'dashboard takes no --dry-run'],
])('%j is refused before anything is sent', async (words, message) => {
  const {code, stdout, stderr} = await runProgram(['dashboard', ...words])
  const [first] = stderr.split('\n')
  expect(first).toContain(message)
  expect(stdout).toBe('')
  expect(code).toBe(2)
})

test('a short password is refused, and not repeated', async () => {
  const {code, stderr} = await runProgram(['dashboard', ...elsewhere, '--tls', '--password-stdin'], {input: 'geheim\n'})
  expect(stderr).toContain('the password has less than 8 characters')
  expect(stderr).not.toContain('geheim')
  expect(code).toBe(2)
})

test('a key of another certificate is refused; what is in the files is not repeated', async () => {
  const [one, other] = [certified({subject: {CN: 'one'}}), certified({subject: {CN: 'other'}})]
  const given = [write('one.pem', one.pem), write('other.key', other.key)] as const
  const mixed = await runProgram(['dashboard', '--tls-cert', given[0], '--tls-key', given[1]])
  expect(mixed).toMatchObject({code: 2, stderr: expect.stringContaining('other.key is not the key of')})
  const swapped = await runProgram(['dashboard', '--tls-cert', given[1], '--tls-key', given[0]])
  expect(swapped).toMatchObject({code: 2, stderr: expect.stringContaining('other.key: this is no certificate')})
  expect(swapped.stderr).not.toContain('PRIVATE KEY')
})
