import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { paraglideMiddleware } from '#lib/i18n/paraglide/server.js';
import { actorOfToken, sessionCookieName } from '#server/accounts/session.ts';
import { firstAddress } from '#server/accounts/set-up.ts';
import { attach } from '#server/attach.ts';
import { readConfig } from '#server/config.ts';
import { context } from '#server/context.ts';
import { demoAccounts } from '#server/demo/accounts.ts';
import { closePortal, openPortal } from '#server/start.ts';

export const init: ServerInit = async () => {
	await openPortal(readConfig(process.env));
	(globalThis as { [name: symbol]: unknown })[Symbol.for('samsyn')] = {
		attach,
		closePortal,
		demoAccounts,
		firstAddress
	};
};

const who: Handle = async ({ event, resolve }) => {
	event.locals.actor = await actorOfToken(event.cookies.get(sessionCookieName()));
	return resolve(event);
};

/** Bytes that a form may bring; only whoever has signed in may put files, and anybody may have one checked. */
const mostOfForm = 1 << 20;
const mostOfFile = 64 << 20;
const mostOfChecked = 26 << 20;
const whereFilesArePut =
	/^\/(meetings\/[^/]+\/(attachments|notes\/signed)|groups\/[^/]+\/matters|(relay|proposals)\/[^/]+)$/;
const whereFilesAreChecked = /^\/open\/[^/]+\/check$/;

function mostBytes(pathname: string, signedIn: boolean): number {
	if (signedIn && whereFilesArePut.test(pathname)) return mostOfFile;
	return whereFilesAreChecked.test(pathname) ? mostOfChecked : mostOfForm;
}

/** A body is refused by its announced length, before anything of it is read. One that announces none is refused too. */
const bodies: Handle = ({ event, resolve }) => {
	if (event.request.body === null) return resolve(event);
	const length = Number(event.request.headers.get('content-length') ?? NaN);
	if (length <= mostBytes(event.url.pathname, event.locals.actor.kind !== 'nobody')) return resolve(event);
	return new Response('413', { status: 413 });
};

const language: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		event.locals.language = locale;
		const theme = event.cookies.get('theme');
		return resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%theme%', theme === 'dark' || theme === 'light' ? theme : 'system')
		});
	});

/** Characters of hints about what to load; more than that, and proxies refuse the whole answer (nginx holds 4 or 8 kB). */
const mostHints = 2_000;

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if ((response.headers.get('Link')?.length ?? 0) > mostHints) response.headers.delete('Link');
	response.headers.set('X-Content-Type-Options', 'nosniff');
	response.headers.set('Referrer-Policy', 'same-origin');
	response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
	response.headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
	if (event.url.protocol === 'https:')
		response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
	if (event.locals.actor.kind !== 'nobody' && !response.headers.has('Cache-Control'))
		response.headers.set('Cache-Control', 'private, no-store');
	return response;
};

export const handle = sequence(headers, who, bodies, language);

export const handleError: HandleServerError = ({ error, status, message }) => {
	const id = crypto.randomUUID().slice(0, 8);
	if (status !== 404)
		context().log.error({ id, error: error instanceof Error ? error.stack : String(error) }, 'a page failed');
	return { message, id };
};
