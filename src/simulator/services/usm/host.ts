import type {HostFact} from '../../seams.js'
import type {Site} from './at.js'

export const hostsOf = ({sim, region}: Site): readonly HostFact[] => sim.ask('hosts', region.name)

export const activeController = (site: Site): string | undefined => hostsOf(site).find((host) => host.active)?.hostname

export const inService = (host: HostFact): boolean =>
  host.administrative === 'unlocked' && ['available', 'degraded'].includes(host.availability)
