// Nothing that a test starts may connect to another machine: not the test itself, and no process that it starts
// (NODE_OPTIONS hands this file on). Names are not looked up either, but for localhost.
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

/** From now on this process goes on after an attempt; whoever calls gets the list and fails because of it. */
module.exports.collectAttempts = () => {
  attempts = []
  return attempts
}
