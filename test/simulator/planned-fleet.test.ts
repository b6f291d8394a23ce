import {expect, test} from 'vitest'
import {inspectBootstrapValues} from '../../src/inputs/site/bootstrap-values.js'
import {bootstrapAddress, bootstrapValues} from '../../src/planning/address/bootstrap.js'
import {planAddresses} from '../../src/planning/address/plan.js'
import {inputOf, smallFleet} from '../support/address-plan.js'
import {password, send, yamlPart} from './support/fleet.js'
import {openSession} from './support/session.js'

test.each(['separate', 'shared'])('a thousand planned sites can all be added: %s', async (model) => {
  const pools = ['reach']
  const {request, controllerGateway} = inputOf(
    smallFleet({
      years: 0,
      fleet: [
        {kind: 'simplex', name: 'west-{n}', now: 600, partition: 'west'},
        {kind: 'duplex', name: 'east-{n}', now: 300, partition: 'east'},
        {kind: 'standard', workers: 4, name: 'north-{n}', now: 100, partition: 'north'},
      ],
      pools: [{name: 'reach', subnets: ['10.64.0.0/12']}],
      networks: {oam: {model, pools}, management: {model, pools}, 'cluster-host': {model, pools}},
    }),
  )
  const plan = planAddresses(request)
  expect(plan.lacks).toEqual([])
  const session = await openSession({subclouds: 0})
  try {
    const refused: unknown[] = []
    for (const site of plan.sites) {
      const values = bootstrapValues(site, request.networks, controllerGateway)
      const judged = inspectBootstrapValues(values).filter(({state}) => state === 'fail')
      const {status, body} = await send(session, 'POST', '/subclouds', {
        bootstrap_values: yamlPart(values, 'bootstrap.yml'),
        'bootstrap-address': bootstrapAddress(site) ?? '',
        sysadmin_password: password,
      })
      if (status !== 200 || judged.length > 0) refused.push({name: site.name, status, body, judged})
    }
    expect(refused).toEqual([])
    const {body} = await session.ask('GET', '/RegionOne/dcmanager/v1.0/subclouds')
    expect((body as {subclouds: unknown[]}).subclouds).toHaveLength(1000)
  } finally {
    await session.simulator.close()
  }
})
