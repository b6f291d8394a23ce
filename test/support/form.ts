/** The parts of a multipart body: `name` to text, files as `name@filename` to content. */
export function partsOf(body: string): Record<string, string> {
  const boundary = /^--(\S+)/.exec(body)?.[1] ?? ''
  const parts = body.split(`--${boundary}`).slice(1, -1)
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...content] = part.trim().split('\r\n\r\n')
      const name = /; name="([^"]*)"/.exec(head)?.[1] ?? ''
      const filename = /; filename="([^"]*)"/.exec(head)?.[1]
      return [filename === undefined ? name : `${name}@${filename}`, content.join('\r\n\r\n')]
    }),
  )
}
