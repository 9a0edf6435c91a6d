import type { Server } from 'node:http';
import type { Plugin } from 'vite';

/** In development the sockets hang on Vite's own server and come from the same module graph as the pages. */
export function attachSockets(): Plugin {
	return {
		name: 'samsyn-sockets',
		apply: (_config, { command, mode }) => command === 'serve' && mode !== 'test',
		configureServer(vite) {
			const http = vite.httpServer as Server | null;
			http?.once('listening', () => {
				void (async () => {
					const { readConfig } = (await vite.ssrLoadModule('/server/config.ts')) as typeof import('./config.ts');
					const { openPortal } = (await vite.ssrLoadModule('/server/start.ts')) as typeof import('./start.ts');
					const { attach } = (await vite.ssrLoadModule('/server/attach.ts')) as typeof import('./attach.ts');
					const { firstAddress } = (await vite.ssrLoadModule(
						'/server/accounts/set-up.ts'
					)) as typeof import('./accounts/set-up.ts');
					const { demoAccounts } = (await vite.ssrLoadModule(
						'/server/demo/accounts.ts'
					)) as typeof import('./demo/accounts.ts');
					const { config } = await openPortal(readConfig(process.env));
					attach(http);
					for (const { email, password, role } of await demoAccounts())
						vite.config.logger.info(`  ${email.padEnd(46)} ${password.padEnd(18)} ${role}`);
					const first = await firstAddress();
					if (first)
						vite.config.logger.info(
							`There is no federation yet. Make the first one here, once: ${config.origin}${first}`
						);
				})().catch((error: unknown) => vite.config.logger.error(String(error)));
			});
		}
	};
}
