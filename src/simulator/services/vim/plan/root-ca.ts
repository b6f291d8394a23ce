import {hostsOf, no, requireQuiet, type Site} from './site.js'
import {onHosts, type PlannedStage, step} from './stage.js'

export const rootCaQuery = (): PlannedStage[] => [
  {
    name: 'kube-rootca-update-query',
    steps: ['query-alarms', 'query-kube-rootca-update', 'query-kube-rootca-host-updates'].map((name) => step(name)),
  },
]

const prefix = 'kube-rootca-update'

const plain = (name: string, stepName = name): PlannedStage => ({
  name: `${prefix}-${name}`,
  steps: [step(`${prefix}-${stepName}`)],
})

/** The states in which an update rests, and how many of the stages it has behind it then. */
const rests: Readonly<Record<string, number>> = {
  '': 0,
  'update-aborted': 0,
  'update-started': 1,
  'update-new-rootca-cert-generated': 2,
  'update-new-rootca-cert-uploaded': 2,
  'updating-host-trust-both-cas': 2,
  'updated-host-trust-both-cas': 3,
  'updating-pods-trust-both-cas': 3,
  'updated-pods-trust-both-cas': 4,
  'updating-host-update-certs': 4,
  'updated-host-update-certs': 5,
  'updating-host-trust-new-ca': 5,
  'updated-host-trust-new-ca': 6,
  'updating-pods-trust-new-ca': 6,
  'updated-pods-trust-new-ca': 7,
}

/** An update that was begun is taken up where it rests. */
export function planRootCa(site: Site): PlannedStage[] {
  requireQuiet(site)
  const state = (site.sim.ask('rootca', site.region)?.state ?? '').replace(/-failed$/, '')
  const hosts = hostsOf(site)
    .filter(({personality}) => personality !== 'storage')
    .toSorted((a, b) => a.hostname.localeCompare(b.hostname))
  const each = (name: string, stepName: string): PlannedStage => ({
    name: `${prefix}-hosts-${name}`,
    steps: hosts.map((host) => onHosts(`${prefix}-host-${stepName}`, [host])),
  })
  const stages = [
    plain('start'),
    plain('cert', 'generate-cert'),
    each('trustbothcas', 'trustbothcas'),
    plain('pods-trustbothcas'),
    each('updatecerts', 'update-certs'),
    each('trustnewca', 'trustnewca'),
    plain('pods-trustnewca'),
    plain('complete'),
  ]
  return stages.slice(rests[state] ?? no(`Unable to resume kube rootca update from state: ${state}`))
}
