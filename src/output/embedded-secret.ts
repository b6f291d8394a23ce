const MEMBER = /(password\\*"\s*:\s*\\*")[^"\\]*/gi

/**
 * dcmanager sends the install values of a subcloud as JSON that is text, with the passwords of BMC and sysadmin in
 * base64: whoever keeps a list as JSON must not keep them.
 */
export const withoutPasswords = <R>(row: R): R => {
  if (typeof row !== 'object' || row === null) return row
  const masked = Object.entries(row).flatMap(([name, value]) => {
    const shown = typeof value === 'string' ? value.replace(MEMBER, '$1***') : value
    return shown === value ? [] : [[name, shown]]
  })
  return masked.length === 0 ? row : {...row, ...Object.fromEntries(masked)}
}
