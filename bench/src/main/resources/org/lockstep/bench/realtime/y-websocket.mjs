// The peer's own server, which takes its port from the environment and keeps documents in memory alone.
import { createServer } from 'node:net'

const probe = createServer()
await new Promise(resolve => probe.listen(0, '127.0.0.1', resolve))
const { port } = probe.address()
await new Promise(resolve => probe.close(resolve))
process.env.HOST = '127.0.0.1'
process.env.PORT = String(port)
const print = console.log
console.log = line => {
  if (String(line).startsWith('running')) print(`PORT ${port}`)
}
const { resolve } = import.meta
await import(new URL('server.js', resolve('@y/websocket-server/utils')))
