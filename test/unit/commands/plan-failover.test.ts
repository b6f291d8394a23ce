import {expect, test} from 'vitest'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const {write} = useFolder()
const dcmanager = '/dcmanager/v1.0'

const group = (id: number, name: string, group_priority: number) => ({
  ...{id, peer_group_name: name, group_priority, max_subcloud_rehoming: 5, system_leader_name: 'east'},
})
let ids = 0
const subcloud = (peer_group_id: number | null, release = '26.03') => {
  ids += 1
  return {id: ids, name: `s${ids}`, peer_group_id, 'software-version': release, 'deploy-status': 'complete'}
}
const tie = (id: number, peerGroup: number, peer: number, priority: number) => ({
  ...{id, 'peer-group-id': peerGroup, 'system-peer-id': peer, 'peer-group-priority': priority},
})

const live = () => [
  {path: '/sysinv/v1/isystems', reply: {isystems: [{uuid: 'u', name: 'east', capabilities: {}}]}},
  {
    path: `${dcmanager}/subcloud-peer-groups/`,
    reply: {
      subcloud_peer_groups: [group(1, 'harbour', 0), group(2, 'forest', 1), group(3, 'empty', 0), group(4, 'said', 0)],
    },
  },
  {
    path: `${dcmanager}/peer-group-associations/`,
    reply: {peer_group_associations: [tie(1, 1, 8, 2), tie(2, 1, 7, 1), tie(3, 2, 7, 1), tie(4, 4, 7, 1)]},
  },
  {
    path: `${dcmanager}/system-peers/`,
    reply: {system_peers: [7, 8].map((id) => ({id, 'peer-name': id === 7 ? 'west' : 'north'}))},
  },
  {
    path: `${dcmanager}/subclouds/`,
    reply: {
      subclouds: [
        ...[subcloud(1), subcloud(1, '24.09'), subcloud(1)],
        ...[subcloud(2), subcloud(2), subcloud(4), subcloud(null)],
      ],
    },
  },
]

const file = `
sites:
  - {name: east, capacity: 10}
  - {name: west, capacity: 20}
  - {name: north, capacity: 10}
groups:
  - {name: said, site: west, subclouds: 6, peers: [{site: north, priority: 1}]}
`

test('groups of the live system: its own, and those it stands by for; what the file says of one wins', async () => {
  expectWire(...live())
  const argv = ['plan', 'failover', write('plan.yaml', file), '--show', 'moves', '--single', '--format', 'json']
  const {stdout, stderr, code} = await runProgram(argv)
  expect({stderr, code}).toEqual({stderr: '', code: 0})
  const moves = (JSON.parse(stdout) as Record<string, unknown>[]).map(({group, subclouds, from, to}) => [
    ...[group, subclouds, from, to],
  ])
  expect(moves).toEqual([
    ['harbour', 3, 'east', 'west'],
    ['said', 6, 'west', 'north'],
    ['forest', 2, 'west', 'east'],
  ])
})
