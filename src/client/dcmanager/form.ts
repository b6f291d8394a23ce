import type {Part} from '../upload.js'

type Members = Record<string, string | undefined>

/** A form as the official client sends it: files under the path as typed, then fields; without what is not given. */
export const form = (files: Members, fields: Members = {}): Part[] => [
  ...given(files).map(([name, file]) => ({name, file, filename: file})),
  ...given(fields).map(([name, value]) => ({name, value})),
]

const given = (members: Members) =>
  Object.entries(members).filter((member): member is [string, string] => member[1] !== undefined)
