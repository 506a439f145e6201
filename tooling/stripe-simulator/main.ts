import { parseArgs } from 'node:util'
import { startStripeSimulator } from './index.ts'

const usage = `Usage: node tooling/stripe-simulator/main.ts [options]
  --port <number>            where to listen on 127.0.0.1 (12111; 0: any free one)
  --data <file>              keep the state in this file
  --webhook-url <url>        send every event there
  --webhook-secret <secret>  sign them with this (whsec_simulator)
  --secret-key <key>         the API key it accepts (sk_test_simulator)`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '12111' },
    data: { type: 'string' },
    'webhook-url': { type: 'string' },
    'webhook-secret': { type: 'string', default: 'whsec_simulator' },
    'secret-key': { type: 'string', default: 'sk_test_simulator' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.info(usage)
  process.exit(0)
}

const webhookUrl = values['webhook-url']
const simulator = await startStripeSimulator({
  port: Number(values.port),
  secretKey: values['secret-key'],
  ...(values.data ? { dataFile: values.data } : {}),
  ...(webhookUrl ? { webhook: { url: webhookUrl, secret: values['webhook-secret'] } } : {}),
})
console.info(`Stripe simulator: ${simulator.url}`)

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void simulator.stop().then(() => process.exit(0))
  })
}
