/**
 * Which values are nobody's business, as far as it can be told from outside: by the name of a member, by the name that stands
 * beside a value, or by how a text looks. It is rather too many than too few: what is sealed is not lost.
 */
const telling =
  /pass(?:word|wd|phrase|code)|(?:^|[-_.])(?:pass|pw)$|secret|token|credential|community|(?:private|root|ca|tls|ssl|api|access|auth|encryption|signing)[-_.]?key$/i

export const namesSecret = (name: string): boolean => telling.test(name)

/** A password in a URL, and the key of a certificate. */
const telltale = /[a-z][a-z0-9+.-]*:\/\/[^\s/@:]*:[^\s/@]+@|PRIVATE KEY-----/i
/** `name=value` and `name: value`, also with the quotes that JSON within JSON has. Only where a word begins: see long base64. */
const assignment = /(?<![\w./-])([\w./-]+)(?:\\*["'])?\s*[:=]\s*[^\s,;&}]/g

export function holdsSecret(text: string): boolean {
  if (!worthALook(text)) return false
  if (telltale.test(text)) return true
  for (const [, name = ''] of text.matchAll(assignment)) if (namesSecret(name)) return true
  return false
}

const hint = /pass|pw|secret|token|credential|community|key|:\/\/[^\s/"@]*@/i

/** Nearly all that is written has nothing of it, and costs no more than this. */
export const worthALook = (json: string): boolean => hint.test(json)

/** The members that say what the one beside them holds: a service parameter, a label, a change by JSON patch. */
const labels = ['name', 'key', 'path', 'label_key'] as const
const labelled = ['value', 'label_value']

/** Those of an object's members which another one calls secret. */
export function secretBeside(object: Readonly<Record<string, unknown>>): readonly string[] {
  const said = labels.some((label) => {
    const name = object[label]
    return typeof name === 'string' && namesSecret(name)
  })
  return said ? labelled : []
}
