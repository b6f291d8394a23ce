import {type PatchStep, replacements} from '../../json-patch.js'
import {pythonJson} from '../../python-json.js'

/** A file system of a host or of the controllers: its new size in GiB, or what it is used for from now on. */
export interface FilesystemChange {
  name: string
  size?: string
  functions?: readonly string[]
}

export const filesystemSteps = ({name, size, functions}: FilesystemChange): PatchStep[] =>
  replacements({name, size, capabilities: functions && pythonJson({functions})})
