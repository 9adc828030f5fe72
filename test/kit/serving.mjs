// A service in a process of its own: `node serving.mjs <settings as JSON>`; says where it listens on standard output.
import 'reflect-metadata';
import { readSettings, startService } from '../../dist/apps/api/src/index.js';

try {
  const service = await startService(readSettings(JSON.parse(process.argv[2] ?? '{}')));
  process.on('SIGTERM', () => void service.close().then(() => process.exit(0)));
  console.log(JSON.stringify({ url: service.url }));
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message }));
  process.exitCode = 1;
}
