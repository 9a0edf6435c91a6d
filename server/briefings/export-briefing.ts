import { briefingPaper } from '#lib/briefings/paper.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { paperResponse } from '#server/sheets/paper-response.ts';
import { readForPaper } from './read.ts';

/** A briefing as a file: PDF or Word. Needs what reading it needs; refuses 'thing.missing' for another format. */
export async function exportBriefing(actor: Actor, briefingId: string, word: string): Promise<Response> {
	const format = word === 'pdf' || word === 'docx' ? word : refuse('thing.missing');
	const told = await readForPaper(actor, briefingId);
	return paperResponse({ title: told.title, paper: () => briefingPaper(told), csv: () => '', json: told }, format);
}
