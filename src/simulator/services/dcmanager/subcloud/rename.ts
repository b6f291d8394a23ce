import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {clearSubcloudAlarms, raiseOffline} from '../record/alarm.js'
import {refuseBusy} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import {filesOf, keepFiles} from '../record/files.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {isHostName} from '../values/name.js'

export function renameSubcloud(c: Call, subcloud: Subcloud, name: string): Subcloud {
  if (subcloud.management !== 'unmanaged' || subcloud.deployStatus !== 'complete') {
    refuse(400, `Subcloud ${subcloud.name} must be deployed and unmanaged for the subcloud rename operation.`)
  }
  refuseBusy(subcloud)
  if (!isHostName(name)) {
    refuse(
      400,
      "Invalid name: must consist of lowercase alphanumeric characters or '-', must start and end with an alphanumeric " +
        "character, and may contain '.' to separate valid segments.",
    )
  }
  if (name === subcloud.name) {
    refuse(
      400,
      `Provided subcloud name ${name} is the same as the current subcloud ${subcloud.name}. ` +
        'A different name is required to rename the subcloud',
    )
  }
  const table = c.region.of(subclouds)
  const taken = table.find({name}) ?? table.find({region: name})
  if (taken !== undefined && taken.id !== subcloud.id) {
    refuse(422, `Subcloud with name or region name ${name} already exist.`)
  }
  clearSubcloudAlarms(c.sim, subcloud.name)
  if (subcloud.availability === 'offline') raiseOffline(c.sim, name)
  const values = filesOf(c.region, subcloud).bootstrapValues
  if (values !== null) keepFiles(c.region, subcloud, {bootstrapValues: {...values, name}})
  const rehomeData = renamed(subcloud, name)
  return changeSubcloud(c.sim, subcloud.id, {name, rehomeData})
}

function renamed({rehomeData}: Subcloud, name: string): Subcloud['rehomeData'] {
  const saved = rehomeData?.['saved_payload']
  return typeof saved === 'object' ? {...rehomeData, saved_payload: {...saved, name}} : rehomeData
}
