/** `for-install: 25.09,26.03 - for-sw-deploy: None`: what lies in a subcloud, ready to be used. */
interface Versions {
  readonly install: readonly string[]
  readonly deploy: string | undefined
}

function parse(text: string | null): Versions {
  const [, install = 'None', deploy = 'None'] = /^for-install: (\S+) - for-sw-deploy: (\S+)$/.exec(text ?? '') ?? []
  return {install: install === 'None' ? [] : install.split(','), deploy: deploy === 'None' ? undefined : deploy}
}

const write = ({install, deploy}: Versions): string =>
  `for-install: ${install.join(',') || 'None'} - for-sw-deploy: ${deploy ?? 'None'}`

export function withPrestaged(text: string | null, release: string, forDeploy: boolean): string {
  const {install, deploy} = parse(text)
  if (forDeploy) return write({install, deploy: release})
  return write({install: [...new Set([...install, release])].sort(), deploy})
}

/** A restored system has lost what lay in its running software; what lies beside it stays. */
export function withoutDeploy(text: string | null): string | null {
  if (text === null) return null
  return write({install: parse(text).install, deploy: undefined})
}

export const isPrestagedFor = (text: string | null, release: string): boolean => parse(text).install.includes(release)
