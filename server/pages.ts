import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import type { Actor } from '#lib/permissions/facts.ts';
import type { RefusalCode } from '#lib/refusals/codes.ts';
import { isRefusal, refuse, type Refusal } from '#lib/refusals/refusal.ts';
import { fieldSentence, refusalSentence } from '#lib/refusals/sentence.ts';

interface Asked {
	readonly url: URL;
	readonly locals: { readonly actor: Actor };
}

const signedOut = (no: Refusal) => no.code === 'access.sign-in' || no.code === 'account.signed-out';

/**
 * Wraps a load (`export const load = page(async (event: PageServerLoadEvent) => …)`) or a GET: a visitor is sent to
 * sign in and comes back here afterwards, other refusals become an error page with their sentence; bugs pass through.
 */
export const page =
	<Event extends Asked, Data>(load: (event: Event) => Data | Promise<Data>) =>
	async (event: Event): Promise<Data> => {
		try {
			return await load(event);
		} catch (no) {
			if (!isRefusal(no)) throw no;
			if (signedOut(no)) redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
			error(no.status, { message: refusalSentence(no.code, no.details), code: no.code });
		}
	};

/** What a form sent. Text is trimmed; what stands in a password field is left as it was written. */
export interface Form {
	/** The field's text; '' when it is missing. A name given several times: the last one. */
	text(name: string): string;
	/** All texts under one name (rows, checkboxes), in the form's order. */
	all(name: string): string[];
	/** Whether a checkbox was ticked or a button of this name pressed. */
	has(name: string): boolean;
	/** The chosen files under one name; none chosen: []. */
	files(name: string): File[];
	/** The hidden field that makes a second submit the same act. */
	readonly commandId: string | undefined;
}

/** What a page gets back as `form` when its action was refused. */
export interface Failed {
	readonly refusal: RefusalCode;
	/** The whole refusal as a sentence in the reader's language. */
	readonly sentence: string;
	/** A sentence per wrong field, by its name. */
	readonly fields: Record<string, string>;
	/** What was typed, by name; never passwords and codes. A name given several times: all of them. */
	readonly values: Record<string, string | string[]>;
}

const secret = /password|code|token/i;

/** The form of a request. Refuses 'input.invalid' for a body that is none: JSON and plain text change nothing here. */
async function bodyOf(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch {
		return refuse('input.invalid');
	}
}

/** What was sent to an address that answers without a page (a POST in +server.ts, inside `page`). */
export const formOf = async (request: Request): Promise<Form> => readForm(await bodyOf(request));

/** Reads FormData. */
export function readForm(data: FormData): Form {
	const texts = (name: string) =>
		data
			.getAll(name)
			.filter((value) => typeof value === 'string')
			.map((value) => (/password/i.test(name) ? value : value.trim()));
	return {
		text: (name) => texts(name).at(-1) ?? '',
		all: texts,
		has: (name) => data.has(name),
		files: (name) =>
			data.getAll(name).filter((value) => value instanceof File && (value.size > 0 || value.name !== '')) as File[],
		commandId: texts('commandId').at(-1) || undefined
	};
}

/** The answer to a refused form: sentences, and what was typed so that nobody types it again. */
export function failed(no: Refusal, data: FormData): ActionFailure<Failed> {
	const form = readForm(data);
	const values: Record<string, string | string[]> = {};
	for (const name of new Set(data.keys())) {
		const typed = form.all(name);
		if (!secret.test(name) && typed.length > 0) values[name] = typed.length === 1 ? (typed[0] ?? '') : typed;
	}
	const fields = Object.fromEntries(Object.entries(no.fields).map(([name, problem]) => [name, fieldSentence(problem)]));
	return fail(no.status, { refusal: no.code, sentence: refusalSentence(no.code, no.details), fields, values });
}

/**
 * Runs the body of a form action: `actions = { default: (event) => act(event, async (form, actor) => { … }) }`.
 * Refusals become `fail` with sentences and what was typed; redirects and bugs pass through.
 */
export async function act<Result>(
	event: { readonly request: Request; readonly locals: { readonly actor: Actor } },
	body: (form: Form, actor: Actor) => Promise<Result>
): Promise<Result | ActionFailure<Failed>> {
	let data = new FormData();
	try {
		data = await bodyOf(event.request);
		return await body(readForm(data), event.locals.actor);
	} catch (no) {
		if (!isRefusal(no)) throw no;
		return failed(no, data);
	}
}
