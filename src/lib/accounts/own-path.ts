/**
 * A path of this portal to go on to after signing in, from a `next` that anybody may have written.
 * Out: path with query, or '/' for everything that leads elsewhere (another host, `//host`, `/\host`, control characters).
 */
export function ownPath(next: string | null | undefined): string {
	const here = 'https://own.invalid';
	if (!next?.startsWith('/') || next.length > 2000 || !URL.canParse(next, here)) return '/';
	const url = new URL(next, here);
	return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
