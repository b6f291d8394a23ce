import {isoZone} from '../../../date.js'
import {refuse} from '../../../http/refusal.js'
import {pick, type Resource} from '../resource/resource.js'
import {type Certificate, certificates} from './model.js'

export const certificateResource: Resource<Certificate> = {
  collection: certificates,
  path: 'certificate',
  list: 'certificates',
  argument: 'certificate_uuid',
  missing: (ref) => refuse(400, `No certificate found for ${ref}`),
  show: (row) => ({
    ...pick(row, 'uuid', 'certtype', 'issuer', 'signature'),
    start_date: isoZone(row.start),
    expiry_date: isoZone(row.expiry),
    details: null,
    ...pick(row, 'subject', 'hash_subject'),
  }),
}
