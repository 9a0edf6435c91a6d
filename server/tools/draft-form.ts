import { refuse } from '#lib/refusals/refusal.ts';
import { applyAct, layOver } from '#lib/tools/draft.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { Form } from '#server/pages.ts';
import { readDraft } from './read-drafts.ts';
import { saveDraft } from './save-draft.ts';

/** A draft as a form of named fields has it; the form names the revision it was read at. */
export interface SentDraft {
	readonly draftId: string;
	readonly form: Form;
	/** The fields as they were sent, by name. */
	readonly typed: Readonly<Record<string, string>>;
}

/**
 * Saves what the builder's form says: whole, where a script wrote it, else laid over what is stored, and then whatever
 * its button does with a part. Out: the draft's revision. Refuses what saving refuses.
 */
export async function saveSent(actor: Actor, { draftId, form, typed }: SentDraft): Promise<{ revision: number }> {
	const revision = Number(form.text('revision'));
	const whole = form.text('definition');
	if (whole) return saveDraft(actor, { draftId, revision, definition: whole });
	const stored = await readDraft(actor, draftId);
	if (stored.revision !== revision) refuse('tool.draft-changed');
	const laid = layOver(stored.tool, typed, form.all('boxes'));
	const definition = JSON.stringify(form.text('act') ? applyAct(laid, form.text('act')) : laid);
	return saveDraft(actor, { draftId, revision, definition });
}
