import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{
		ignores: [
			'.*/',
			'build/',
			'data*/',
			'test-results/',
			'playwright-report/',
			'server/db/generated/',
			'src/lib/i18n/paraglide/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...ts.configs.stylistic,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// The compiler knows names better, and tells them from types.
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/consistent-indexed-object-style': 'off',
			'@typescript-eslint/no-empty-function': 'off',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'no-console': 'error',
			'no-eval': 'error',
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ClassDeclaration[superClass.name!=/Error$/]',
					message: 'Living state is a closure; no inheritance.'
				}
			],
			'svelte/no-at-html-tags': 'error',
			// A text in braces keeps the spaces that the formatter would take.
			'svelte/no-useless-mustaches': 'off',
			// Maps and addresses that nothing on the screen follows are plain ones.
			'svelte/prefer-svelte-reactivity': 'off',
			// Addresses are built from ids in one shape; resolve() would add a type for each and catch nothing here.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			'no-restricted-imports': [
				'error',
				{
					name: '$app/forms',
					importNames: ['enhance'],
					message: 'Take enhance from #lib/ui/enhance.ts: a late answer takes nothing back there.'
				}
			]
		}
	},
	{
		files: ['**/*.svelte.ts'],
		// The one place for classes: $state fields read best in them.
		rules: { 'no-restricted-syntax': 'off' }
	},
	{
		// A promise that nobody waits for is a write that nobody knows the end of.
		files: ['server/**/*.ts', 'src/**/*.ts', 'tests/**/*.ts'],
		// The service worker lives in another world of types than pages and server.
		ignores: ['**/*.svelte.ts', 'src/service-worker.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/only-throw-error': 'off'
		}
	},
	{
		files: ['server/**/*.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Ids and secrets come from newId() or node:crypto.' }
			]
		}
	},
	{ files: ['scripts/**', 'server/main.ts', 'server/backup/main.ts', 'tests/**'], rules: { 'no-console': 'off' } },
	// Playwright's fixtures say by an empty pattern that they need nothing.
	{ files: ['tests/e2e/**/*.ts'], rules: { 'no-empty-pattern': 'off' } }
);
