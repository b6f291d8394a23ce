import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, onTestFinished, test} from 'vitest'
import {endPrograms, Shell} from '../support/shell.js'

const folder = mkdtempSync(join(tmpdir(), 'stx-file-'))
afterAll(async () => {
  await endPrograms()
  rmSync(folder, {recursive: true, force: true})
})

/** Each command that reads what an operator names, each with what no file is. */
const commands: readonly [command: string, own?: Record<string, string>][] = [
  ['stx host bulk-add FILE'],
  ['system host-bulk-add FILE'],
  ['stx helm override update app chart ns --values FILE'],
  ['system helm-override-update app chart ns --values FILE'],
  ['stx ca-certificate install FILE'],
  ['stx application upload FILE'],
  ['stx subcloud add --bootstrap-address 10.0.0.1 --bootstrap-values FILE'],
  ['stx subcloud add-fleet FILE --bootstrap-values FILE'],
  ['stx subcloud backup create --subcloud subcloud1 --backup-values FILE'],
  ['stx sim start --scenario-file FILE'],
  ['stx sim start --timing FILE'],
  ['stx sim reset --scenario-file FILE'],
  ['stx host list --os-cacert FILE'],
  ['stx host list', {OS_CLIENT_CONFIG_FILE: 'FILE', OS_CLOUD: 'lab', OS_AUTH_URL: '', OS_TOKEN: ''}],
  ['stx software upload FILE'],
]

describe.skipIf(!existsSync('/dev/zero'))('commands', () => {
  test.each(commands)('%s refuses a device and a folder in a line', async (command, own = {}) => {
    const cloud = {
      OS_AUTH_URL: 'https://127.0.0.1:1/v3',
      OS_TOKEN: 't',
      OS_REGION_NAME: 'RegionOne',
      STX_SYSADMIN_PASSWORD: 'x',
    }
    for (const file of ['/dev/zero', folder]) {
      const named = Object.entries({...cloud, ...own}).filter(([, value]) => value !== '')
      const shell = new Shell(Object.fromEntries(named.map(([name, value]) => [name, value.replace('FILE', file)])))
      await shell.keepPrograms()
      const {code, stderr, stdout} = await shell.run(command.replaceAll('FILE', file))
      await shell.remove()
      expect({code: code !== 0 && code < 124, stdout}, stderr).toEqual({code: true, stdout: ''})
      expect(stderr.trimEnd().split('\n').at(-1)).toContain(file)
      expect(stderr).not.toMatch(/defect|\n\s+at /)
    }
  })
})

test.skipIf(!existsSync('/bin/bash'))('what another program prints is read where a file is', async () => {
  const shell = new Shell({})
  onTestFinished(() => shell.remove())
  onTestFinished(async () => void (await shell.run('stx sim stop')))
  const named = (scenario: string) => `stx sim start --port 0 --speed frozen --scenario-file <(${scenario})`
  const bash = (line: string) => shell.run(`exec bash -c '${line}'`)
  expect(await bash(named('echo central: {}'))).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^stx: \/dev\/fd\/\d+:1: /),
  })
  expect(await bash(named('stx sim scenario show aio-sx'))).toMatchObject({code: 0})
  expect((await shell.run('stx host list -f value -c hostname')).stdout).toBe('controller-0\n')
})
