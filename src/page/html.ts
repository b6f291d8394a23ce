/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | bigint | Html | undefined | readonly (Html | string)[]

const signs: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Whatever somebody calls a site: it turns round nothing that stands beside it, and says nothing to a terminal. */
export const inert = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : '\ufffd'))

/** The same, where it is shown in a page and means nothing there either. */
export const escaped = (text: string): string => inert(text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign))

function shown(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map((one: Html | string) => shown(one)).join('')
  return escaped(String(part))
}

/** A template whose values are escaped, save those that are HTML. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(texts.reduce((made, text, at) => made + shown(parts[at - 1]) + text))
