// A fleet to be pictured: a private simulator on which something is going on, and the built program beside it.
import {spawn, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

const stxProgram = resolve('bin/stx.js')

const groups = [
  {name: 'north', share: 0.33},
  {name: 'south', share: 0.25},
  {name: 'east', share: 0.2},
  {name: 'west', share: 0.15},
  {name: 'lab', share: 0.07},
]

/** So many sites; what goes wrong is always the same. */
export const SITES = 240

export function openScene({sites = SITES, seed = 7, speed = 'frozen'} = {}) {
  const home = mkdtempSync(join(tmpdir(), 'stx-scene-'))
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^OS_|_URL$/.test(name))),
    STX_HOME: home,
    STX_KEYCHAIN: 'off',
    STX_SYSADMIN_PASSWORD: 'St8rling-X*',
  }

  function stx(...words) {
    const {status, stdout, stderr} = spawnSync(process.execPath, [stxProgram, ...words], {env, encoding: 'utf8'})
    if (status !== 0) throw new Error(`stx ${words.join(' ')} ended with ${status}: ${stderr}`)
    return stdout
  }

  const raise = (id, site, severity) =>
    stx(
      ...['sim', 'alarm', 'raise', id, '--entity', 'host=controller-0'],
      ...['--severity', severity, '--region', `subcloud${site}`],
    )

  stx('sim', 'start', '--port', '0', '--subclouds', String(sites), '--seed', String(seed), '--speed', speed)
  return {
    stx,
    env,
    /** Groups, alarms, sites that are away, a strategy under way. */
    async makeBusy() {
      const {connect, subcloudGroups, subclouds} = await import('../../dist/client/index.js')
      const [, url] = /OS_AUTH_URL=(\S+)/.exec(stx('sim', 'openrc')) ?? []
      const [, password] = /OS_PASSWORD=(\S+)/.exec(stx('sim', 'openrc')) ?? []
      const plain = (text) => text.replace(/^['"]|['"]$/g, '')
      const cloud = connect({
        auth: {
          kind: 'password',
          authUrl: plain(url),
          username: 'admin',
          password: plain(password),
          project: {name: 'admin'},
        },
        region: 'RegionOne',
      })
      const dcmanager = await cloud.api('dcmanager')
      const inEach = async (from, to, change) => {
        for (let site = from; site <= to; site += 1) await subclouds(dcmanager).update(`subcloud${site}`, change)
      }
      let from = 1
      for (const [at, {name, share}] of groups.entries()) {
        await subcloudGroups(dcmanager).add({name, max_parallel_subclouds: 12})
        const to = at === groups.length - 1 ? sites : from + Math.round(share * sites) - 1
        await inEach(from, to, {group: name})
        from = to + 1
      }
      for (const [id, site, severity] of [
        ['100.101', 9, 'critical'],
        ['400.003', 23, 'critical'],
        ['100.104', 40, 'major'],
        ['100.103', 41, 'major'],
        ['100.101', 97, 'major'],
        ['100.104', 150, 'minor'],
        ['100.102', 171, 'minor'],
        ['400.003', 205, 'critical'],
      ]) {
        raise(id, site, severity)
      }
      stx('sim', 'alarm', 'raise', '100.101', '--entity', 'host=controller-0')
      stx('sim', 'alarm', 'raise', '100.102', '--entity', 'host=controller-1')
      for (const site of [61, 62, 118]) {
        stx('sim', 'fault', 'add', '--state', 'subcloud.unreachable', '--host', `subcloud${site}`)
      }
      for (const site of [236, 237, 238]) stx('subcloud', 'unmanage', `subcloud${site}`, '--yes')
      stx('sim', 'advance', '40m')
      await cloud.close()
      const prestage = ['strategy', 'prestage']
      for (const site of [12, 31])
        stx('sim', 'fault', 'add', '--state', 'subcloud.prestage', '--host', `subcloud${site}`)
      stx(
        ...prestage,
        'create',
        '--subcloud-apply-type',
        'parallel',
        '--max-parallel-subclouds',
        '10',
        '--release',
        '26.03',
      )
      stx(...prestage, 'apply', '--yes')
      stx('sim', 'advance', '125m')
    },
    /** What happens while somebody looks on, one after the other. */
    incidents: [
      () => raise('100.101', 133, 'major'),
      () => raise('100.104', 134, 'major'),
      () => stx('sim', 'fault', 'add', '--state', 'subcloud.unreachable', '--host', 'subcloud180'),
      () => raise('400.003', 151, 'critical'),
      () => raise('100.104', 152, 'major'),
      () => stx('sim', 'fault', 'add', '--state', 'subcloud.unreachable', '--host', 'subcloud181'),
    ],
    /** Starts a program that goes on; ends with the scene. */
    begin(...words) {
      const child = spawn(process.execPath, [stxProgram, ...words], {env, stdio: ['ignore', 'pipe', 'inherit']})
      begun.push(child)
      return child
    },
    close() {
      for (const child of begun) child.kill('SIGTERM')
      stx('sim', 'stop')
      rmSync(home, {recursive: true, force: true})
    },
  }
}

const begun = []
