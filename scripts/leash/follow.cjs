// Loaded before anything else by every process that is started on a leash: it ends when whoever holds the leash lets
// go, or is no more, however that came about.
const {createConnection} = require('node:net')

module.exports = (leash) => {
  // At once, whatever the process is about: it may be a test that runs or a simulator in the middle of a request.
  const end = () => process.kill(process.pid, 'SIGKILL')
  createConnection(leash).on('error', end).on('end', end).on('close', end).resume().unref()
}
