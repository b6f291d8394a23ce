import {readFile} from 'node:fs/promises'
import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'
import {hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {isId, theOne} from '../lookup.js'
import {type PtpStep, parameterSteps} from './ptp-change.js'
import {checkDpllSections, checkParameters} from './ptp-parameter-check.js'

/** One configured PTP program, such as a ptp4l, and the hosts that run it. */
export const PtpInstance = z.looseObject({
  id: z.number(),
  uuid: z.string(),
  name: z.string(),
  service: z.string(),
  hostnames: z.array(z.string()).nullish(),
  /** `name=value` texts by section. */
  parameters: z.union([z.record(z.string(), z.array(z.string())), z.array(z.string())]).nullish(),
})

export type PtpInstance = z.infer<typeof PtpInstance>

export type PtpInstances = ReturnType<typeof ptpInstances>

export function ptpInstances(api: Api) {
  const list = () => api.list('/ptp_instances', 'ptp_instances', PtpInstance)
  const ofHost = hostInventory(api, 'ptp_instances', PtpInstance)

  /** By name, number or uuid. */
  async function find(ref: string): Promise<PtpInstance> {
    const missing = `PTP instance not found: ${ref}`
    const about = {resource: 'ptp-instance', ref} as const
    if (isId(ref)) return api.get(path`/ptp_instances/${ref}`, PtpInstance).catch(whenAbsent(missing, about))
    return theOne(await list(), ({name}) => name === ref, missing, about)
  }

  const patch = (uuid: string, body: PtpStep[]) => api.patch(path`/ptp_instances/${uuid}`, body, PtpInstance)

  async function change(op: PtpStep['op'], ref: string, section: string, words: readonly string[]) {
    if (words.length === 0) throw new ClientError('usage', 'Missing PTP parameter', {hint: 'give name=value'})
    const {uuid, service} = await find(ref)
    checkParameters(service, op, section, words)
    return patch(uuid, parameterSteps(op, words, section))
  }

  /** The instances of the host after one was added or taken away. */
  async function onHost(op: PtpStep['op'], host: string, ref: string): Promise<PtpInstance[]> {
    const owner = await hosts(api).get(host)
    const {id} = await find(ref)
    const body: PtpStep[] = [{op, path: '/ptp_instances/-', value: id}]
    await api.patch(path`/ihosts/${owner.uuid}`, body, z.unknown())
    return ofHost.on(owner)
  }

  return {
    list,
    find,
    add: (name: string, service: string) => api.post('/ptp_instances', {name, service}, PtpInstance),
    async delete(ref: string): Promise<PtpInstance> {
      const instance = await find(ref)
      await api.delete(path`/ptp_instances/${instance.uuid}`)
      return instance
    },
    apply: () => api.post('/ptp_instances/apply', undefined, z.unknown()),
    ofHost: ofHost.list,
    assign: (host: string, ref: string) => onHost('add', host, ref),
    remove: (host: string, ref: string) => onHost('remove', host, ref),
    /** Take `name=value` words; a parameter may also be deleted by its uuid. */
    addParameters: (ref: string, section: string, words: readonly string[]) => change('add', ref, section, words),
    deleteParameters: (ref: string, section: string, words: readonly string[]) => change('remove', ref, section, words),
    /** Replaces the configuration of a DPLL manager by a JSON object, given as text or in a file. */
    async configure(ref: string, {file, json = ''}: {file?: string; json?: string}): Promise<PtpInstance> {
      const {uuid, service} = await find(ref)
      if (service !== 'dpll-mgr') {
        throw new ClientError('usage', '--from-file/--from-json only supported for dpll-mgr instances')
      }
      return patch(
        uuid,
        parameterSteps('add', [`config_json=${configIn(file ? await textOf(file) : json)}`], 'config_json'),
      )
    },
  }
}

const textOf = (file: string) =>
  readFile(file, 'utf8').catch((error: Error) => {
    throw new ClientError('usage', `Failed to read config file: ${error.message}`, {
      hint: 'check the path',
      cause: error,
    })
  })

/** The same JSON without spaces, in ASCII. It is not written anew, which would change how its numbers look. */
function configIn(text: string): string {
  let config: unknown
  try {
    config = JSON.parse(text)
  } catch (error) {
    throw new ClientError('usage', `Invalid JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new ClientError('usage', 'Invalid JSON: it must be an object, with a member for each section')
  }
  checkDpllSections(Object.keys(config))
  const compact = text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (piece) => (piece.startsWith('"') ? piece : ''))
  return compact.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
