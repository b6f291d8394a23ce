import type {Step} from '../../model.js'
import {obstructing} from '../../plan/site.js'
import {hostBehaviours} from './host.js'
import {type Behaviour, done, failed, type Outcome, type Run, timed} from './kind.js'
import {kubernetesBehaviours} from './kubernetes.js'
import {rootCaBehaviours} from './root-ca.js'
import {softwareBehaviours} from './software.js'

/** A deployment is checked before it begins; for the others alarms decide. */
const queryAlarms = timed('vim.step.query', (run) => {
  const {sim, region, strategy} = run
  const ids = obstructing({sim, region, strategy}).map(({alarmId}) => alarmId)
  if (ids.length === 0) return done('No unignored alarms present')
  return strategy.type === 'sw-upgrade' || strategy.phase === 'build'
    ? 'done'
    : failed(`active alarms present [ ${ids.join(', ')} ]`)
})

const quiet = ({sim, region, strategy}: Run): Outcome =>
  obstructing({sim, region, strategy}).length === 0 ? 'done' : undefined

const updated = (what: 'firmware' | 'configuration') => (run: Run) => {
  const {sim, region, step} = run
  for (const hostname of step.names) sim.emit('host.updated', {region, hostname, what})
  return 'done' as const
}

const behaviours: Readonly<Record<string, Behaviour>> = {
  'query-alarms': queryAlarms,
  'wait-alarms-clear': {begin: quiet, settle: quiet},
  'wait-data-sync': timed('vim.step.data-sync'),
  'fw-update-hosts': timed('vim.step.firmware', updated('firmware')),
  'system-config-update-hosts': timed('vim.step.work', updated('configuration')),
  ...hostBehaviours,
  ...softwareBehaviours,
  ...kubernetesBehaviours,
  ...rootCaBehaviours,
}

/** Everything that only takes its time. */
export const behaviourOf = ({name}: Step): Behaviour =>
  behaviours[name] ?? timed(name.startsWith('query-') ? 'vim.step.query' : 'vim.step.work')
