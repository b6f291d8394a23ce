import type {Collection} from '../../kernel/collection.js'
import type {Scope} from '../../kernel/store.js'
import type {Fitting} from './plan/fitting.js'
import type {Host} from './record/host.js'
import type {Row} from './row.js'
import type {Where} from './where.js'

/** What belongs to a host, said by the room that keeps it: nobody else has to know of it. */
export interface HostPart {
  /** rows that go when their host goes */
  readonly rows?: readonly Belonging[]
  /** what of it is found when the inventory of a host comes in for the first time */
  readonly fit?: (fitting: Fitting) => void
  /** once all of the inventory is in */
  readonly onInventory?: (c: Where, host: Host) => void
  /** under which names it is listed below a host's address; a host shown alone links to each */
  readonly listedAs?: readonly string[]
  /** refuses what must not be so when a host is unlocked */
  readonly mayUnlock?: (host: Host, c: Where, how: {readonly force: boolean}) => void
  /** what was changed while the host was locked takes effect */
  readonly onUnlock?: (scope: Scope, host: string, at: number) => void
  readonly onAdd?: (c: Where, host: Host) => void
  /** before its rows go */
  readonly onDelete?: (c: Where, host: Host) => void
}

type Belonging = (scope: Scope, host: string) => void

/** The rows of a collection that name their host in a field. */
export function rowsOf<F extends 'host_uuid' | 'ihost_uuid', T extends Row & Readonly<Record<F, string | null>>>(
  collection: Collection<T>,
  field: F,
): Belonging {
  return (scope, host) => {
    const table = scope.of(collection)
    for (const row of table.where((one) => one[field] === host)) table.remove(row.uuid)
  }
}
