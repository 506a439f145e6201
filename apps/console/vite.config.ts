import { spa } from '@leasehold/ui/vite'

export default spa({ port: 5174, api: 'http://localhost:3001' })
