import {connect} from 'node:net'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {type PtpInstance, ptpInstances} from './ptp-instance.js'

const longestSilenceMs = 10_000
const longestReplyBytes = 1024

export type Phc2sys = ReturnType<typeof phc2sys>

/** The daemon of a highly available phc2sys instance, which listens on a socket of the host that it runs on. */
export function phc2sys(api: Api) {
  const ask = async (ref: string, command: string) => askSocket(socketOf(await ptpInstances(api).find(ref)), command)
  return {
    /** `clock source`, `forced lock` or `status`. */
    query: (ref: string, what: string) => ask(ref, what),
    forceLock: (ref: string, iface: string) => ask(ref, `enable lock ${iface}`),
    disableLock: (ref: string) => ask(ref, 'disable lock'),
    enableSource: (ref: string, iface: string) => ask(ref, `enable source ${iface}`),
    disableSource: (ref: string, iface: string) => ask(ref, `disable source ${iface}`),
  }
}

function socketOf({name, service, parameters}: PtpInstance): string {
  const refuse = (reason: string): never => {
    throw new ClientError('failed', `Instance ${name} ${reason}`, {
      service: 'sysinv',
      about: {resource: 'ptp-instance', ref: name},
    })
  }
  const words = Object.values(parameters ?? {}).flat()
  if (service !== 'phc2sys') refuse('is not a phc2sys instance')
  if (!words.includes('ha_enabled=1')) refuse('is not enabled for HA phc2sys')
  const prefix = 'ha_phc2sys_com_socket='
  const socket = words.findLast((word) => word.startsWith(prefix))
  return socket?.slice(prefix.length) ?? refuse('does not have a ha_phc2sys_com_socket path configured')
}

/** Sends one command and returns what comes back first. */
function askSocket(path: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({path}, () => socket.write(command))
    socket.setTimeout(longestSilenceMs, () => socket.destroy(new Error('no answer')))
    socket.once('data', (reply) => {
      resolve(reply.subarray(0, longestReplyBytes).toString())
      socket.destroy()
    })
    socket.once('end', () => resolve(''))
    socket.once('error', (error: NodeJS.ErrnoException) => reject(unreachable(path, error)))
  })
}

function unreachable(path: string, cause: NodeJS.ErrnoException): ClientError {
  const denied = cause.code === 'EACCES' || cause.code === 'EPERM'
  const message = denied
    ? "Permission denied connecting to socket, try using 'sudo -E'"
    : `Error connecting to phc2sys socket ${path}: ${cause.message}`
  const hint = denied ? undefined : 'run this on the host of the instance'
  return new ClientError('failed', message, {hint, cause})
}
