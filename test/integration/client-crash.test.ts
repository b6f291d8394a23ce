import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test, vi} from 'vitest'
import {RandomStream} from '../../src/simulator/kernel/random.js'
import {steps} from '../../src/simulator/services/dcmanager/strategy/model.js'
import {force} from '../simulator/support/fleet.js'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {Arrivals} from '../support/crash/arrivals.js'
import {runProgram} from '../support/run.js'

/** `npm run crash` kills more often, in a larger fleet, and `CRASH_SEED` asks for other moments. */
const kills = Number(process.env['CRASH_KILLS'] ?? 3)
const seed = Number(process.env['CRASH_SEED'] ?? 1)
const sites = kills > 20 ? 1000 : 24
/** So often one run is killed before it is left alone. */
const killsOfOne = kills > 20 ? 10 : 4
/** Only ends what hangs, in the long form as well. */
const patience = 1_200_000 + kills * 60_000

const launcher = fileURLToPath(new URL('../../bin/stx.js', import.meta.url))

/** Something that is done to many, and how a request for one of them is told from others. */
interface Verb {
  name: string
  simulator: {subclouds: number; speed: 'frozen' | 'max'}
  /** How many requests it takes that change something. */
  requests: number
  /** What is there before it begins; the words of the command. */
  prepare(session: Session, folder: string): Promise<readonly string[]>
  /** What of it was done otherwise than once, by what arrived and by what is there now. */
  wrong(session: Session, arrivals: Arrivals): Promise<readonly unknown[]>
}

/** All that arrived was carried out, so many times, and never twice for one that its path names. */
function notOnce({all, done}: Arrivals): unknown[] {
  const refused = all.filter(({status}) => status !== undefined && status >= 300)
  const named = done.map(({path}) => path.split('/').at(-1) ?? '').filter((name) => name !== '')
  const twice = named.filter((name, at) => named.indexOf(name) !== at)
  return [...refused, ...twice, ...(done.length === sites ? [] : [`${done.length} were carried out`])]
}

async function subcloudsOf(session: Session): Promise<Record<string, unknown>[]> {
  const {body} = await session.ask('GET', '/RegionOne/dcmanager/v1.0/subclouds')
  return (body as {subclouds: Record<string, unknown>[]}).subclouds
}

const names = (count: number) => Array.from({length: count}, (_, at) => `subcloud${at + 1}`)

const verbs: readonly Verb[] = [
  {
    name: 'add-fleet',
    simulator: {subclouds: 0, speed: 'frozen'},
    requests: sites,
    async prepare(_, folder) {
      const rows = names(sites).map((name, at) => `${name},172.16.${at >> 8}.${at & 255},${at >> 8}.${at & 255}`)
      writeFileSync(join(folder, 'fleet.csv'), `name,bootstrap_address,net\n${rows.join('\n')}\n`)
      const net = '$' + '{net}'
      const values = [
        ...['name: $' + '{name}', 'system_mode: simplex', `management_subnet: 10.${net}.0/24`],
        ...[`management_start_address: 10.${net}.2`, `management_end_address: 10.${net}.50`],
        ...[`management_gateway_address: 10.${net}.1`, `external_oam_subnet: 11.${net}.0/24`],
        ...[`external_oam_gateway_address: 11.${net}.1`, `external_oam_floating_address: 11.${net}.10`],
        'systemcontroller_gateway_address: 192.168.204.101',
      ]
      writeFileSync(join(folder, 'site.yml'), `${values.join('\n')}\n`)
      return ['subcloud', 'add-fleet', join(folder, 'fleet.csv'), '--bootstrap-values', join(folder, 'site.yml')]
    },
    async wrong(session, arrivals) {
      const there = (await subcloudsOf(session)).map(({name}) => name)
      return [...notOnce(arrivals), ...names(sites).filter((name) => !there.includes(name))]
    },
  },
  {
    name: 'manage',
    simulator: {subclouds: sites, speed: 'frozen'},
    requests: sites,
    async prepare(session) {
      for (const name of names(sites)) await force(session, name, {management: 'unmanaged'})
      return ['subcloud', 'manage', '--subclouds', 'all', '--yes', '--parallel', '16']
    },
    async wrong(session, arrivals) {
      const unmanaged = (await subcloudsOf(session)).filter((one) => one['management-state'] !== 'managed')
      return [...notOnce(arrivals), ...unmanaged]
    },
  },
  {
    name: 'rollout',
    simulator: {subclouds: sites, speed: 'max'},
    // Each goes into the group of its wave, and home.
    requests: 2 * sites,
    prepare: async () => {
      const wave = String(Math.ceil(sites / 2))
      return ['strategy', 'prestage', 'rollout', '--for-sw-deploy', '--wave', wave, '--yes']
    },
    async wrong(session, {applied}) {
      const times = names(sites).map((name) => [name, applied.filter((one) => one === name).length])
      const astray = (await subcloudsOf(session)).filter((one) => one['group_id'] !== 1)
      const strategy = await session.ask('GET', '/RegionOne/dcmanager/v1.0/sw-update-strategy')
      return [
        ...times.filter(([, count]) => count !== 1),
        ...astray,
        ...(strategy.status === 404 ? [] : [strategy.body]),
      ]
    },
  },
]

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A client that may be killed; one that was has no exit code. */
function start(words: readonly string[]) {
  const child = spawn(process.execPath, [launcher, ...words], {stdio: 'ignore'})
  return {child, ended: once(child, 'exit').then(([code]) => code as number | null)}
}

