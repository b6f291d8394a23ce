import {assignments, type PatchStep} from '../json-patch.js'

/** A change of the DNS or NTP servers: sysinv applies it on request only, and clears the list for `NC`. */
export function serverList(field: string, words: readonly string[]): PatchStep[] {
  const steps = assignments(words).map((step) =>
    step.path === `/${field}` && String(step.value).trim() === '' ? {...step, value: 'NC'} : step,
  )
  const applies = words.some((word) => word.includes('action='))
  return applies ? steps : [...steps, {op: 'replace', path: '/action', value: 'apply'}]
}
