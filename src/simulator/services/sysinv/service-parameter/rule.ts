import {isIP, isIPv6} from 'node:net'

/** Says what is wrong with a value, or nothing. */
export type Rule = (name: string, value: string) => string | undefined

const parameter = (name: string, what: string): string => `Parameter '${name}' ${what}`

export const any: Rule = () => undefined

const isWhole = (value: string): boolean => /^\s*[+-]?\d+\s*$/.test(value)

const whole =
  (fits: (value: number) => boolean, what: string): Rule =>
  (name, value) => {
    if (!isWhole(value)) return parameter(name, 'must be an integer value.')
    return fits(Number(value)) ? undefined : parameter(name, what)
  }

export const integer = whole(() => true, '')
export const positive = whole((value) => value > 0, 'must be positive integer.')
export const zeroOrPositive = whole((value) => value >= 0, 'must be positive integer or zero.')

export const between = (least: number, most: number, unit = ''): Rule =>
  whole((value) => value >= least && value <= most, `must be between ${least} and ${most}${unit}.`)

export const zeroOrBetween = (least: number, most: number): Rule =>
  whole((value) => value === 0 || (value >= least && value <= most), `must be zero or between ${least} and ${most}.`)

export const boolean: Rule = (name, value) =>
  /^(true|false)$/i.test(value) ? undefined : parameter(name, 'must be a boolean value.')

export const boolString: Rule = (name, value) =>
  /^(true|false|yes|no|y|n|1|0)$/i.test(value) ? undefined : parameter(name, 'must be a valid bool string.')

export const enabledOrDisabled: Rule = (name, value) =>
  /^(enabled|disabled)$/i.test(value) ? undefined : parameter(name, 'must be of either enabled or disabled value.')

export const either =
  (one: string, other: string): Rule =>
  (name, value) =>
    value === one || value === other ? undefined : parameter(name, `value must be either '${one}' or '${other}'`)

export const oneOf =
  (...values: readonly string[]): Rule =>
  (name, value) =>
    values.includes(value)
      ? undefined
      : parameter(name, `value must be one of (${values.map((one) => `'${one}'`).join(', ')})`)

export const failureAction: Rule = (_name, value) =>
  ['fail', 'degrade', 'alarm', 'none'].includes(value)
    ? undefined
    : "Action must be one of 'fail', 'degrade', 'alarm' or 'none'"

export const listOf =
  (known: readonly string[], wrong: string, right: string): Rule =>
  (_name, value) => {
    const strangers = value
      .split(',')
      .map((one) => one.trim())
      .filter((one) => !known.includes(one))
    return strangers.length === 0 ? undefined : `${wrong}${strangers.join(', ')}. ${right} are: ${known.join(', ')}`
  }

