import type {Upload} from '../../../http/upload.js'
import type {Metapackage, Release} from '../record/model.js'

/** What can be known of a file that is uploaded, or that is said to lie on the controller. */
export type SoftwareFile = Pick<Upload, 'filename' | 'size' | 'content' | 'sha256'>

export const nameOf = ({filename}: SoftwareFile): string => filename.split('/').at(-1) ?? filename

export const extensionOf = (file: SoftwareFile): string => /\.[^.]+$/.exec(nameOf(file))?.[0] ?? ''

const stem = (file: SoftwareFile): string => nameOf(file).slice(0, -extensionOf(file).length)

interface PartText {
  readonly name: string
  readonly reboot_required?: boolean
  readonly deployable?: boolean
  readonly packages?: string[]
}

/** What a rehearsal may write into a file instead of a genuine image or patch: JSON with whatever it wants to say. */
interface FileText {
  readonly id?: string
  readonly component?: string
  readonly sw_version?: string
  readonly summary?: string
  readonly description?: string
  readonly unremovable?: boolean
  readonly reboot_required?: boolean
  readonly requires?: string[]
  readonly preinstalled_patches?: string[]
  readonly activation_scripts?: string[]
  readonly metapackages?: PartText[]
  readonly pre_upgrade_deploy?: PartText[]
}

const packagesOf = (name: string, version: string): string[] => [`${name}-pkg_${version}_all.deb`]

/** The metapackages of a release that names none: one that needs a reboot where the release does, one that never does. */
export const parts = (
  version: string,
  {major, rebootRequired}: {major: boolean; rebootRequired: boolean},
): Metapackage[] =>
  [
    {name: 'base', rebootRequired},
    {name: 'infra', rebootRequired: false},
  ].map((part) => ({
    ...part,
    id: `${part.name}_${version}`,
    deployable: !major,
    packages: packagesOf(part.name, version),
    state: 'uploading',
  }))

const partOf =
  (version: string, rebootRequired: boolean) =>
  (text: PartText): Metapackage => ({
    id: `${text.name}_${version}`,
    name: text.name,
    rebootRequired: text.reboot_required ?? rebootRequired,
    deployable: text.deployable ?? true,
    packages: text.packages ?? packagesOf(text.name, version),
    state: 'uploading',
  })

function textOf({content}: SoftwareFile): FileText {
  const text = content?.toString('utf8').trim() ?? ''
  if (!text.startsWith('{')) return {}
  try {
    return JSON.parse(text) as FileText
  } catch {
    return {}
  }
}

/** In a file's name: that its patch is applied while everything runs. */
const inService = /(^|[-_.])(nrr|insvc|in-?service)([-_.]|$)/i

/** The release in a file: what it says itself, otherwise what its name tells. Nothing where neither does. */
export function releaseIn(file: SoftwareFile): Release | undefined {
  const text = textOf(file)
  const named = /^(?:(?<component>[a-z][a-z0-9]*)-)?(?:.*?-)?(?<version>\d+\.\d+(?:\.\d+)?)/i.exec(stem(file))?.groups
  const iso = extensionOf(file) === '.iso'
  const said = text.sw_version ?? named?.['version']
  if (said === undefined || file.size === 0) return undefined
  const version = said.split('.').length === 2 ? `${said}.0` : said
  const component = text.component ?? named?.['component']?.toLowerCase() ?? 'starlingx'
  const id = text.id ?? `${component}-${version}`
  const needsReboot = text.reboot_required ?? (iso || !inService.test(stem(file)))
  return {
    id,
    version,
    status: 'REL',
    unremovable: text.unremovable ?? iso,
    summary: text.summary ?? (iso ? 'GA release' : `Patch ${version}`),
    description: text.description ?? '',
    prepatched: (text.preinstalled_patches ?? []).length > 0,
    preinstalled: text.preinstalled_patches ?? [],
    requires: text.requires ?? [],
    scripts: text.activation_scripts ?? [],
    metapackages:
      text.metapackages?.map(partOf(version, needsReboot)) ?? parts(version, {major: iso, rebootRequired: needsReboot}),
    preUpgrade: (text.pre_upgrade_deploy ?? []).map(partOf(version, false)),
  }
}

/** A signature fits the image of the same name; where it holds a SHA-256, also only that content. */
export function fits(signature: SoftwareFile, image: SoftwareFile): boolean {
  if (signature.size === 0 || stem(signature) !== stem(image)) return false
  const digest = /\b[0-9a-f]{64}\b/i.exec(signature.content?.toString('utf8') ?? '')?.[0]
  return digest === undefined || digest.toLowerCase() === image.sha256
}
