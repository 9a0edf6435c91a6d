/** What the page offers to whoever keeps it. */
export interface KeptPage {
	/** Where the page is, and where it is on its way to. */
	readonly here: () => URL;
	readonly to: () => URL | null;
	/** A link led nowhere: there is no server to ask. */
	readonly stayed: () => void;
	/** Something written on it is not on the server. */
	readonly unsaved: () => boolean;
	/** What a form says that could not be sent. */
	readonly sentence: () => string;
}

const dataOf = /\/__data\.json$|(?<=\.html)__data\.json$/;

/** Names and texts in the flat form in which SvelteKit sends what an action answers. */
function flat(value: unknown): string {
	const out: unknown[] = [];
	const put = (one: unknown): number => {
		const at = out.push(null) - 1;
		if (Array.isArray(one)) out[at] = one.map(put);
		else if (typeof one === 'object' && one !== null)
			out[at] = Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, put(inner)]));
		else out[at] = one;
		return at;
	};
	put(value);
	return JSON.stringify(out);
}

const secret = /password|code|token/i;

/** What was typed, so that the form keeps it; never passwords and codes. */
function typed(body: unknown): Record<string, string | string[]> {
	if (!(body instanceof FormData) && !(body instanceof URLSearchParams)) return {};
	const values: Record<string, string | string[]> = {};
	for (const name of new Set(body.keys())) {
		const texts = body.getAll(name).filter((value) => typeof value === 'string');
		if (!secret.test(name) && texts.length > 0) values[name] = texts.length === 1 ? (texts[0] ?? '') : texts;
	}
	return values;
}

const json = (value: unknown) =>
	new Response(`${JSON.stringify(value)}\n`, { headers: { 'content-type': 'application/json' } });

const dataQuestion = (url: URL): string | null =>
	dataOf.test(url.pathname) ? url.searchParams.get('x-sveltekit-invalidated') : null;
const plain = (path: string) => path.replace(dataOf, '').replace(/\/$/, '');

/** The answer that changes nothing. */
const nothingNew = (invalid: string) => json({ type: 'data', nodes: Array.from(invalid, () => ({ type: 'skip' })) });

const sendsAway = async (answer: Response): Promise<boolean> => {
	const [line = ''] = (await answer.clone().text()).split('\n', 1);
	return /^\{"type":"redirect","location":"\/sign-in\b/.test(line);
};

/**
 * `fetch` for SvelteKit's own questions, which puts an error page in place of whatever stood there when the network goes
 * in the middle of one. A page that asks itself anew keeps what it has; a link leads nowhere; a form says that it was
 * not sent and keeps what was typed. Nor is a page with words that nobody has stored taken away because its reader has
 * been signed out: it says so itself. All other questions are as before.
 */
export function keepingPage(fetch: typeof globalThis.fetch, page: KeptPage): typeof globalThis.fetch {
	const asksItself = (url: URL) => !page.to() && plain(url.pathname) === plain(page.here().pathname);

	function withoutAnswer(error: unknown, url: URL, init: RequestInit | undefined): Response {
		if (init?.method === 'POST' && new Headers(init.headers).get('x-sveltekit-action') === 'true') {
			const data = { refusal: 'storage.unavailable', sentence: page.sentence(), fields: {}, values: typed(init.body) };
			return json({ type: 'failure', status: 503, data: flat(data) });
		}
		const invalid = dataQuestion(url);
		if (invalid === null) throw error;
		if (asksItself(url)) return nothingNew(invalid);
		// Asked ahead, for a link under the pointer: that may fail unseen.
		if (!page.to()) throw error;
		page.stayed();
		const { pathname, search, hash } = page.here();
		return json({ type: 'redirect', location: pathname + search + hash });
	}

	return async (input, init) => {
		const url = new URL(input instanceof Request ? input.url : input, page.here());
		let answer: Response;
		try {
			answer = await fetch(input, init);
		} catch (error) {
			if (error instanceof DOMException && error.name === 'AbortError') throw error;
			return withoutAnswer(error, url, init);
		}
		const invalid = dataQuestion(url);
		const away = invalid !== null && asksItself(url) && page.unsaved() && (await sendsAway(answer));
		return away ? nothingNew(invalid) : answer;
	};
}
