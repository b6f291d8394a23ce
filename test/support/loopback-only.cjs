// Nothing that a test starts may connect to another machine: not the test itself, and no process that it starts
// (NODE_OPTIONS hands this file on). Names are not looked up either, but for localhost.
const dgram = require('node:dgram')
const net = require('node:net')
const dns = require('node:dns')

/** Filled in a process that looks at it. */
let attempts
const loopback = (host) => /^(localhost|127(\.\d{1,3}){3}|(::ffff:)?127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host)

function refuse(what) {
  const message = `a test must not leave this machine: ${what}`
  if (!attempts) {
    process.stderr.write(`${message}\n`)
    process.exit(99)
  }
  attempts.push(message)
  return Object.assign(new Error(message), {code: 'ENETUNREACH'})
}

const {connect} = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  // Node itself hands over one normalized array: [options, callback].
  const [first] = Array.isArray(args[0]) ? args[0] : args
  const options = typeof first === 'object' && first !== null ? first : {port: first, host: args[1]}
  const host = typeof options.host === 'string' ? options.host : 'localhost'
  if (options.path || options.fd !== undefined || loopback(host)) return connect.apply(this, args)
  const error = refuse(`connect to ${host}:${options.port}`)
  process.nextTick(() => this.destroy(error))
  return this
}

const guarded =
  (lookUp, place) =>
  (name, ...rest) => {
    if (net.isIP(name) !== 0 || loopback(name)) return lookUp.call(place, name, ...rest)
    throw refuse(`look up ${name}`)
  }
for (const place of [dns, dns.promises]) {
  for (const name of Object.keys(place)) {
    if (/^(lookup|resolve)/.test(name) && name !== 'lookupService') place[name] = guarded(place[name], place)
  }
}

for (const {prototype} of [dns.Resolver, dns.promises.Resolver]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (!/^(resolve|reverse)/.test(name)) continue
    prototype[name] = (asked) => {
      throw refuse(`look up ${asked}`)
    }
  }
}
for (const name of ['connect', 'send']) {
  const {[name]: genuine} = dgram.Socket.prototype
  dgram.Socket.prototype[name] = function (...args) {
    // The address is the only word but for the message, which comes first.
    const host = args.slice(name === 'send' ? 1 : 0).find((one) => typeof one === 'string')
    if (host === undefined || loopback(host)) return genuine.apply(this, args)
    throw refuse(`${name} a datagram to ${host}`)
  }
}

/** From now on this process goes on after an attempt; whoever calls gets the list and fails because of it. */
module.exports.collectAttempts = () => {
  attempts = []
  return attempts
}
