import {ClientError, type Resource} from '../client/error.js'
import {toFailure} from './failure.js'

/** What owns others, and the commands whose own it is: a label is not gone because its host is not there. */
const owners: Partial<Record<Resource, string>> = {
  application: 'application',
  cluster: 'cluster',
  'data-network': 'datanetwork',
  host: 'host',
  interface: 'host:if',
  network: 'network',
  'ptp-instance': 'ptp:instance',
  'ptp-interface': 'ptp:interface',
  'volume-group': 'host:lvg',
}

const REMOVAL = /:(delete|remove|uninstall)$/

/** Whether a command that removes something fails because it is not there. */
export function isGone(id: string, error: unknown): error is Error {
  if (!REMOVAL.test(id) || !(error instanceof Error) || toFailure(error).kind !== 'not-found') return false
  const about = error instanceof ClientError ? error.about : undefined
  const owner = about && owners[about.resource]
  return owner === undefined || owner === id.replace(REMOVAL, '')
}
