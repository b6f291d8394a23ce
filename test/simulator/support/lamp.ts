import {refuse} from '../../../src/simulator/http/refusal.js'
import {reply} from '../../../src/simulator/http/reply.js'
import {service} from '../../../src/simulator/http/service.js'
import {collection} from '../../../src/simulator/kernel/collection.js'
import {lifecycle} from '../../../src/simulator/simulation.js'

/** The service that docs/simulator.md explains: lamps that take their time. */

// model.ts
export interface Lamp {
  readonly uuid: string
  readonly name: string
  readonly state: 'off' | 'warming' | 'on' | 'broken'
  readonly since: number
}

export const lamps = collection<Lamp>('lamp.lamp', {key: 'uuid', index: ['name']})

// lifecycle.ts
export const lighting = lifecycle<Lamp>(
  lamps,
  'lamp.light',
  [
    {phase: 'warm', do: (_lamp, at) => ({state: 'warming', since: at.now})},
    {
      phase: 'shine',
      after: 30_000,
      do: (lamp, at) => {
        at.emit('host.unlocked', {region: at.region, hostname: lamp.name})
        return {state: 'on', since: at.now}
      },
    },
  ],
  {failed: (_lamp, at) => ({state: 'broken', since: at.now}), host: (lamp) => lamp.name},
)

// seed.ts, routes.ts, handlers.ts
export const lampService = service({
  name: 'lamp',
  mount: '/lamp',
  errors: (problem) => reply(problem.status, {fault: problem.message, kind: problem.kind}),
  install: (sim) => {
    sim.seed({
      name: 'lamp',
      in: 'region',
      collections: [lamps],
      facts: (region) => ({hosts: sim.ask('region', region)?.hosts.map((host) => host.hostname) ?? []}),
      build: ({scope, facts, random, epoch}) => {
        for (const name of facts.hosts) scope.of(lamps).insert({uuid: random.uuid(), name, state: 'off', since: epoch})
      },
    })
    sim.register(lighting)
  },
  routes: (router) => {
    router.get('/v1/lamps', {}, (c) => ({lamps: c.region.of(lamps).all()}))
    router.get('/v1/lamps/:name', {}, (c) => named(c.region.of(lamps).find({name: c.params.name}), c.params.name))
    router.post('/v1/lamps', {}, (c) => {
      const {name} = c.body as {name: string}
      if (c.region.of(lamps).find({name}) !== undefined) refuse(409, `lamp ${name} exists`)
      const uuid = c.sim.random(c.region.name, 'lamp').uuid()
      return reply(201, c.region.of(lamps).insert({uuid, name, state: 'off', since: c.sim.now()}))
    })
    router.patch('/v1/lamps/:name', {policy: 'operate'}, (c) => {
      const lamp = named(c.region.of(lamps).find({name: c.params.name}), c.params.name)
      if (lamp.state !== 'off') refuse(409, `lamp ${lamp.name} is ${lamp.state}`)
      c.sim.start(lighting, c.region.name, lamp.uuid)
      return c.region.of(lamps).get(lamp.uuid)
    })
    router.delete('/v1/lamps/:name', {}, (c) => {
      const lamp = named(c.region.of(lamps).find({name: c.params.name}), c.params.name)
      c.region.of(lamps).remove(lamp.uuid)
      return reply(204)
    })
  },
})

const named = (lamp: Lamp | undefined, name: string | undefined): Lamp => lamp ?? refuse(404, `no lamp ${name}`)
