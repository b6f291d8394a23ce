import {periodOf, platformCertificates} from '../certificate/model.js'
import type {Where} from '../where.js'
import {type Check, check} from './check.js'

const warning = [
  '* \n',
  '* Warning: User is expected to convert Platform certificates (e.g. System REST API / GUI and \n',
  '* Local Docker Registry) to use cert-manager and be issued by system-local-ca ClusterIssuer, \n',
  '* before upgrading.\n',
  "* If you haven't yet, this might be the cause of the issues detected. Please perform the\n",
  "* 'Update system-local-ca or Migrate Platform Certificates to use Cert Manager' procedure\n",
  '* before continuing.\n',
  '* \n',
].join('')

const issuer = 'system-local-ca'

function whatIsWrong({sim, region}: Where): string {
  const table = region.of(platformCertificates)
  const over = (name: string) => {
    const one = table.get(name)
    return one !== undefined && periodOf(one, sim.now()).expiry < sim.now()
  }
  if (!table.has(issuer)) return 'Platform Issuer CA data could not be retrieved.\n'
  if (over(issuer)) return 'Platform Issuer Root CA certificate is not trusted by the platform.\n'
  const expected = ['system-restapi-gui-certificate', 'system-registry-local-certificate']
  if (sim.ask('region', region.name)?.role !== 'subcloud') expected.push('system-openldap-local-certificate')
  return expected
    .map((name) => {
      const one = table.get(name)
      if (one === undefined) return `Expected Certificate - ${name} - could not be found.\n`
      if (over(name)) return `Expected Certificate - ${name} - is not Ready.\n`
      if (one.issuer === `CN=${issuer}`) return ''
      return `Expected Certificate - ${name} - was not issued by the Platform Issuer.\n`
    })
    .join('')
}

/** Whether the platform's own authority and what it has issued can be trusted. */
export function issuerCheck(where: Where): Check {
  const wrong = whatIsWrong(where)
  return check('Platform Issuer and expected certificates are healthy', wrong !== '', `${wrong}${warning}`)
}
