import fc from 'fast-check'
import {expect, test} from 'vitest'
import {apisOf} from '../../../src/cli/apis.js'
import {CommandFailure} from '../../../src/cli/failure.js'
import {type Cloud, connect} from '../../../src/client/connect.js'
import {ClientError} from '../../../src/client/error.js'
import {openWire} from '../../../src/client/open-wire.js'
import type {Wire, WireReply} from '../../../src/client/wire.js'
import {explainApplication} from '../../../src/families/application-why.js'
import {explainHost} from '../../../src/families/host-why.js'
import {explainOrchestration} from '../../../src/families/orchestration-why.js'
import {explainStorage} from '../../../src/families/storage-why.js'
import {explainStrategy} from '../../../src/families/strategy-why.js'
import {explainNamed} from '../../../src/families/subcloud-why.js'
import {loseHost} from '../../../src/simulator/control/machine.js'
import {explanationText} from '../../../src/views/why.js'
import {seeded} from '../../support/property.js'
import {openSession, passwordOf} from '../support/session.js'
import {placeOf, putStrategy, vimIncident} from './incident.js'

interface Kept extends WireReply {
  readonly status: number
}

/** A system in trouble: a host is lost, a strategy of the fleet and one of a site failed. */
async function recorded(): Promise<{url: string; password: string; replies: ReadonlyMap<string, Kept>}> {
  const session = await openSession({subclouds: 1})
  const {sim} = session.simulator
  sim.transact(() => {
    sim.faults.add({state: 'vim.apply.lock-hosts', region: 'subcloud1', message: 'it does not lock'})
    vimIncident('vim.apply.lock-hosts').begin(sim, placeOf('subcloud1'))
    putStrategy(sim, 'sw-deploy', 'apply VIM sw-deploy strategy: VIM strategy apply failed')
    loseHost(sim, 'controller-1', {lasting: true})
  })
  await session.simulator.advance('1h')
  const replies = new Map<string, Kept>()
  const password = passwordOf(session.simulator, 'admin')
  const {url} = session.simulator
  await askAll({
    url,
    password,
    wire: async (options) => {
      const wire = await openWire(options)
      return {
        close: wire.close,
        async exchange(request) {
          let status = 0
          const reply = await wire.exchange({
            ...request,
            onReply: (now) => {
              status = now
              request.onReply(now)
            },
          })
          replies.set(`${request.method} ${request.url}`, {...reply, status})
          return reply
        },
      }
    },
  })
  await session.simulator.close()
  return {url, password, replies}
}

interface Asked {
  url: string
  password: string
  wire: (options: object) => Promise<Wire>
}

/** Asks all that can be asked; what is no answer must be a failure with words of its own. */
async function askAll({url, password, wire}: Asked): Promise<void> {
  const cloud: Cloud = connect({
    auth: {
      ...{kind: 'password', authUrl: `${url}/keystone/v3`, username: 'admin', password},
      project: {name: 'admin'},
    },
    region: 'RegionOne',
    delay: async () => undefined,
    openWire: wire,
  })
  const apis = (region: string) =>
    apisOf(
      async () => cloud,
      async () => ({region}),
    )
  const now = () => Date.UTC(2026, 0, 1)
  const central = {subcloud: undefined, now}
  const site = {subcloud: 'subcloud1', now}
  const asking = {
    ...{apis: apis('RegionOne'), cloud: async () => cloud, signal: new AbortController().signal, now},
    bmcUrl: async () => undefined,
  }
  const asked = [
    explainNamed(asking, 'subcloud1'),
    explainHost(apis('RegionOne'), 'controller-0', central),
    explainHost(apis('RegionOne'), 'controller-1', central),
    explainApplication(apis('subcloud1'), 'cert-manager', site),
    explainOrchestration(apis('subcloud1'), undefined, site),
    explainOrchestration(apis('RegionOne'), 'kube-upgrade', central),
    explainStorage(apis('subcloud1'), site),
    explainStrategy(apis('RegionOne'), central),
  ]
  for (const outcome of await Promise.allSettled(asked)) {
    if (outcome.status === 'fulfilled') explanationText(outcome.value, 80)
    else if (!(outcome.reason instanceof ClientError || outcome.reason instanceof CommandFailure)) throw outcome.reason
  }
  await cloud.close()
}

type Place = readonly (string | number)[]

const placesIn = (value: unknown, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, one]) => {
        const place = [...at, Array.isArray(value) ? Number(name) : name]
        return [place, ...placesIn(one, place)]
      })
    : []

function without(value: unknown, [first, ...rest]: Place, instead: unknown): unknown {
  const copy = Array.isArray(value) ? [...value] : {...(value as object)}
  if (first === undefined) return copy
  if (rest.length > 0) Reflect.set(copy, first, without(Reflect.get(copy, first), rest, instead))
  else if (instead === undefined) Reflect.deleteProperty(copy, first)
  else Reflect.set(copy, first, instead)
  return copy
}

test('whatever a reply lacks or has instead, why answers, or says in words why it cannot', async () => {
  const {url, password, replies} = await recorded()
  const told = [...replies].filter(([key]) => !key.includes('/keystone/'))
  expect(told.length).toBeGreaterThan(15)
  // A member of each of the first two rows of each list is enough: they are all alike.
  const places = told.flatMap(([key, {text}]) =>
    placesIn(JSON.parse(text))
      .filter((place) => place.every((part) => typeof part === 'string' || part < 2))
      .map((place) => ({key, place})),
  )
  const odd = fc.constantFrom<unknown>(undefined, null, undefined, null, 0, '', [], {}, 'x'.repeat(10_000))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), odd, async ({key, place}, instead) => {
      const exchange: Wire['exchange'] = async ({method, url: asked, onReply}) => {
        const known = replies.get(`${method} ${asked}`)
        if (known === undefined) throw new ClientError('failed', `nobody asked for ${asked}`)
        onReply(known.status)
        if (`${method} ${asked}` !== key) return known
        return {...known, text: JSON.stringify(without(JSON.parse(known.text), place, instead))}
      }
      await askAll({url, password, wire: async () => ({exchange, close: async () => undefined})})
    }),
    {...seeded, numRuns: Math.ceil(seeded.numRuns / 16)},
  )
})
