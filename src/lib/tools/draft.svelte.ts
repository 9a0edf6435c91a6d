import { deserialize } from '$app/forms';
import { SvelteSet } from 'svelte/reactivity';
import { actOn, at, partsOf, problemsOf } from './draft.ts';
import type { ToolReason } from './parse-tool.ts';
import type { Tool } from './schema.ts';

/** A draft as the server has it. */
export interface SavedDraft {
	readonly id: string;
	readonly revision: number;
	readonly tool: Tool;
	readonly by: { readonly name: string; readonly me: boolean };
}

/** Milliseconds of rest before what was typed is saved, and before a saving that failed is tried again. */
const rest = 800;
const patience = 5_000;
/** Of an empty part nothing is said until somebody has been there. */
const gaps: ReadonlySet<ToolReason> = new Set<ToolReason>(['short', 'missing']);

type Outcome = { readonly revision: number } | { readonly refusal: string } | null;

async function sendDraft(fields: FormData): Promise<Outcome> {
	try {
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const response = await fetch('?/save', { method: 'POST', body: fields, headers });
		const result = deserialize<{ revision: number }, { refusal: string }>(await response.text());
		if (result.type === 'success' && result.data) return { revision: result.data.revision };
		return result.type === 'failure' && result.data ? { refusal: result.data.refusal } : null;
	} catch {
		return null;
	}
}

/**
 * A draft that is being built on: saved when the hands rest, whole, over the revision it was read at. When somebody else
 * has saved since, nothing is overwritten before a choice is made.
 */
export class LiveDraft {
	tool = $state<Tool>() as Tool;
	revision = $state(0);
	state = $state<'saved' | 'waiting' | 'saving' | 'failed' | 'changed'>('saved');
	/** What somebody else has saved since; to choose between. */
	other = $state.raw<SavedDraft | null>(null);
	/** Says of every gap, also where nobody has been. */
	strict = $state(false);
	readonly text = $derived(JSON.stringify(this.tool));
	readonly problems = $derived(problemsOf(JSON.parse(this.text)));
	readonly id: string;
	readonly touched = new SvelteSet<string>();
	#kept: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#saving: Promise<void> | null = null;
	#heard: SavedDraft | null = null;

	constructor({ id, revision, tool }: SavedDraft) {
		this.id = id;
		this.revision = revision;
		this.tool = structuredClone(tool);
		this.#kept = JSON.stringify(tool);
	}

	get dirty(): boolean {
		return this.text !== this.#kept;
	}

	/** What is wrong at a place, when it is time to say so. */
	problemAt(place: string): ToolReason | null {
		const found = this.problems.find((problem) => problem.place === place)?.reason ?? null;
		return found && gaps.has(found) && !this.strict && !this.touched.has(place) ? null : found;
	}

	/** Does an act on the parts. Out: takes back a removal, wherever the part's list is by then. */
	act(act: string): (() => void) | null {
		const [verb, place = ''] = act.split(':');
		const parts = partsOf(place);
		const index = Number(parts.at(-1));
		const list = verb === 'remove' ? (at(this.tool, parts.slice(0, -1)) as unknown[]) : null;
		const row = list?.[index];
		actOn(this.tool, act);
		return list ? () => void list.splice(Math.min(index, list.length), 0, row) : null;
	}

	/** Saves when the hands have rested; called whenever the text has changed. */
	later(wait = rest): void {
		clearTimeout(this.#timer);
		if (!this.dirty || this.state === 'changed') return;
		if (this.state !== 'saving' && this.state !== 'failed') this.state = 'waiting';
		this.#timer = setTimeout(() => void this.save(), wait);
	}

	/** Saves now; resolves when what stands here is saved, or could not be. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		while (this.#saving) await this.#saving;
		if (!this.dirty || this.state === 'changed') return;
		this.#saving = this.#send().finally(() => {
			this.#saving = null;
			// What came while this was under way.
			if (this.#heard) this.heard(this.#heard);
		});
		await this.#saving;
	}

	async #send(): Promise<void> {
		const text = this.text;
		this.state = 'saving';
		const fields = new FormData();
		fields.set('revision', String(this.revision));
		fields.set('definition', text);
		const outcome = await sendDraft(fields);
		if (outcome && 'revision' in outcome) {
			this.#kept = text;
			this.revision = outcome.revision;
			this.state = this.dirty ? 'waiting' : 'saved';
			this.later();
		} else if (outcome?.refusal === 'tool.draft-changed') this.state = 'changed';
		else {
			this.state = 'failed';
			this.later(patience);
		}
	}

	/** What the server has now: taken over where nothing here is unsaved, else to choose between. */
	heard(fresh: SavedDraft): void {
		this.#heard = fresh;
		if (fresh.revision <= this.revision || this.#saving) return;
		const text = JSON.stringify(fresh.tool);
		if (text === this.text || !this.dirty) this.take(fresh);
		else {
			this.other = fresh;
			this.state = 'changed';
		}
	}

	/** Goes over to what somebody else saved. */
	take(fresh: SavedDraft): void {
		this.tool = structuredClone(fresh.tool);
		this.#kept = JSON.stringify(fresh.tool);
		this.revision = fresh.revision;
		this.other = null;
		this.state = 'saved';
	}

	/** Saves what stands here over what somebody else saved. */
	async keepMine(): Promise<void> {
		if (this.other) this.revision = this.other.revision;
		this.other = null;
		this.state = 'waiting';
		await this.save();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}
