import { fail, redirect } from '@sveltejs/kit';
import { filledIn, setUpParts, setUpSteps, usualGroups, withShortNames } from '#lib/accounts/set-up.ts';
import type { SetUpDraft, SetUpStep } from '#lib/accounts/set-up.ts';
import { draftFrom, firstDraft, stepOf, withMoreRows } from '#lib/accounts/set-up-form.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { portal } from '#lib/permissions/facts.ts';
import { isRefusal, type Refusal } from '#lib/refusals/refusal.ts';
import { fieldSentence, refusalSentence } from '#lib/refusals/sentence.ts';
import { chosenPassword } from '#server/accounts/choose-password.ts';
import { foundFederation } from '#server/accounts/found-federation.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { letIn, openSession, visitOf } from '#server/accounts/session.ts';
import { checkSetUp } from '#server/accounts/set-up.ts';
import { parseInput } from '#server/command.ts';
import { formOf, page, type Form } from '#server/pages.ts';
import { z } from 'zod';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types.js';

/** Where the page stands: which step, what has been typed, and what was wrong with it. */
interface Stand {
	readonly step: SetUpStep;
	readonly draft: SetUpDraft;
	readonly sentence?: string;
	/** By path: 'organisations.2.name', 'new-password'. */
	readonly problems?: Record<string, string>;
}

export const load = page(async ({ setHeaders, params }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	await checkSetUp(params.token);
	return { start: { step: 'federation', draft: firstDraft() } satisfies Stand as Stand };
});

const words = () => ({
	board: m.accounts_setup_board(),
	regional: m.accounts_setup_regional(),
	regionalShort: m.accounts_setup_regional_short(),
	local: (of: string) => m.accounts_setup_local({ of }),
	localShort: (of: string) => m.accounts_setup_local_short({ of })
});

const schemas: Record<SetUpStep, z.ZodType> = setUpParts;

/** Checks one step; the paths of what is wrong begin with its name. Refuses 'input.invalid'. */
const check = (step: SetUpStep, draft: SetUpDraft) =>
	parseInput(z.object({ [step]: schemas[step] }), { [step]: draft[step] });

/** Without the empty rows of the step that has been filled in; at the end without all of them. */
const tidied = (step: SetUpStep, draft: SetUpDraft): SetUpDraft =>
	step === 'person' ? filledIn(draft) : { ...draft, [step]: filledIn(draft)[step] };

/** The step after, with what it begins with when nothing has been written there. */
function onward(step: SetUpStep, typed: SetUpDraft): Stand {
	const draft = withShortNames(tidied(step, typed));
	check(step, draft);
	const next = setUpSteps[setUpSteps.indexOf(step) + 1] ?? step;
	const begin = next === 'groups' && draft.groups.length === 0;
	return { step: next, draft: begin ? { ...draft, groups: usualGroups(draft, words()) } : draft };
}

/** What was wrong, shown at the step it was written in. */
function refused(no: Refusal, step: SetUpStep, typed: SetUpDraft): Stand {
	const problems = Object.fromEntries(Object.entries(no.fields).map(([path, word]) => [path, fieldSentence(word)]));
	const at = setUpSteps.find((one) => Object.keys(problems)[0]?.startsWith(one));
	return { step: at ?? step, draft: tidied(step, typed), problems, sentence: refusalSentence(no.code, no.details) };
}

async function found(event: RequestEvent, form: Form, typed: SetUpDraft): Promise<never> {
	const draft = filledIn(typed);
	for (const step of setUpSteps) check(step, draft);
	const { name, email } = draft.person;
	const passwordHash = await chosenPassword(form.text('new-password'), [name, email]);
	const { federation, organisations, groups, person } = draft;
	const input = { federation, organisations, groups, person } as Parameters<typeof foundFederation>[1];
	const { language } = event.locals;
	const { accountId } = await foundFederation(portal, { ...input, token: event.params.token, passwordHash, language });
	letIn(event.cookies, await openSession(accountId, visitOf(event)));
	redirect(303, '/office');
}

export const actions = {
	default: async (event) => {
		const form = await formOf(event.request);
		const step = stepOf(form.text('step'));
		const draft = draftFrom(form);
		try {
			await limit('link.ip', networkOf(event.getClientAddress()));
			await checkSetUp(event.params.token);
			switch (form.text('go')) {
				case 'back':
					return { step: setUpSteps[setUpSteps.indexOf(step) - 1] ?? step, draft } as Stand;
				case 'rows':
					return { step, draft: withMoreRows(draft, step) } as Stand;
				case 'found':
					return await found(event, form, draft);
				default:
					return onward(step, draft);
			}
		} catch (no) {
			if (!isRefusal(no)) throw no;
			return fail(no.status, refused(no, step, draft));
		}
	}
} satisfies Actions;
