import {type Lay, type NetworkPlan, type Place, poolOfFamily} from '../../../scenarios/scenario.js'

/** The management and the OAM network of the nth subcloud of a scenario: no two meet, nor do they meet the controller's. */
export function plannedNetworks(n: number) {
  // 10.10 has networks of the central system, and 10.96 to 10.111 the services of each cluster.
  const block = ((n - 1) >> 8) + 1
  const management = `10.${block < 10 ? block : block + 1}.${(n - 1) & 255}`
  const oam = `10.${128 + (n >> 8)}.${n & 255}`
  return {
    management: {
      ...{subnet: `${management}.0/26`, start: `${management}.2`, end: `${management}.50`, gateway: `${management}.1`},
    },
    oam: {subnet: `${oam}.0/24`, gateway: `${oam}.1`, floating: `${oam}.2`},
  }
}

const laid = (subnet: string): Lay => {
  const [network = '', prefix] = subnet.split('/')
  return {network, prefix: Number(prefix)}
}

export function plannedPlace(n: number): Place {
  const {management, oam} = plannedNetworks(n)
  return {
    mgmt: {...laid(management.subnet), first: management.start, last: management.end, named: {1: management.gateway}},
    oam: laid(oam.subnet),
  }
}

/** The networks of a system at its place, and those of its controller, which every subcloud knows. */
export function networksAt(
  planned: readonly NetworkPlan[],
  central: readonly NetworkPlan[],
  place: Place,
): NetworkPlan[] {
  const own = planned.map((network) => {
    const at = {...network, ...place[network.type]}
    return {...at, pool: poolOfFamily(at.pool, at.network)}
  })
  const {admin} = place
  const plain = {dynamic: false, hosts: false, gateway: false}
  const whole = ({network, prefix}: Lay): Lay => ({network, prefix})
  const known = (type: string, pool: string, of: string): NetworkPlan[] =>
    central
      .filter((one) => one.type === of)
      .map(({network, prefix, second}) => ({
        ...{type, pool, network, prefix, second: second && whole(second)},
        ...{...plain, floating: true},
      }))
  return [
    ...own,
    ...(admin === undefined
      ? []
      : [
          {
            type: 'admin',
            pool: poolOfFamily('admin-ipv4', admin.network),
            ...plain,
            hosts: true,
            gateway: true,
            ...admin,
          },
        ]),
    ...known('system-controller', 'system-controller-subnet', 'mgmt'),
    ...known('system-controller-oam', 'system-controller-oam-subnet', 'oam'),
  ]
}
