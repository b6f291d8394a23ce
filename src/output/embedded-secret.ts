const MEMBER = /(password\\*"\s*:\s*\\*")[^"\\]*/gi

/**
 * dcmanager sends the install values of a subcloud as JSON that is text, with the passwords of BMC and sysadmin in
 * base64: whoever keeps a list as JSON must not keep them.
 */
export const withoutPasswords = <R>(row: R): R => {
  if (typeof row !== 'object' || row === null) return row
  let masked: Record<string, unknown> | undefined
  for (const [name, value] of Object.entries(row)) {
    // JSON has quotes, and hardly any other text.
    const shown = typeof value === 'string' && value.includes('"') ? value.replace(MEMBER, '$1***') : value
    if (shown !== value) masked = {...masked, [name]: shown}
  }
  return masked === undefined ? row : {...row, ...masked}
}
