import {readdirSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {toFailure} from '../../../src/cli/failure.js'
import type {ServiceName} from '../../../src/client/service.js'
import SimFaultAdd from '../../../src/commands/sim/fault/add.js'
import {titleOf} from '../../../src/families/orchestration.js'
import {raiseAlarm} from '../../../src/simulator/control/alarm.js'
import {failService, mendService} from '../../../src/simulator/control/service.js'
import {servicesFor} from '../../../src/simulator/main.js'
import {alarmTable} from '../../../src/simulator/services/fm/catalogue/alarm-table.js'
import {watchExpiry} from '../../../src/simulator/services/sysinv/certificate/expiry.js'
import {day, platformCertificates} from '../../../src/simulator/services/sysinv/certificate/model.js'
import {types} from '../../../src/simulator/services/vim/model.js'
import {planners} from '../../../src/simulator/services/vim/plan/plan.js'
import {mistakeIn} from '../../support/known-command.js'
import {openSession, type Session} from '../support/session.js'
import {Asker, type Told} from './asker.js'
import {vimIncident} from './incident.js'
import {type Silence, silences, verbs} from './outage.js'

async function opened(subclouds: number): Promise<{session: Session; asker: Asker; close: () => Promise<void>}> {
  const session = await openSession({subclouds})
  const asker = new Asker(session)
  const close = async () => {
    await asker.close()
    await session.simulator.close()
  }
  return {session, asker, close}
}

/** The cause is in the first three lines, in at most six requests, with a command that there is. */
function judge({explanation, lines, requests}: Told, says: RegExp, shows: 'wrong' | 'under way' | 'well' = 'wrong') {
  const first = lines.slice(0, 3).join(' ')
  expect.soft(requests).toBeLessThanOrEqual(6)
  expect.soft(first).toMatch(says)
  expect.soft(explanation.verdict, first).toBe(shows)
  if (explanation.command !== null) expect.soft(mistakeIn(explanation.command), first).toBeUndefined()
}

describe('why something is wrong that stx sim broke', () => {
  const rows = Object.entries(verbs)
  const region = (name: string) => `subcloud${Object.keys(verbs).indexOf(name) + 1}`
  let all: Awaited<ReturnType<typeof opened>>

  beforeAll(async () => {
    all = await opened(rows.length)
    const {sim} = all.session.simulator
    const inSubclouds = rows.filter(([, {central}]) => !central)
    for (const [name, {begin, later}] of inSubclouds) if (later) sim.transact(() => begin(sim, region(name)))
    await all.session.simulator.advance('20m')
    for (const [name, {begin, later}] of inSubclouds) sim.transact(() => (later ?? begin)(sim, region(name)))
  })
  afterAll(() => all.close())

  test.each(rows)('%s', async (name, {central, begin, later, ask, says, shows}) => {
    if (!central) return judge(await ask(all.asker, region(name)), says, shows)
    const own = await opened(1)
    onTestFinished(own.close)
    const {sim} = own.session.simulator
    sim.transact(() => begin(sim, 'RegionOne'))
    if (later) {
      await own.session.simulator.advance('20m')
      sim.transact(() => later(sim, 'RegionOne'))
    }
    return judge(await ask(own.asker, 'RegionOne'), says, shows)
  })

  test('nothing that stx sim can do is left out', () => {
    const folders = readdirSync('src/commands/sim', {withFileTypes: true}).filter((one) => one.isDirectory())
    expect(folders.map(({name}) => name).sort()).toEqual(['alarm', 'fault', 'host', 'scenario', 'service', 'snapshot'])
    const done = ['alarm', 'host', 'service'].flatMap((topic) =>
      readdirSync(`src/commands/sim/${topic}`).map((file) => `${topic} ${file.replace('.ts', '')}`),
    )
    expect([...new Set(rows.map(([name]) => name.split(/ --|,/)[0]))].sort()).toEqual(done.sort())
  })
})

describe('why something is wrong where a service answers with an error, or not in time', () => {
  let all: Awaited<ReturnType<typeof opened>>
  beforeAll(async () => {
    all = await opened(1)
  })
  afterAll(() => all.close())

  const rows = Object.entries(silences).flatMap(([service, own]) => own.map((one) => [service, one] as const))
  const asked = rows.map(([service, one], at) => [service, one.at, at + 1, one] as const)

  test.each(asked)('%s of %s answers 503 (%i)', async (service, region, _at, row) => {
    const {session, asker} = row.begin ? await opened(1) : all
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({service, region, message: 'it is out of order'}))
    onTestFinished(async () => {
      sim.transact(() => sim.faults.clear())
      if (session !== all.session) await asker.close().then(() => session.simulator.close())
    })
    await begun(row, session)
    await told(row.ask(service === 'keystone' ? strangerTo(session) : asker), row, service)
  })

  /** Of a board controller that is late the installation of a subcloud tells, as a rule bmc.power shows (fault.test.ts). */
  const inTime = asked.filter(([service]) => service !== 'redfish')

  test.each(inTime)('%s of %s answers in an hour (%i)', async (service, region, _at, row) => {
    const {session} = all
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({service, region, latency: 3_600_000}))
    onTestFinished(() => void sim.transact(() => sim.faults.clear()))
    const asker = strangerTo(session, service === 'keystone' ? 20 : undefined)
    const asking = asker.withoutTimeFor({service: service as ServiceName, region}, () => row.ask(asker))
    await told(asking, row, service)
  })

  /** Somebody who has no token yet. */
  function strangerTo(session: Session, timeoutMs?: number): Asker {
    const stranger = new Asker(session, {timeoutMs})
    onTestFinished(() => stranger.close())
    return stranger
  }

  async function begun({begin}: Silence, {simulator}: Session): Promise<void> {
    if (begin === undefined) return
    simulator.sim.transact(() => begin(simulator.sim))
    await simulator.advance('6h')
  }

  async function told(asking: Promise<Told>, {says, shows}: Silence, service: string): Promise<void> {
    if (says) return judge(await asking, says, shows)
    const {kind, message} = toFailure(await asking.catch((error: unknown) => error))
    expect(['failed', 'deadline']).toContain(kind)
    expect(message).toMatch(new RegExp(`it is out of order \\(${service} answered 503|${service} did not answer`))
  }

  test('no service and nothing that a rule can say is left out', () => {
    const known = servicesFor({users: [], oidcToken: ''} as never).map(({name}) => name)
    expect(Object.keys(silences).sort()).toEqual([...known].sort())
    const {data: _data, ...flags} = SimFaultAdd.flags
    const whom = ['service', 'method', 'path', 'region', 'host']
    const howOften = ['probability', 'count']
    expect(Object.keys(flags).sort()).toEqual([...whom, ...howOften, 'state', 'status', 'latency', 'message'].sort())
  })
})

