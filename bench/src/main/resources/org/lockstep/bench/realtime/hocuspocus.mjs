// The peer in its defaults, which keep documents in memory alone.
import { Server } from '@hocuspocus/server'

const server = new Server({ address: '127.0.0.1', port: 0, quiet: true })
await server.listen()
console.log(`PORT ${server.address.port}`)
