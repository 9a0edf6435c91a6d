import { deserialize } from '$app/forms';

/** What became of something sent: taken, refused with a sentence, or the server could not be reached. */
export type Sent =
	{ readonly ok: true } | { readonly ok: false; readonly code: string | null; readonly sentence: string };

/** Sends a form's fields to an action of the page without leaving it or reading it anew. In the browser only. */
export async function send(action: string, fields: FormData): Promise<Sent> {
	try {
		const response = await fetch(action, {
			method: 'POST',
			body: fields,
			keepalive: true,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
		});
		const result = deserialize(await response.text());
		if (result.type === 'success' || result.type === 'redirect') return { ok: true };
		const data =
			result.type === 'failure' ? (result.data as { refusal?: string; sentence?: string } | undefined) : undefined;
		return { ok: false, code: data?.refusal ?? null, sentence: data?.sentence ?? '' };
	} catch {
		return { ok: false, code: null, sentence: '' };
	}
}
