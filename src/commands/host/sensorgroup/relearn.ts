import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {sensorGroups} from '../../../client/sysinv/host/sensor-group.js'

export default class HostSensorgroupRelearn extends Doing {
  static override summary = 'forget the board sensors of a host and find them anew'
  static override description =
    'The alarms of the sensors are cleared and their suppression is lost; changed actions and intervals of groups are kept where possible.'
  static override examples = ['<%= config.bin %> host sensorgroup relearn controller-0']
  static override hiddenAliases = ['system:host-sensorgroup-relearn']
  static override args = {host: hostArg}

  async act({sysinv}: Apis, {args}: Given<typeof HostSensorgroupRelearn>) {
    const {host} = args
    await sensorGroups(sysinv).relearn(host)
    const sentence = `sensors of ${host} are forgotten; they are found again within minutes, suppressions are lost`
    return said(sentence, {host}, officially(host))
  }
}

/** The words of the official program, in four lines. */
const officially = (host: string) => `${host} sensor model and any related alarm assertions are being deleted.
Any sensor suppression settings at the group or sensor levels will be lost.
Will attempt to preserve customized group actions and monitor interval when the model is relearned on next audit interval.
The learning process may take several minutes. Please stand-by.`
