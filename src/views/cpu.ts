import type {Cpu} from '../client/sysinv/host/cpu.js'
import {type Column, columns, type View} from '../output/view.js'

const functions = ['Platform', 'Vswitch', 'Shared', 'Application', 'Application-isolated', 'None']

const assigned: Column<Cpu> = {
  field: 'allocated_function',
  label: 'assigned_function',
  value: ({allocated_function: task}) => {
    if (!task || !functions.includes(task)) return `unknown(${task ?? 'None'})`
    return task === 'Vswitch' ? 'vSwitch' : task
  },
}

const model: Column<Cpu> = {field: 'cpu_model', label: 'processor_model'}

export const cpuView: View<Cpu> = {
  list: [
    {field: 'uuid'},
    {field: 'cpu', label: 'log_core'},
    {field: 'numa_node', label: 'processor'},
    {field: 'core', label: 'phy_core'},
    {field: 'thread'},
    model,
    assigned,
  ],
  spare: ['uuid', 'cpu_model'],
  sort: 'cpu',
  show: [
    {field: 'cpu', label: 'logical_core'},
    {field: 'numa_node', label: 'processor (numa_node)'},
    {field: 'core', label: 'physical_core'},
    {field: 'thread'},
    assigned,
    model,
    {field: 'cpu_family', label: 'processor_family'},
    ...columns<Cpu>('capabilities', 'uuid', 'ihost_uuid', 'inode_uuid', 'created_at', 'updated_at'),
  ],
  localTime: true,
}
