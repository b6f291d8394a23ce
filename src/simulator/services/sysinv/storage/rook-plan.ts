import {usualStorage} from '../../../scenarios/scenario.js'
import type {Fitting} from '../plan/fitting.js'

/** What a host does for the storage that Rook runs. */
export type CephFunction = 'monitor' | 'osd'

type Planned = Pick<Fitting, 'system' | 'plan' | 'host' | 'hardware' | 'configured'>

/** Gibibytes of the file system that Rook keeps its own data in. */
export const cephFilesystem = 20

const most = 3

/** What a planned host does for Rook from the beginning. */
export function rookFunctions(fitting: Planned): readonly CephFunction[] {
  const {plan, host, hardware, configured} = fitting
  const storage = plan.storage ?? usualStorage
  if (storage.backend !== 'ceph-rook' || !configured) return []
  const osd = carriesRook(fitting) && hardware.disks.some((disk) => disk.osd)
  const monitors = storage.monitors ?? usualMonitors(fitting)
  return [...(monitors.includes(host.hostname) ? (['monitor'] as const) : []), ...(osd ? (['osd'] as const) : [])]
}

/** Controllers come first; three are enough. */
const usualMonitors = ({system}: Planned): readonly string[] =>
  (['controller', 'worker'] as const)
    .flatMap((personality) => system.hosts.filter((host) => host.personality === personality))
    .slice(0, most)
    .map(({hostname}) => hostname)

export function carriesRook({plan, host}: Pick<Fitting, 'plan' | 'host'>): boolean {
  const {deployment} = plan.storage ?? usualStorage
  if (deployment === 'open') return host.personality !== 'storage'
  return host.personality === (deployment === 'controller' ? 'controller' : 'worker')
}