export const url: Rule = (name, value) =>
  /^[a-z][a-z\d+.-]*:\/\/[^\s/?#]+/i.test(value) && URL.canParse(value)
    ? undefined
    : parameter(name, 'must be a valid address.')

const domain = /^(?:(?:[A-Z\d](?:[A-Z\d-]{0,61}[A-Z\d])?\.)+(?:[A-Z]{2,6}\.?|[A-Z\d-]{2,}\.?)|[A-Z\d-_]+)$/i

function isDomainOrIp(text: string): boolean {
  const [place = ''] = text.split('/')
  const parts = place.split(':')
  if (parts.length > 2) return isIPv6(/^\[(.*?)\]/.exec(place)?.[1] ?? place)
  return domain.test(parts[0] ?? '') || isIP(parts[0] ?? '') === 4
}

export const address: Rule = (name, value) =>
  isDomainOrIp(value) ? undefined : parameter(name, 'must be a valid address.')

export const noProxy: Rule = (name, value) => {
  const bad = value.split(',').find((one) => !isDomainOrIp(one))
  return bad === undefined ? undefined : parameter(name, `includes an invalid address '${bad}'.`)
}

export const names: Rule = (_name, value) => {
  const bad = value.split(',').find((one) => !isDomainOrIp(one))
  return bad === undefined ? undefined : `The value provided is not a domain name or IP address. (${bad})`
}

const domainName =
  /^([a-z]|[a-z]{2}|[a-z]\d|\d[a-z]|[a-z\d][-_.a-z\d]{0,61}[a-z\d])\.([a-z]{2,13}|[a-z\d-]{2,30}.[a-z]{2,3})$/i

export const domainOnly: Rule = (name, value) =>
  domainName.test(value) ? undefined : parameter(name, `includes an invalid domain name '${value}'.`)

export const uri: Rule = (name, value) => {
  const [, place, path] = /^[a-z][a-z\d+.-]*:\/\/([^/?#]+)([^?#]*)/i.exec(value) ?? []
  if (place === undefined) return parameter(name, 'must be a valid uri.')
  if (place.endsWith(':')) return 'Port number is missing in uri'
  if (!isDomainOrIp(place)) return parameter(name, 'has invalid domain name or IP address.')
  return path === '/' ? parameter(name, 'has an empty path') : undefined
}

export const ldapUri: Rule = (name, value) =>
  /^(?!ldaps:)[a-z][a-z\d+.-]*:/i.test(value)
    ? parameter(name, 'must be a valid ldap uri using ldaps protocol.')
    : uri(name, value)

export const ldapName: Rule = (name, value) =>
  /^((CN=([^,]*)),)?((((?:CN|OU)=[^,]+,?)+),)?((DC=[^,]+,?)+)$/i.test(value)
    ? undefined
    : parameter(name, 'must be a valid dn.')

export const uuid: Rule = (name, value) =>
  /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(value) ? undefined : parameter(name, 'must be a valid UUID.')

export const registryType: Rule = (name, value) =>
  ['docker', 'aws-ecr'].includes(value)
    ? undefined
    : `${value} is not supported. Parameter ${name} must be one of docker or aws-ecr`

export const nodePort: Rule = (name, value) => {
  if (!isWhole(value)) return parameter(name, 'must be an integer.')
  return Number(value) < 30000 || Number(value) > 31499 ? parameter(name, 'must be in range 30000-31499.') : undefined
}

export const humanSize =
  (unlimited: boolean): Rule =>
  (name, value) =>
    (unlimited && value === 'unlimited') || /^\d+(?:[.,]\d+)?\s*(K|Ki|M|Mi|G|Gi|T|Ti)$/.test(value)
      ? undefined
      : parameter(name, "value must be written in human readable format, e.g., '100M', '2.5Gi', '500K', etc.")

const units = 'BKMGTPE'

export const dumpSize =
  (least: string): Rule =>
  (name, value) => {
    const bytes = bytesOf(value)
    if (bytes === undefined) return parameter(name, 'has invalid value format.')
    return bytes < (bytesOf(least) ?? 0) ? parameter(name, `must be greater than or equal to ${least}.`) : undefined
  }

function bytesOf(text: string): number | undefined {
  if (text === '0') return 0
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)([BKMGTPE])$/.exec(text) ?? []
  return unit === undefined ? undefined : Number(number) * 1024 ** units.indexOf(unit)
}

export const regex: Rule = (name, value) => {
  try {
    new RegExp(value)
    return undefined
  } catch {
    return `Parameter ${name} must be a valid regex`
  }
}

export const runtimeClasses: Rule = (name, value) =>
  value.split(',').every((one) => /^\w+:\/[\w./-]*[\w.-]$/.test(one) && !one.includes('/.'))
    ? undefined
    : `Parameter ValueError in ${name} format: runtimeClassName:runtimeBinaryName`

const host = /^(?!-)[a-z\d-]{1,63}(?<!-)(\.(?!-)[a-z\d-]{1,63}(?<!-))*\.?$/i

export const dnsLocal: Rule = (name, value) =>
  value.length <= 253 && host.test(value) ? undefined : parameter(name, `includes an invalid domain '${value}'.`)

export const hostRecord: Rule = (name, value) => {
  const parts = value.split(',').map((one) => one.trim())
  const titles = parts.filter((one) => !/^\d+$/.test(one) && isIP(one) === 0)
  const bad = titles.find((one) => !host.test(one))
  if (bad !== undefined) return parameter(name, `includes an invalid domain name '${bad}'.`)
  const complete = titles.length > 0 && parts.some((one) => isIP(one) > 0)
  return complete ? undefined : parameter(name, 'must contain valid ip address and host name.')
}

const kept = new Set([
  ...['vm.panic_on_oom', 'vm.overcommit_memory', 'kernel.panic', 'kernel.panic_on_oops', 'kernel.keys.root_maxkeys'],
  ...['kernel.keys.root_maxbytes', 'kernel.sysrq', 'kernel.modules_disabled', 'kernel.hostname'],
  'kernel.ctrl-alt-del',
])

/** Which parameters a kernel has is known by the kernel only; here every one of its families is taken. */
export const sysctl: Rule = (name, value) => {
  if (kept.has(name))
    return `${parameter(`${name}=${value}`, 'cannot be modified.')} It may not persist or is unsafe to modify.`
  return /^(dev|fs|kernel|net|user|vm)(\.[\w-]+)+$/.test(name)
    ? undefined
    : parameter(`${name}=${value}`, 'is not supported. ')
}

const bindingOf = (name: string, line: string): string | undefined => {
  const [subject, roles, ...more] = line.split(':')
  if (roles === undefined || more.length > 0) return parameter(name, `misconfigured: ${line}`)
  if (subject === '' || roles === '') return parameter(name, `misconfigured with empty string: ${line}`)
  const terms = roles.split(',')
  if (terms.length > 3) return parameter(name, `misconfigured: ${roles} must contain 1-3 terms`)
  if (terms.includes('')) return parameter(name, `misconfigured: ${roles} has an empty term`)
  const [project, scope] = [terms.at(-2), terms.at(-3)]
  if (project !== undefined && project !== 'admin') {
    return parameter(name, `invalid project ${project}: valid projects: ['admin']`)
  }
  if (scope !== undefined && scope !== 'Default') {
    return parameter(name, `invalid domain ${scope}: valid domains: ['Default']`)
  }
  return undefined
}

export const roleBindings: Rule = (name, value) => {
  for (const line of value.split(';')) {
    const wrong = bindingOf(name, line)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** `hostPath:/etc/x,name:y`, or the same as JSON. */
export const volume: Rule = (name, value) => {
  const wrong = (why: string) => `Configmap add failed: ${why} Service parameter add aborted.`
  let fields: Record<string, unknown> = {name}
  if (value.startsWith('{') || value.endsWith('}')) {
    try {
      fields = {...fields, ...(JSON.parse(value) as object)}
    } catch (error) {
      return wrong(`Wrong value type, expected str or json format. [Error: ${(error as Error).message}].`)
    }
  } else {
    for (const field of value.split(',')) {
      const [key = '', text, ...more] = field.split(':')
      if (text === undefined || more.length > 0) {
        return wrong(`Wrong value format: '${field}', expected format 'name:value'..`)
      }
      fields[key.trim()] = text.trim()
    }
  }
  if (!('hostPath' in fields)) return wrong("Mandatory field missing, expected fields: ['hostPath', 'name']..")
  const known = ['hostPath', 'name', 'pathType', 'readOnly', 'mountPath', 'noConfigmap', 'content']
  const stranger = Object.keys(fields).find((key) => !known.includes(key))
  if (stranger === undefined) return undefined
  return wrong(`Invalid field: '${stranger}'. Valid fields: [${known.map((one) => `'${one}'`).join(', ')}]..`)
}
