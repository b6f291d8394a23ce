import type {Call} from '../../../http/call.js'
import type {Upload} from '../../../http/upload.js'
import type {Values} from './values.js'

/** A multipart request: text fields and files. The servers see nothing in a request that is not one. */
export interface Form {
  readonly fields: Values
  readonly files: readonly Upload[]
}

export function formOf(c: Call): Form {
  const multipart = c.header('content-type')?.toLowerCase().includes('multipart/form-data') === true
  return {fields: multipart ? (c.body as Values) : {}, files: multipart ? c.files : []}
}

export const fileOf = (form: Form, field: string): Upload | undefined => form.files.find((file) => file.field === field)

/** A part of this name, be it a file or a field. */
export const hasPart = (form: Form, field: string): boolean => field in form.fields || fileOf(form, field) !== undefined

/** A small part's text, whether it came as a file or as a field. */
export function partText(form: Form, field: string): string | undefined {
  const value = form.fields[field]
  if (value !== undefined && value !== null) return String(value)
  return fileOf(form, field)?.content?.toString('utf8')
}
