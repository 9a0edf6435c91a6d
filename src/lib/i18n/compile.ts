/** How the messages are compiled: one place for the build, the tests and the type check. Which files hold messages
 * stands in project.inlang/settings.json; each feature has its own. */
export const paraglide = {
	project: './project.inlang',
	outdir: './src/lib/i18n/paraglide',
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'] as ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'language',
	// Said outright: by default a build and a test run lay the same folder out differently and pull it from under each other.
	outputStructure: 'message-modules' as const,
	emitTsDeclarations: true
};
