import {type HostPart, rowsOf} from '../part.js'
import {sensorGroups, sensors} from './model.js'
import {fitSensors} from './seed.js'

export const sensorPart: HostPart = {
  rows: [rowsOf(sensors, 'host_uuid'), rowsOf(sensorGroups, 'host_uuid')],
  fit: fitSensors,
  listedAs: ['isensors', 'isensorgroups'],
}
