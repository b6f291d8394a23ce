import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {courseOf, type StrategyType, stationFault} from '../../../src/simulator/services/dcmanager/strategy/course.js'
import {mistakeIn} from '../../support/known-command.js'
import {password, send} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'
import {Asker, type Told} from './asker.js'
import {type Incident, incidents, type Place, putStrategy} from './incident.js'

/** What can be made to fail is declared by the services themselves: that decides what is tried here. */
const declaring = await openSession({subclouds: 1})
const names = [...new Set(declaring.simulator.sim.faults.names())]
await declaring.simulator.close()

const lifecycleOf = (name: string) =>
  Object.keys(incidents)
    .filter((start) => name === start || name.startsWith(`${start}.`))
    .sort((a, b) => b.length - a.length)[0]

const incidentOf = (name: string): Incident | undefined => incidents[lifecycleOf(name) ?? '']?.(name)

const tried = names.filter((name) => incidentOf(name) !== undefined)
function placeOf(name: string): Place {
  const id = tried.indexOf(name) + 1
  return {id, region: `subcloud${id}`, phase: name.split('.').at(-1) ?? ''}
}
const messageOf = (name: string) => `fault number ${tried.indexOf(name) + 1}`

let session: Session
let asker: Asker

beforeAll(async () => {
  session = await openSession({subclouds: tried.length})
  asker = new Asker(session)
  const {sim} = session.simulator
  // Each in a subcloud of its own: one clock goes on for all of them.
  for (const name of tried) {
    const place = placeOf(name)
    sim.transact(() => {
      const incident = incidentOf(name)
      const central = /^(subcloud|strategy)\./.test(name) ? place.region : undefined
      const host = incident?.host?.(place) ?? central
      sim.faults.add({state: name, ...(host ? {host} : {region: place.region}), message: messageOf(name)})
      incident?.begin(sim, place)
    })
  }
  await session.simulator.advance('6h')
})
afterAll(async () => {
  await asker.close()
  await session.simulator.close()
})

describe('why something went wrong, for all that a fault rule can break', () => {
  test.each(tried)('%s', async (name) => {
    const {says = new RegExp(messageOf(name)), shows, ask} = incidentOf(name) as Incident
    const asked = () => ask(asker, placeOf(name))
    const told: Told = shows === 'hangs' ? await asker.hoursLater(12, asked) : await asked()
    const first = told.lines.slice(0, 3).join(' ')
    expect(told.requests).toBeLessThanOrEqual(6)
    expect.soft(first).toMatch(says)
    expect.soft(told.explanation.verdict, first).toBe(shows === 'well' ? 'well' : 'wrong')
    if (shows === 'hangs') expect.soft(told.explanation.sentence).toMatch(/, for \d+ hours: .* so it hangs$/)
    if (shows !== 'well') expect.soft(mistakeIn(told.explanation.command ?? ''), first).toBeUndefined()
  })
})

/** Nobody has to ask twice: the subcloud itself tells how its deployment of software goes on. */
const deployments = tried.filter((name) =>
  /^software\.(start|activate|activate-rollback|host|host-rollback)\./.test(name),
)

test.each(deployments)('%s, asked of the subcloud', async (name) => {
  const {region} = placeOf(name)
  const reason = 'Software release deploy in progress'
  const {sim} = session.simulator
  sim.transact(() => sim.emit('trouble.found', {region, alarmId: '900.023', entity: 'host=controller', reason}))
  const {explanation, requests} = await asker.subcloud(region)
  expect(requests).toBeLessThanOrEqual(6)
  expect(explanation.sentence).toMatch(/^the software deployment to 26\.03\.1 stopped in subcloud\d+: it was not /)
  expect(explanation.command).toMatch(new RegExp(`^stx --subcloud ${region} software deploy `))
  expect(mistakeIn(explanation.command ?? '')).toBeUndefined()
})

/** There is one strategy in the whole cloud: its steps end here as test/simulator/dcmanager/strategy.test.ts shows that they do. */
const stations = names.filter((name) => /^strategy\.(?!step\.)/.test(name))

describe('why a step of a fleet strategy failed, for each that a fault rule can break', () => {
  test.each(stations)('%s', async (name) => {
    const [, type = '', station = ''] = name.split('.')
    const {sim} = session.simulator
    const state = courseOf(type as StrategyType, {withPrestage: true, major: true}).find(
      (one) => stationFault(type as StrategyType, one.state) === name,
    )?.state
    expect(station).toBe(state?.replaceAll(' ', '-'))
    sim.transact(() => putStrategy(sim, type, `${state}: Failed for subcloud subcloud1: it broke`))

    const subcloud = await asker.subcloud('subcloud1')
    const title = {firmware: 'fw-update', kubernetes: 'kube-upgrade'}[type] ?? type
    expect(subcloud.explanation.sentence).toBe(`the ${title} strategy failed in subcloud1 at "${state}": it broke`)
    expect(subcloud.requests).toBeLessThanOrEqual(6)
    const strategy = await asker.strategy()
    expect(strategy.explanation.sentence).toBe(
      `the ${title} strategy failed in 1 of 1 subcloud, subcloud1 at "${state}": it broke`,
    )
    expect(strategy.requests).toBe(2)
  })
})

/** It is over when it is answered; of one alone the refusal says it, and nothing is kept. */
test('subcloud.backup-delete', async () => {
  const small = await openSession({subclouds: 2})
  const asking = new Asker(small)
  onTestFinished(async () => {
    await asking.close()
    await small.simulator.close()
  })
  const {sim} = small.simulator
  sim.transact(() => sim.faults.add({state: 'subcloud.backup-delete', host: 'subcloud1', message: 'no room to delete'}))
  await send(small, 'POST', '/subcloud-backup', {group: '1', sysadmin_password: password})
  await small.simulator.advance('1h')
  const path = '/subcloud-backup/delete/26.03'
  const answer = await send(small, 'PATCH', path, {group: '1', sysadmin_password: password, release: '26.03'})
  expect(answer.status).toBe(207)
  const {explanation} = await asking.subcloud('subcloud1')
  expect(explanation.sentence).toBe('a backup of subcloud1 was not deleted: no room to delete')
})

test('nothing that can be made to fail is left out', () => {
  expect(names.filter((name) => ![...tried, ...stations, 'subcloud.backup-delete'].includes(name))).toEqual([])
})
