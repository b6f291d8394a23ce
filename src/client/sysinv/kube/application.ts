import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {endsBadly} from '../../bad-end.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'

export const Application = z.looseObject({
  name: z.string(),
  app_version: z.string(),
  manifest_name: z.string().nullish(),
  manifest_file: z.string().nullish(),
  status: z.string(),
  progress: z.string().nullish(),
  active: z.boolean().nullish(),
})

export type Application = z.infer<typeof Application>

/** What a tarball is called where it does not say so itself. */
export interface ApplicationName {
  name?: string
  version?: string
}

export interface ApplicationUpload extends ApplicationName {
  /** A URL, or the absolute path that the content comes from. */
  tarfile: string
  /** The tarball itself, unless the server fetches it from a URL. */
  content?: Buffer
  /** Also fetches the images of the application into the registry. */
  images?: boolean
}

export interface ApplicationUpdate extends ApplicationName {
  /** A URL, or a path on the active controller. */
  tarfile: string
  /** `true` or `false`: instead of what the metadata of the application says. */
  reuseUserOverrides?: string
  reuseAttributes?: string
}

export type Applications = ReturnType<typeof applications>

export function applications(api: Api) {
  const list = () => api.list('/apps', 'apps', Application)
  const absent = (name: string) => whenAbsent(`Application not found: ${name}`, {resource: 'application', ref: name})
  const direct = (name: string, directive: string, values: object = {}) =>
    api.patch(`${path`/apps/${name}`}?directive=${directive}`, {values}, Application).catch(absent(name))
  const forced = (force = false) => `force=${force ? 'True' : 'False'}`

  return {
    list,
    get: (name: string) =>
      api
        .get(path`/apps/${name}`, Application)
        .catch(whenAbsent(`application not found: ${name}`, {resource: 'application', ref: name})),
    upload: ({tarfile, content, images, name, version}: ApplicationUpload) =>
      api.post(
        '/apps',
        {
          tarfile,
          name,
          app_version: version,
          images: images || undefined,
          binary_data: content && urlSafe(content),
        },
        Application,
      ),
    update: ({tarfile, name, version, reuseUserOverrides, reuseAttributes}: ApplicationUpdate) =>
      api.post(
        '/apps/update',
        {
          tarfile,
          name,
          app_version: version,
          reuse_user_overrides: reuseUserOverrides,
          reuse_attributes: reuseAttributes,
        },
        Application,
      ),
    apply: (name: string, {mode, clientSide = false}: {mode?: string; clientSide?: boolean} = {}) =>
      direct(name, 'apply', {mode, client_side: clientSide}),
    remove: (name: string, {force}: {force?: boolean} = {}) => direct(name, `remove&${forced(force)}`),
    /** Returns before the operation under way has ended. */
    abort: (name: string) =>
      api.patch(`${path`/apps/${name}`}?directive=abort`, {values: {}}, z.unknown()).catch(absent(name)),
    delete: (name: string, {force}: {force?: boolean} = {}) =>
      api.delete(`${path`/apps/${name}`}?${forced(force)}`).catch(absent(name)),
    /**
     * What became of an upload. One from a URL goes by a placeholder until its tarball has been read; `before` are
     * the applications that were there when it began.
     */
    async uploaded(first: Application, before: readonly Application[]): Promise<Application> {
      const now = await list()
      const known = new Set(before.map(({name, app_version}) => `${name} ${app_version}`))
      const fresh = now.filter(({name, app_version}) => !known.has(`${name} ${app_version}`))
      return now.find(({name}) => name === first.name) ?? fresh[0] ?? absent(first.name)(undefined)
    },
  }
}

/** As Python's urlsafe_b64encode, padding included. */
const urlSafe = (content: Buffer) => content.toString('base64').replaceAll('+', '-').replaceAll('/', '_')

const phaseOf = ({status, progress}: Application) => (progress ? `${status}: ${progress}` : status)

/** Where an operation stands that leads to a status. An update that fails returns to the version before. */
export const becoming =
  (goal: string, version?: string) =>
  (application: Application): Standing => {
    const {status, app_version} = application
    const phase = phaseOf(application)
    if (endsBadly(status)) return {phase, failed: phase}
    if (status !== goal) return {phase}
    if (version === undefined || app_version === version) return {phase, done: true}
    return {phase, failed: `it is back at version ${app_version}`}
  }

/** An aborted operation has ended, however it did. */
export const ended = (application: Application): Standing => ({
  phase: phaseOf(application),
  done: !application.status.endsWith('ing'),
})
