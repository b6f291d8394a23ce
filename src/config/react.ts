/** React asks the environment for whom it was built, and ink, with DEV, for a debugger: both are loaded as users have them. */
export function reactForUsers(): void {
  process.env['NODE_ENV'] ??= 'production'
  process.env['DEV'] = ''
}
