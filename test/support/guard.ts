/** For NODE_OPTIONS: a process that is started so cannot reach beyond this machine. */
export const guardOption = `--require=${new URL('loopback-only.cjs', import.meta.url).pathname}`
