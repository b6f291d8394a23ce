import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {lifecycle} from '../../../simulation.js'
import {reject, rejectMildly, type Site} from '../at.js'
import {internalError} from '../errors.js'
import {activeController} from '../host.js'
import {type Release, releases} from '../record/model.js'
import {runningRelease, sorted, stateOf} from '../record/standing.js'
import {compareVersions, majorOf} from '../version.js'
import {extensionOf, fits, nameOf, releaseIn, type SoftwareFile} from './file.js'

const standing = (release: Release, state: 'available' | 'upload-failed'): Partial<Release> => ({
  metapackages: release.metapackages.map((part) => ({...part, state})),
  preUpgrade: release.preUpgrade.map((part) => ({...part, state})),
})

/** The file is taken at once; unpacking it takes a while. */
export const unpacking = lifecycle<Release>(
  releases,
  'software.upload',
  [
    {phase: 'begin'},
    {
      phase: 'unpack',
      after: (release, at) => at.sim.timing.ms(release.unremovable ? 'software.upload.image' : 'software.upload.patch'),
      do: (release) => standing(release, 'available'),
    },
  ],
  {failed: (release) => standing(release, 'upload-failed')},
)

/** Majors that a system keeps beside each other; one that controls subclouds keeps any number. */
const mostMajors = 3

function checkMajor(site: Site, release: Release): void {
  const running = runningRelease(site.region)
  const central = site.sim.ask('region', site.region.name)?.role === 'systemcontroller'
  if (compareVersions(majorOf(release.version), majorOf(running.version)) < 0 && !central) {
    reject(`Release ${release.id} is older than the running release, only a system controller takes it`)
  }
  if (activeController(site) !== 'controller-0') rejectMildly('Upload can only be performed on controller-0.')
  const majors = [...new Set(sorted(site.region).map((one) => majorOf(one.version)))]
  if (!central && !majors.includes(majorOf(release.version)) && majors.length >= mostMajors) {
    const list = majors.map((one) => `'${one}'`).join(', ')
    reject(`Major releases [${list}] have already been uploaded. Max major releases is ${mostMajors}`)
  }
}

function begin(site: Site, release: Release): void {
  site.region.of(releases).insert(release)
  site.sim.start(unpacking, site.region.name, release.id)
}

/** The release in an image, and whether it is taken: what runs already is only named. */
function takeImage(site: Site, image: SoftwareFile, signature: SoftwareFile): {release: Release; taken: boolean} {
  if (!fits(signature, image)) {
    reject(`Software ${nameOf(image)}:${nameOf(signature)} signature validation failed`)
  }
  const release = releaseIn(image) ?? reject(`Failed to upload release ${nameOf(image)}: it holds no release`)
  if (majorOf(runningRelease(site.region).version) === majorOf(release.version)) return {release, taken: false}
  if (site.region.of(releases).has(release.id)) reject(`Release ${release.id} already exists, delete it first`)
  checkMajor(site, release)
  begin(site, release)
  return {release, taken: true}
}

/** What is wrong with a patch, in the words of the reply; the other files of the same request are taken. */
function takePatch(site: Site, file: SoftwareFile): Release | string {
  const release = releaseIn(file)
  if (release === undefined) return `Failed to upload release ${nameOf(file)}: it holds no release\n`
  if (site.region.of(releases).has(release.id)) return `Release ${release.id} already exists, delete it first\n`
  const base = sorted(site.region).some((one) => majorOf(one.version) === majorOf(release.version))
  if (!base) return `Failed to upload release ${release.id}: its major release is not there\n`
  begin(site, release)
  return release
}

const announcement = (release: Release): string =>
  [
    `Uploading ${release.id} product release`,
    ...release.metapackages.map((part) => `Uploading ${part.id} metapackage release`),
    `${release.id} is now uploading, await for the states: [available | upload-failed] in 'software list'`,
    '',
  ].join('\n')

/** A fault rule of this name: the files do not fit on the controller's disk. */
export const diskFault = 'software.disk'

const known = ['.patch', '.iso', '.sig']

function upload(site: Site, files: readonly SoftwareFile[]) {
  if (files.length === 0) reject('No files uploaded')
  if (files.some((file) => !known.includes(extensionOf(file)))) {
    reject('The file extension is not supported. Supported extensions include .patch, .iso and .sig')
  }
  const full = site.sim.faults.state(diskFault, {region: site.region.name})
  if (full !== undefined) refuse(500, internalError(full))
  const busy = sorted(site.region).filter((release) => stateOf(release) === 'uploading')
  if (busy.length > 0) {
    reject(`Uploading in progress [${busy.map(({id}) => `'${id}'`).join(', ')}] ... try again later`)
  }
  const [image, signature] = ['.iso', '.sig'].map((kind) => files.find((file) => extensionOf(file) === kind))
  const uploaded: Record<string, unknown>[] = []
  let [info, error] = ['', '']
  if (image !== undefined && signature !== undefined) {
    const {release, taken} = takeImage(site, image, signature)
    info += taken
      ? announcement(release)
      : `Uploaded release ${release.version} is the same as current release on the controller`
    uploaded.push({
      [nameOf(image)]: {id: release.id, sw_release: release.version},
      [nameOf(signature)]: {id: null, sw_release: null},
    })
  } else if (image !== undefined || signature !== undefined) error += 'Missing upgrade file or signature file\n'
  for (const file of files.filter((one) => extensionOf(one) === '.patch')) {
    const release = takePatch(site, file)
    if (typeof release === 'string') error += release
    else {
      info += announcement(release)
      uploaded.push({[nameOf(file)]: {id: release.id, sw_release: release.version, is_product_release: true}})
    }
  }
  return {info, warning: '', error, upload_info: uploaded}
}

/** Files of a form, or with `--local` the names of files that lie on the active controller already. */
export function postRelease(c: Call) {
  if (c.header('content-type')?.startsWith('text/plain') !== true) return upload(c, c.files)
  const names = Array.isArray(c.body) ? c.body.map(String) : []
  const missing = names.filter((name) => !name.startsWith('/'))
  if (missing.length > 0) reject(`File(s) not found on the active controller: ${missing.join(', ')}`)
  return upload(
    c,
    names.map((filename) => ({filename, size: 1, content: undefined, sha256: ''})),
  )
}
