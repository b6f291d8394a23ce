import {type HostPart, rowsOf} from '../part.js'
import {labels} from './model.js'

export const labelPart: HostPart = {rows: [rowsOf(labels, 'host_uuid')], listedAs: ['labels']}