describe('why a system has trouble with a service of its controllers', () => {
  test('any of them, for good', async () => {
    const {session, asker, close} = await opened(1)
    onTestFinished(close)
    const {sim} = session.simulator
    const names = sim.ask('managedServices', 'RegionOne').map(({name}) => name)
    expect(names).toContain('keystone')
    for (const name of names) {
      sim.transact(() => failService(sim, name, {lasting: true}))
      await session.simulator.advance('5m')
      judge(
        await asker.host('RegionOne', 'controller-0'),
        new RegExp(`a service does not run on (controller-0|its partner controller-1): .*\\b${name}\\(`),
      )
      sim.transact(() => mendService(sim, name, {}))
    }
  })
})

describe('why a system has trouble with a certificate', () => {
  test('each that somebody has to renew, as long as there is time and afterwards', async () => {
    const {session, asker, close} = await opened(1)
    onTestFinished(close)
    const {sim} = session.simulator
    const kept = sim
      .in('subcloud1')
      .of(platformCertificates)
      .where((one) => one.renewBefore === null)
    expect(kept.map(({name}) => name)).toContain('kubernetes-root-ca')
    for (const {name, expiry} of kept) {
      for (const [ends, says] of [
        [sim.now() + 10 * day, `Certificate .*${name} is expiring soon`],
        [sim.now() - day, `Certificate .*${name} expired`],
      ] as const) {
        renew(name, ends)
        judge(await asker.subcloud('subcloud1'), new RegExp(`subcloud1 has a \\w+ alarm: ${says}`))
        judge(await asker.host('subcloud1', 'controller-0'), new RegExp(`its system has a \\w+ alarm: ${says}`))
      }
      renew(name, expiry)
    }

    function renew(name: string, expiry: number): void {
      sim.transact(() => {
        sim.in('subcloud1').of(platformCertificates).update(name, {expiry})
        watchExpiry(sim, 'subcloud1')
      })
    }
  })
})

