import {causeOfStorage} from '../causes/storage.js'
import type {Apis} from '../cli/apis.js'
import {alarms} from '../client/fm/alarm.js'
import {hosts} from '../client/sysinv/host/host.js'
import {cephMons} from '../client/sysinv/storage/ceph-mon.js'
import {controllerFilesystems} from '../client/sysinv/storage/controller-fs.js'
import {Stor} from '../client/sysinv/storage/stor.js'
import {storageBackends} from '../client/sysinv/storage/storage-backend.js'
import {type Explanation, explanationOf} from '../views/why.js'
import {filledIn, type Place, promptOf, tried, unreadOf} from './why-reading.js'

/** Why what a system keeps its data in is as it is, in six requests. */
export async function explainStorage(apis: Apis, {subcloud}: Pick<Place, 'subcloud'>): Promise<Explanation> {
  const {fm, sysinv} = filledIn(apis)
  const looks = await Promise.all([
    tried('file systems', controllerFilesystems(sysinv).list()),
    tried('storage backends', storageBackends(sysinv).list()),
    tried('ceph monitors', cephMons(sysinv).list()),
    tried('OSDs', sysinv.list('/istors', 'istors', Stor)),
    tried('alarms', alarms(fm).list()),
    tried('hosts', hosts(sysinv).list()),
  ])
  const [filesystems, backends, monitors, osds, active, machines] = looks
  const hostOf = new Map(machines.read?.map(({uuid, hostname}) => [uuid, hostname ?? undefined]))
  const answer = causeOfStorage({
    filesystems: filesystems.read?.map(({name, state}) => ({name, state: statusIn(state)})),
    backends: backends.read?.map(({name, backend, state, task}) => ({name: name ?? backend, state: state ?? '', task})),
    monitors: monitors.read?.map(({hostname, state, task, uuid}) => ({
      name: hostname ?? uuid,
      state: state ?? '',
      task,
    })),
    osds: osds.read?.map((one) => ({
      name: String(one['osdid'] ?? one.uuid),
      state: one.state ?? '',
      hostname: hostOf.get(String(one['ihost_uuid'])),
    })),
    alarms: active.read,
    unread: unreadOf(...looks),
    prompt: promptOf(subcloud),
  })
  return explanationOf({storage: subcloud ?? 'here'}, answer)
}

/** The server writes it as Python does: `{'status': 'available'}`. */
const statusIn = (state: string | null | undefined): string =>
  /'status': '([^']*)'/.exec(state ?? '')?.[1] ?? state ?? 'available'
