import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { can } from '#lib/permissions/rules.ts';
import { topicKey } from '#lib/room/topics.ts';
import { assignmentActions } from '#server/assignments/page-actions.ts';
import { readAssignmentChoices } from '#server/assignments/read-choices.ts';
import { readDecisionAssignments } from '#server/assignments/read.ts';
import { context } from '#server/context.ts';
import { readDecision } from '#server/decisions/read-register.ts';
import { readReview } from '#server/decisions/read-review.ts';
import { decisionActions } from '#server/decisions/room-actions.ts';
import { readTold } from '#server/organisation/read-told.ts';
import { page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['decisions', 'assignments', 'organisation']) depends(topicKey(topic));
	const shown = await readDecision(actor, params.decision);
	const { line } = shown;
	return {
		...shown,
		tasks: await readDecisionAssignments(actor, { decisionId: line.id, meetingId: line.meetingId }),
		choices: await readAssignmentChoices(actor, line.groupId),
		review: await readReview(actor, params.decision),
		told: await readTold(actor, line.meetingId),
		groupId: line.groupId,
		maySend: can(actor, 'relay.draft', { federationId: actor.federationId, groupId: line.groupId }),
		language,
		now: context().clock.now(),
		commandId: newId(),
		crumbs: [{ label: m.decisions_register(), href: '/decisions' }, { label: line.number }]
	};
});

// What is prepared, moved and decided belongs to the meeting's pages.
const {
	addressDecision,
	reviewDecision,
	correctDecision,
	withdrawDecision,
	writeStatement,
	makeStatement,
	withdrawStatement
} = decisionActions;
export const actions: Actions = {
	...{
		addressDecision,
		reviewDecision,
		correctDecision,
		withdrawDecision,
		writeStatement,
		makeStatement,
		withdrawStatement
	},
	...assignmentActions
};
