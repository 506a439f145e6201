import { spa } from '@leasehold/ui/vite'

export default spa({ port: 5173, api: 'http://localhost:3000' })
