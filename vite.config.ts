import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { attachSockets } from './server/dev.ts';
import { paraglide } from './src/lib/i18n/compile.ts';

export default defineConfig(({ command, mode }) => ({
	// Only in development: in a build or a test the plugin keeps the process alive (scripts/compile-messages.mjs does it).
	plugins: [
		command === 'serve' && mode !== 'test' ? paraglideVitePlugin(paraglide) : null,
		sveltekit(),
		attachSockets()
	],
	ssr: { external: ['better-sqlite3', '@node-rs/argon2'] },
	test: {
		reporters: ['default'],
		globalSetup: ['tests/compile-messages.ts'],
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{src,server}/**/*.test.ts', 'tests/*.test.ts', 'tests/bench/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'contract',
					environment: 'node',
					include: ['tests/contract/**/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					environment: 'node',
					include: ['tests/integration/**/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'fuzz',
					environment: 'node',
					include: ['tests/{fuzz,torture}/**/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			}
		]
	}
}));
