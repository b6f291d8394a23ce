import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {home, inSeconds, spent, thousands} from './measure.mjs'

export async function planning({fact}) {
  mkdirSync(home, {recursive: true})
  await planAddresses(10_000, fact)
  await planFailover(10, 200, fact)
}

/** The addresses of a fleet, with a subnet for each site in two networks, and one that all share. */
async function planAddresses(count, fact) {
  const network = (model) => ({model, pools: ['reach']})
  const file = join(home, 'fleet.yaml')
  const plan = {
    years: 5,
    fleet: [{kind: 'duplex', now: count / 10, later: count}],
    pools: [{name: 'reach', subnets: ['10.64.0.0/12']}],
    networks: {management: network('separate'), oam: network('separate'), 'cluster-host': network('shared')},
    system_controller: {gateway: '192.168.204.101'},
  }
  writeFileSync(file, JSON.stringify(plan))
  const {cpu, memory} = await spent(['plan', 'addresses', file, '--offline'])
  fact(`Planning the addresses of ${thousands(count)} sites takes ${inSeconds(cpu)} s of CPU and ${memory} MB.`)
}

/** Each site may be lost, and each pair of them; every group has three others that may take it. */
async function planFailover(sites, groups, fact) {
  const file = join(home, 'failover.yaml')
  const nameOf = (at) => `site${at % sites}`
  const plan = {
    sites: Array.from({length: sites}, (_, at) => ({
      name: nameOf(at),
      capacity: 1000,
      reserved: 320 + 10 * at,
      release: '24.09',
      latitude: 40 + at,
      longitude: 4 * at,
    })),
    groups: Array.from({length: groups}, (_, at) => ({
      name: `group${at}`,
      site: nameOf(at),
      subclouds: 5 + ((at * 7) % 21),
      peers: [1, 3, 5].map((step, priority) => ({site: nameOf(at + step), priority: priority + 1})),
    })),
    limits: {latency: 80},
  }
  writeFileSync(file, JSON.stringify(plan))
  // 1: somebody would be homeless where two sites are lost.
  const {cpu, memory} = await spent(['plan', 'failover', file, '--offline'], {fine: [0, 1]})
  fact(
    `Planning the failover of ${sites} sites with ${groups} peer groups takes ${inSeconds(cpu)} s of CPU and ${memory} MB.`,
  )
}
