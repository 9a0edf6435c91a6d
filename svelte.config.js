import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: adapter({ out: 'build' }),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self', 'ws:', 'wss:'],
				'frame-ancestors': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'object-src': ['none']
			}
		},
		// One page stands in for any address that cannot be reached (src/service-worker.ts): its files are named from the root.
		paths: { relative: false },
		// Registered by the page itself, once there is something to open without a network.
		serviceWorker: { register: false },
		typescript: {
			config: (config) => {
				config.include.push('../server/**/*.ts', '../scripts/**/*.mjs', '../*.config.ts', '../prisma/**/*.ts');
				config.exclude = [...(config.exclude ?? []), '../build/**', '../data/**'];
			}
		}
	}
};
