import * as z from 'zod'
import type {Api} from '../api.js'
import {ClientError} from '../error.js'
import {path} from '../path.js'
import type {Progress} from '../upload.js'
import {Answer, accepted} from './answer.js'
import {aboutReleases} from './naming.js'

export const Release = z.looseObject({
  release_id: z.string(),
  state: z.string(),
  sw_version: z.string(),
  component: z.string().nullish(),
  reboot_required: z.union([z.boolean(), z.string()]).nullish(),
  packages: z.array(z.string()).nullish(),
})

export type Release = z.infer<typeof Release>

const Uploaded = Answer.extend({
  /** One member per file, by its name. */
  upload_info: z.array(z.record(z.string(), z.looseObject({id: z.string().nullish()}).nullable())).nullish(),
})

/** A file as usm took it in. */
export interface UploadedFile extends Record<string, unknown> {
  file: string
  release?: string | null
}

/** As in `starlingx-26.03`. */
export interface MajorRelease {
  component: string
  version: string
}

export type ReleaseState = 'available' | 'deployed' | 'committed'

export interface UploadOptions {
  timeoutMs?: number
  onProgress?(progress: Progress): void
}

export type Releases = ReturnType<typeof releases>

export function releases(api: Api) {
  async function uploaded(answering: Promise<z.infer<typeof Uploaded>>) {
    const answer = await accepted(answering)
    const files = (answer.upload_info ?? []).flatMap((entry) =>
      Object.entries(entry).map(([file, facts]): UploadedFile => ({file, release: facts?.id, ...facts})),
    )
    return {answer, files: files.filter(({file}) => !file.endsWith('.sig'))}
  }

  return {
    async list({state, release}: {state?: string; release?: string} = {}): Promise<Release[]> {
      const rows = await api.get('/release', z.array(Release), {query: {show: state, release}})
      return rows.sort(byText(({release_id}) => [dashed(release_id)]))
    },
    /** The parts that releases are made of: of the highest deployed release, or all. */
    async metapackages({state, all, preUpgradeDeploy}: MetapackageFilter = {}): Promise<Release[]> {
      // The flags have no value on the wire, so they cannot go the way of other queries.
      const query = [
        ...(state ? [`show=${encodeURIComponent(state)}`] : []),
        ...(all ? ['all'] : []),
        ...(preUpgradeDeploy ? ['pre-upgrade-deploy'] : []),
      ].join('&')
      const rows = await api.get(`/release/metapackage${query ? `?${query}` : ''}`, z.array(Release))
      return rows.sort(byText(({sw_version, release_id}) => [sw_version, dashed(release_id)]))
    },
    show: (ids: readonly string[]) => api.get(`/release/${segments(ids)}`, Release).catch(aboutReleases(ids)),
    /** Whether all of them exist and are in this state. */
    are: (state: ReleaseState, ids: readonly string[]) =>
      api.get(`/release/${segments(ids)}/is_${state}`, z.boolean()).catch(aboutReleases(ids)),
    delete: (ids: readonly string[]) => remove(api, ids),
    /** A major release with all that belong to it. */
    async deleteMajor({component, version}: MajorRelease): Promise<Answer> {
      const query = {show: 'patch', release: version}
      const all = await api.get('/release', z.array(Release), {query})
      const members = all.filter((release) => componentOf(release) === component).map(({release_id}) => release_id)
      if (members.length > 0) return remove(api, members)
      const id = `${component}-${version}`
      const said = `There are no ${id} releases to delete.`
      throw new ClientError('not-found', said, {
        service: 'usm',
        about: {resource: 'release', ref: id},
        serverError: {text: said},
      })
    },
    /** Files of this machine; each part of the form has the path for a name. */
    upload: (files: readonly string[], options: UploadOptions = {}) =>
      uploaded(
        api.upload(
          '/release',
          files.map((file) => ({name: file, file, filename: file})),
          Uploaded,
          options,
        ),
      ),
    /** Files that are on the active controller already. */
    uploadLocal: (files: readonly string[], {timeoutMs}: UploadOptions = {}) =>
      uploaded(api.post('/release', files, Uploaded, {timeoutMs, headers: {'content-type': 'text/plain'}})),
    installLocal: ({remove = false}: {remove?: boolean} = {}) =>
      accepted(api.post('/deploy_host/install_local', {delete: remove}, Answer)),
  }
}

export interface MetapackageFilter {
  state?: string
  all?: boolean
  preUpgradeDeploy?: boolean
}

/** Product releases name it by their id alone. */
const componentOf = ({component, release_id: id}: Release) => component ?? id.slice(0, Math.max(id.lastIndexOf('-'), 0))

const remove = async (api: Api, ids: readonly string[]): Promise<Answer> =>
  accepted(api.delete(`/release/${segments(ids)}`, Answer).then((answer) => answer ?? {})).catch(aboutReleases(ids))

const segments = (ids: readonly string[]) => ids.map((id) => path`${id}`).join('/')

/** The official client compares ids as if all their separators were hyphens. */
const dashed = (id: string) => id.replaceAll(/[_.]/g, '-')

const byText =
  <T>(keys: (item: T) => string[]) =>
  (left: T, right: T): number => {
    const others = keys(right)
    for (const [at, key] of keys(left).entries()) {
      const other = others[at] ?? ''
      if (key !== other) return key < other ? -1 : 1
    }
    return 0
  }
