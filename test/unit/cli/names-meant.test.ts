import {PassThrough} from 'node:stream'
import {stripVTControlCharacters} from 'node:util'
import {beforeEach, describe, expect, test} from 'vitest'
import {run, runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

/** As somebody sees it who looks on. */
async function onTerminal(...argv: string[]): Promise<{said: string; code: number}> {
  let said = ''
  const stderr = Object.assign(new PassThrough(), {isTTY: true, columns: 80})
  stderr.on('data', (chunk) => {
    said += chunk
  })
  const stdin = new PassThrough()
  stdin.end()
  const stdout = new PassThrough().resume()
  const code = await run('stx', argv, {stdin, stdout, stderr}, new AbortController().signal)
  return {said: stripVTControlCharacters(said), code}
}

const host = (hostname: string) => ({
  ...{id: 1, uuid: 'u1', hostname, personality: 'controller'},
  ...{administrative: 'unlocked', operational: 'enabled', availability: 'available'},
})
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [host('controller-0'), host('worker-0')]}}
const noApp = {path: '/sysinv/v1/apps/cert-manger', status: 404, reply: {error_message: 'Application not found.'}}
const apps = {
  path: '/sysinv/v1/apps',
  reply: {
    apps: ['cert-manager', 'metrics-server'].map((name) => ({
      ...{name, app_version: '1', manifest_name: 'm', manifest_file: 'f', status: 'applied', progress: 'completed'},
    })),
  },
}
const absent = (what: string) =>
  `<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n  The resource could not be found.<br /><br />\n${what} not found\n\n\n </body>\n</html>`
const dcmanager = (path: string, what: string) => ({path: `/dcmanager/v1.0${path}`, status: 404, reply: absent(what)})

describe('a name that nothing has', () => {
  test('is told the right one where the names were looked through anyway', async () => {
    expectWire(hosts)
    expect(await runProgram(['host', 'show', 'controler-0'])).toEqual({
      stdout: '',
      stderr: 'stx: host not found: controler-0; did you mean controller-0?\n',
      code: 5,
    })
  })

  test('and like which nothing is called gets the list instead', async () => {
    expectWire(hosts)
    expect((await runProgram(['host', 'show', 'nope'])).stderr).toBe('stx: host not found: nope; see: stx host list\n')
  })

  test('costs a script no request', async () => {
    expectWire(noApp)
    expect((await runProgram(['application', 'show', 'cert-manger'])).stderr).toBe(
      'stx: application not found: cert-manger; see: stx application list\n',
    )
  })

  test('costs one where somebody looks on', async () => {
    expectWire(noApp, apps)
    expect(await onTerminal('application', 'show', 'cert-manger')).toEqual({
      said: 'stx: application not found: cert-manger; did you mean cert-manager?\n',
      code: 5,
    })
  })

  test('is told all the same where the names cannot be had', async () => {
    expectWire(noApp, {...apps, status: 500, reply: {}})
    expect(await onTerminal('application', 'show', 'cert-manger')).toEqual({
      said: 'stx: application not found: cert-manger; see: stx application list\n',
      code: 5,
    })
  })

  test('is in what programs read, too', async () => {
    expectWire(hosts)
    const {stdout} = await runProgram(['host', 'show', 'controler-0', '--format', 'json'])
    expect(JSON.parse(stdout).error).toMatchObject({kind: 'not-found', hint: 'did you mean controller-0?'})
  })

  test('of a subcloud to look at is looked for in the fleet', async () => {
    const one = {id: 1, name: 'edge1', 'management-state': 'managed', 'availability-status': 'online'}
    expectWire(dcmanager('/subclouds/edg1', 'Subcloud'), {
      path: '/dcmanager/v1.0/subclouds/',
      reply: {subclouds: [{...one, 'deploy-status': 'complete'}]},
    })
    expect(await onTerminal('--subcloud', 'edg1', 'host', 'list')).toEqual({
      said: 'stx: subcloud not found: edg1; did you mean edge1?\n',
      code: 5,
    })
  })

  test('is what the official program says it is', async () => {
    expectWire(dcmanager('/subclouds/edg1', 'Subcloud'))
    const {stderr, code} = await runProgram(['subcloud', 'show', 'edg1'], {program: 'dcmanager'})
    expect({stderr, code}).toEqual({
      stderr: 'ERROR (app) The resource could not be found.\nDetails: Subcloud not found\n',
      code: 1,
    })
  })
})

describe('names that were listed before', () => {
  beforeEach(() => {
    delete process.env['STX_NO_CACHE']
  })

  test('are known to a script, without a request', async () => {
    expectWire(apps)
    await runProgram(['application', 'list', '--format', 'json'])
    expectWire(noApp)
    expect((await runProgram(['application', 'show', 'cert-manger', '--refresh-cache'])).stderr).toBe(
      'stx: application not found: cert-manger; did you mean cert-manager?\n',
    )
  })
})

// What dcmanager says of each kind has the name of the kind only.
test.each([
  [['subcloud', 'show', 'x'], '/subclouds/x', 'Subcloud', 'subcloud', 'subcloud list --all'],
  [['subcloud', 'group', 'show', 'x'], '/subcloud-groups/x', 'Subcloud Group', 'subcloud group', 'subcloud group list'],
  [
    ['subcloud', 'peer-group', 'show', 'x'],
    '/subcloud-peer-groups/x',
    'Subcloud Peer Group',
    'peer group',
    'subcloud peer-group list',
  ],
  [['system-peer', 'show', 'x'], '/system-peers/x', 'System Peer', 'system peer', 'system-peer list'],
  [
    ['peer-group-association', 'show', 'x'],
    '/peer-group-associations/x',
    'Peer Group Association',
    'peer group association',
    'peer-group-association list',
  ],
  [['strategy', 'config', 'show', 'x'], '/sw-update-options/x', 'Subcloud', 'subcloud', 'subcloud list --all'],
])('stx %s says what is not there', async (words, path, said, called, list) => {
  expectWire(dcmanager(path, said))
  expect((await runProgram(words)).stderr).toBe(`stx: ${called} not found: x; see: stx ${list}\n`)
})
