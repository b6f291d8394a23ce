import {readdir, stat} from 'node:fs/promises'
import {basename, extname, join, resolve} from 'node:path'
import {softwareMisuse} from '../option/software.js'

/** Files to upload, and what is wrong with the others, in the words of the official client. */
export interface ReleaseFiles {
  files: string[]
  complaints: string[]
}

/** What directories hold to upload, and what is left out. */
export interface ReleaseDirectories {
  files: string[]
  missing: string[]
  unsupported: string[]
  /** Links of release files that lead nowhere: the official client passes over them. */
  broken: string[]
}

const extensions = new Set(['.iso', '.sig', '.patch'])

/** Whether usm takes files of this name. */
export const isReleaseFile = (file: string): boolean => extensions.has(extname(file))

/** The files among the paths that can be uploaded. */
export async function releaseFiles(paths: readonly string[]): Promise<ReleaseFiles> {
  const chosen: ReleaseFiles = {files: [], complaints: []}
  for (const file of paths.map((given) => resolve(given))) {
    const facts = await stat(file).catch(() => undefined)
    if (!facts) chosen.complaints.push(`File does not exist: ${file}`)
    else if (facts.isDirectory()) chosen.complaints.push(`${file} is a directory. Please use upload-dir`)
    else if (!facts.isFile() || !isReleaseFile(file)) {
      chosen.complaints.push(`${file} has the unsupported file extension.`)
    } else chosen.files.push(file)
  }
  return chosen
}

/** The release files directly in the directories: one image with its signature at most. */
export async function releaseFilesIn(directories: readonly string[]): Promise<ReleaseDirectories> {
  const missing: string[] = []
  const broken: string[] = []
  const all = new Set<string>()
  for (const directory of directories) {
    const names = await readdir(directory).catch(() => undefined)
    if (!names) missing.push(directory)
    for (const file of (names ?? []).map((name) => resolve(join(directory, name)))) {
      const facts = await stat(file).catch(() => undefined)
      if (facts?.isFile()) all.add(file)
      else if (!facts && isReleaseFile(file)) broken.push(file)
    }
  }
  const sorted = [...all].sort()
  for (const extension of ['.iso', '.sig']) checkOnlyOne(extension, sorted)
  const files = sorted.filter(isReleaseFile)
  return {files, missing, broken, unsupported: sorted.filter((file) => !isReleaseFile(file))}
}

function checkOnlyOne(extension: string, files: readonly string[]): void {
  const found = files.filter((file) => file.endsWith(extension))
  if (found.length < 2) return
  const list = found.map((file) => `'${file}'`).join(', ')
  throw softwareMisuse(
    `only one ${extension} file can be uploaded at a time: found ${found.join(', ')}`,
    `Only one ${extension.slice(1).toUpperCase()} file can be uploaded at a time. Found: [${list}]`,
  )
}

/** Refuses half of an image: usm would take in gigabytes before it says so. */
export function checkPairs(files: readonly string[]): void {
  const alone = files.filter((file) => {
    const partner = {'.iso': '.sig', '.sig': '.iso'}[extname(file)]
    return partner !== undefined && !files.some((other) => extname(other) === partner)
  })
  if (alone.length === 0) return
  const names = alone.map((file) => basename(file)).join(', ')
  const message = `${names}: an image and its signature go together`
  throw softwareMisuse(message, message, 'name the .iso and the .sig')
}
