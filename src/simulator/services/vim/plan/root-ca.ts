import {hostsOf, no, requireQuiet, type Site} from './site.js'
import {onHosts, type PlannedStage, step} from './stage.js'

const prefix = 'kube-rootca-update'

export const rootCaSteps = {
  build: ['query-alarms', 'query-kube-rootca-update', 'query-kube-rootca-host-updates'],
  apply: [
    ...([`${prefix}-start`, `${prefix}-generate-cert`, `${prefix}-host-trustbothcas`] as const),
    ...([`${prefix}-pods-trustbothcas`, `${prefix}-host-update-certs`, `${prefix}-host-trustnewca`] as const),
    ...([`${prefix}-pods-trustnewca`, `${prefix}-complete`] as const),
  ],
} as const
type ApplyStep = (typeof rootCaSteps.apply)[number]
/** Without what they all begin with. */
type Short = ApplyStep extends `${typeof prefix}-${infer Rest}` ? Rest : never

export const rootCaQuery = (): PlannedStage<(typeof rootCaSteps.build)[number]>[] => [
  {name: 'kube-rootca-update-query', steps: rootCaSteps.build.map((name) => step(name))},
]

const plain = (stepName: Short, name: string = stepName): PlannedStage<ApplyStep> => ({
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
export function planRootCa(site: Site): PlannedStage<ApplyStep>[] {
  requireQuiet(site)
  const state = (site.sim.ask('rootca', site.region)?.state ?? '').replace(/-failed$/, '')
  const hosts = hostsOf(site)
    .filter(({personality}) => personality !== 'storage')
    .toSorted((a, b) => a.hostname.localeCompare(b.hostname))
  const each = (name: string, stepName: Extract<Short, `host-${string}`>): PlannedStage<ApplyStep> => ({
    name: `${prefix}-hosts-${name}`,
    steps: hosts.map((host) => onHosts(`${prefix}-${stepName}`, [host])),
  })
  const stages = [
    plain('start'),
    plain('generate-cert', 'cert'),
    each('trustbothcas', 'host-trustbothcas'),
    plain('pods-trustbothcas'),
    each('updatecerts', 'host-update-certs'),
    each('trustnewca', 'host-trustnewca'),
    plain('pods-trustnewca'),
    plain('complete'),
  ]
  return stages.slice(rests[state] ?? no(`Unable to resume kube rootca update from state: ${state}`))
}
