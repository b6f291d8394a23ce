import type {CephMon} from '../client/sysinv/storage/ceph-mon.js'
import {type Column, columns, type View} from '../output/view.js'

const state: Column<CephMon> = {field: 'state', state: true}

export const cephMonView: View<CephMon> = {
  list: [...columns<CephMon>('uuid', 'ceph_mon_gib', 'hostname'), state, {field: 'task'}],
  sort: 'uuid',
  show: [...columns<CephMon>('uuid', 'ceph_mon_gib', 'created_at', 'updated_at'), state, {field: 'task'}],
  localTime: true,
}