describe('why a system has an alarm', () => {
  const rows = alarmTable
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))
    .map(([id = '', severities = '', , entity = '', ...more]) => ({
      id,
      severity: severities.split(' ')[0] ?? '',
      entity: entity.replace('<hostname>', 'controller-0').replaceAll(/<[^>]*>/g, 'x'),
      meaning: more.at(-1) ?? '',
    }))

  test('any alarm of the catalogue', async () => {
    const {session, asker, close} = await opened(rows.length)
    onTestFinished(close)
    const {sim} = session.simulator
    const reason = (id: string) => `this is alarm ${id}`
    for (const [at, {id, entity}] of rows.entries())
      sim.transact(() => raiseAlarm(sim, {alarm: id, entity, reason: reason(id), region: `subcloud${at + 1}`}))
    for (const [at, {id, severity, entity}] of rows.entries()) {
      const region = `subcloud${at + 1}`
      const {explanation, ...told} = await asker.subcloud(region)
      // Of what is only underway or a warning nobody has to look after; it is told of, though.
      if (explanation.verdict === 'well') expect.soft(['minor', 'warning'], `${id} ${severity}`).toContain(severity)
      expect.soft(told.lines.join(' '), id).toContain(id)
      expect.soft(told.requests).toBeLessThanOrEqual(6)
      if (explanation.command) expect.soft(mistakeIn(explanation.command), id).toBeUndefined()
      // What is about subclouds is raised by the system controller, which its hosts have no part in.
      if (entity.startsWith('subcloud=')) continue
      const host = await asker.host(region, 'controller-0')
      expect.soft(host.explanation.verdict, id).toBe('wrong')
      expect.soft(host.lines.join(' '), id).toContain(id)
      if (host.explanation.command) expect.soft(mistakeIn(host.explanation.command), id).toBeUndefined()
    }
  })
})

describe('why a strategy of a system failed, of each type at each of its steps', () => {
  const rows = types.flatMap((type) =>
    (['build', 'apply'] as const).flatMap((phase) => planners[type].steps[phase].map((step) => ({type, phase, step}))),
  )
  let all: Awaited<ReturnType<typeof opened>>

  beforeAll(async () => {
    all = await opened(rows.length)
    const {sim} = all.session.simulator
    for (const [at, {type, phase, step}] of rows.entries()) {
      const [name, region] = [`vim.${phase}.${step}`, `subcloud${at + 1}`]
      sim.transact(() => {
        sim.faults.add({state: name, region, message: `${step} broke`})
        vimIncident(name, type).begin(sim, {region, id: at + 1, phase: step})
      })
    }
    await all.session.simulator.advance('6h')
  })
  afterAll(() => all.close())

  test.each(rows)('$type $phase $step', async ({type, phase, step}) => {
    const at = rows.findIndex((row) => row.type === type && row.phase === phase && row.step === step)
    const failed = phase === 'build' ? 'could not be built' : 'failed'
    const says = new RegExp(`^the ${titleOf(type)} strategy ${failed} at ${step}.*: ${step} broke`)
    judge(await all.asker.orchestration(`subcloud${at + 1}`), says)
  })
})
