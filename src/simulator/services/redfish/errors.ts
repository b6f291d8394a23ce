import {type Reply, reply} from '../../http/reply.js'
import type {Problem} from '../../http/service.js'

const ids: Readonly<Record<string, string>> = {
  'no-route': 'ResourceMissingAtURI',
  'no-method': 'OperationNotAllowed',
  malformed: 'MalformedJSON',
}

/** The error body that the Redfish specification prescribes. */
export function redfishErrors({kind, status, message, detail}: Problem): Reply {
  const id = `Base.1.8.${String(detail['id'] ?? ids[kind] ?? 'GeneralError')}`
  return reply(status, {
    error: {
      code: id,
      message,
      '@Message.ExtendedInfo': [
        {'@odata.type': '#Message.v1_1_1.Message', MessageId: id, Message: message, Severity: 'Critical'},
      ],
    },
  })
}
