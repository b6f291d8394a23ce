import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

describe('reports that are text', () => {
  const text = 'No alarms: [OK]\nAll hosts are provisioned: [Fail]\n'

  test.each([
    [['health', 'query'], '/health/'],
    [['health', 'query-upgrade'], '/health/upgrade'],
    [['health', 'query-kube-upgrade'], '/health/kube-upgrade'],
    [['health-query-kube-upgrade', '--rootca'], '/health/kube-upgrade?rootca=True'],
  ])('%j prints them as they are', async (words, path) => {
    expectWire({path: `/sysinv/v1${path}`, reply: JSON.stringify(text)})
    expect(await runProgram(words)).toEqual({stdout: `${text}\n`, stderr: '', code: 0})
  })

  test('JSON has them as a member', async () => {
    expectWire({path: '/sysinv/v1/health/', reply: JSON.stringify(text)})
    expect(JSON.parse((await runProgram(['health', 'query', '--format', 'json'])).stdout)).toEqual({report: text})
  })
})

describe('restore', () => {
  test('show', async () => {
    expectWire({path: '/sysinv/v1/restore', reply: '"Restore procedure is not in progress"'})
    expect((await runProgram(['restore', 'show'])).stdout).toBe('Restore procedure is not in progress\n')
  })

  test.each([
    ['start', 'Restore procedure started'],
    ['complete', 'Restore procedure already completed'],
  ])('%s is a plain object', async (action, said) => {
    expectWire({method: 'PATCH', path: '/sysinv/v1/restore', sends: {action}, reply: JSON.stringify(said)})
    expect((await runProgram(['restore', action])).stdout).toBe(`${said}\n`)
  })
})

describe('license', () => {
  const show = (reply: object) => expectWire({path: '/sysinv/v1/license/get_license_file', reply})

  test('show prints the file', async () => {
    show({content: 'FEATURE all', error: ''})
    expect((await runProgram(['license', 'show'])).stdout).toBe('FEATURE all\n\n')
  })

  test('show fails where the reply says so; the official program only prints it', async () => {
    show({content: '', error: 'License file not found'})
    const {stderr, code} = await runProgram(['license', 'show'])
    expect({stderr, code}).toEqual({stderr: 'stx: License file not found\n', code: 1})
    show({content: '', error: 'License file not found'})
    expect(await runProgram(['license-show'], {program: 'system'})).toMatchObject({
      stdout: 'Error: License file not found\n\n',
      code: 0,
    })
  })

  test('install sends the file, and says what the server says', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'stx-license-'))
    onTestFinished(() => rmSync(directory, {recursive: true}))
    const file = join(directory, 'my.lic')
    writeFileSync(file, 'FEATURE all')
    const install = (reply: object) =>
      expectWire({
        method: 'POST',
        path: '/sysinv/v1/license/install_license',
        sends: expect.stringMatching(/name="file"; filename="for_upload"\r\n\r\nFEATURE all/),
        reply,
      })
    install({success: 'Success: new license installed', error: ''})
    expect(await runProgram(['license', 'install', file])).toMatchObject({
      stderr: 'Success: new license installed\n',
      code: 0,
    })
    install({success: '', error: 'Error: it has expired'})
    expect((await runProgram(['license', 'install', file])).code).toBe(1)
    install({success: '', error: 'Error: it has expired'})
    expect(await runProgram(['license-install', file], {program: 'system'})).toMatchObject({
      stdout: 'Error: it has expired\n\n',
      code: 0,
    })
  })
})
