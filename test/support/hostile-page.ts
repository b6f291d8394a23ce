import {addressPage} from '../../src/page/address-page.js'
import {failoverPage} from '../../src/page/failover-page.js'
import {reportPage} from '../../src/page/report-page.js'
import {compareModels} from '../../src/planning/address/compare.js'
import {planAddresses} from '../../src/planning/address/plan.js'
import {makeReport} from '../../src/report/report.js'
import {inputOf, smallFleet} from './address-plan.js'
import {hostileFleet} from './hostile-fleet.js'

/** What nobody should be called: it would run, load, close what it stands in, and turn round what follows. */
export const hostileName =
  "</title></style></svg><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='alert(1)' \u202e"

const network = (model: string) => ({model, pools: ['reach']})

/** Plans say no to such names; the page that they are drawn on does not count on it. */
function hostileAddressPage(): string {
  const {request} = inputOf(smallFleet({networks: {oam: network('shared'), management: network('separate')}, years: 2}))
  const pool = `${hostileName} pool`
  const hostile = {
    ...request,
    sites: request.sites.map((site) => ({...site, name: `${site.name} ${hostileName}`, kind: hostileName})),
    networks: request.networks.map((one) => ({...one, pools: one.pools.map(() => pool)})),
    pools: request.pools.map((one) => ({...one, name: pool})),
  }
  return addressPage(hostile, planAddresses(hostile), compareModels(hostile))
}

const hostileFailoverPage = (): string =>
  failoverPage([
    {
      lost: [hostileName],
      moves: [{group: hostileName, from: hostileName, to: hostileName, subclouds: 3, seconds: 60}],
      homeless: [{group: hostileName, from: hostileName, subclouds: 3, why: hostileName}],
      fill: [{site: hostileName, subclouds: 3, capacity: 10}],
      seconds: 60,
      changes: [],
      exact: true,
    },
  ])

/** Every page that there is, of a fleet with such names. */
export const hostilePages = {
  addresses: hostileAddressPage(),
  failover: hostileFailoverPage(),
  report: reportPage(makeReport(hostileFleet(hostileName))),
}