/** The run that was begun there, once it was. */
function runIn(home: string): string | undefined {
  const folder = join(home, 'state', 'runs')
  const ledger = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.jsonl')) : undefined
  return ledger?.replace('.jsonl', '')
}

/** Where one run was killed again and again, and then left alone. */
async function story(verb: Verb, chance: RandomStream, kills: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'stx-crash-'))
  vi.stubEnv('STX_HOME', folder)
  vi.stubEnv('STX_SYSADMIN_PASSWORD', 'St8rling-X*')
  const session = await openConnected({scenario: 'dc', ...verb.simulator})
  let heard = () => {}
  const stepping = () =>
    session.simulator.sim
      .in('RegionOne')
      .of(steps)
      .all()
      .map(({cloud}) => cloud)
  const arrivals = new Arrivals(() => heard(), stepping)
  try {
    const words = await verb.prepare(session, folder)
    const line = () => {
      const id = runIn(folder)
      return id === undefined ? words : ['run', 'resume', id]
    }
    let killed = 0
    while (killed < kills) {
      const {child, ended} = start(line())
      // Some before anything is sent, and most of them somewhere between the first and the last.
      const toDo = Math.max(1, verb.requests - arrivals.done.length)
      let left = chance.chance(0.1) ? 1 : chance.int(2, 6 + Math.ceil(toDo / 2))
      let turns = chance.int(0, 60)
      const enough = new Promise<void>((resolve) => {
        heard = () => {
          left -= 1
          if (left === 0) resolve()
        }
      })
      await Promise.race([enough, ended])
      for (; turns > 0; turns -= 1) await turn()
      child.kill('SIGKILL')
      // It may have been done before.
      if ((await ended) !== null) break
      killed += 1
    }
    heard = () => {}
    // Left alone, in this process.
    expect(await runProgram(line())).toMatchObject({code: 0})
    const {stdout} = await runProgram(['run', 'show', runIn(folder) ?? '', '--format', 'json'])
    const shown = JSON.parse(stdout) as {subcloud: string; result: string}[]
    expect(shown.map(({subcloud}) => subcloud).toSorted()).toEqual(names(sites).toSorted())
    expect(shown.filter(({result}) => result !== 'done' && result !== 'unchanged')).toEqual([])
    expect(await verb.wrong(session, arrivals)).toEqual([])
    return killed
  } finally {
    vi.unstubAllEnvs()
    arrivals.close()
    await session.simulator.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

test.each(verbs)(
  `${kills} kills of the client that does $name to ${sites} sites: each is sent once, and the last report is right`,
  async (verb) => {
    const chance = new RandomStream(seed, `client ${verb.name}`)
    let [killed, stories] = [0, 0]
    while (killed < kills) {
      killed += await story(verb, chance, Math.min(killsOfOne, kills - killed))
      stories += 1
      // One that is over before it can be killed proves nothing.
      expect(killed).toBeGreaterThanOrEqual(stories)
    }
  },
  patience,
)
