import type { EntryJson } from '#lib/sheets/entry.ts';
import { earlierOf } from '#lib/sheets/earlier.ts';
import { spiderAt } from '#lib/sheets/spider-at.ts';
import type { SheetView } from '#lib/sheets/sheet.ts';
import { madeUpAnswers, madeUpColleagues } from './made-up.ts';
import type { Tool, ToolStep } from './schema.ts';

const entry = { owner: '', due: '', removed: false, shown: true, group: '' };

const entriesOf = ({ key, fields }: ToolStep, language: Tool['language']): EntryJson[] =>
	fields.flatMap((field) =>
		Array.from({ length: madeUpColleagues }, (_, index) => index + 1).flatMap((number) =>
			madeUpAnswers(field, language, number).map((answer, at) => ({
				...{ ...entry, ...answer, step: key },
				...{ id: `${key}-${field.key}-${number}-${at}`, place: `a${number}${at}` }
			}))
		)
	);

/** What made-up colleagues have said in a step, and in the one whose spider it shows, as it lies on the sheet. */
export const previewEntries = (tool: Tool, place: number): EntryJson[] => {
	const step = tool.steps[place];
	return tool.steps
		.filter((one) => one === step || one.key === step?.spider)
		.flatMap((one) => entriesOf(one, tool.language));
};

/** A step of a tool as somebody who takes part sees it; nothing of it is real. `shown`: private writing has been shown. */
export function previewView(
	tool: Tool,
	place: number,
	shown: boolean,
	colleague: (number: number) => string
): SheetView {
	const step = tool.steps[place] ?? tool.steps[0];
	if (!step) throw new Error('a tool has a step to look at');
	const { name, purpose, source, notice, language } = tool;
	const people = Array.from({ length: madeUpColleagues }, (_, index) => index + 1);
	return {
		...{ id: 'preview', title: name, open: true, rehearsal: false, group: { id: '', name: '' }, meetingId: null },
		tool: { name, purpose, source, notice, language },
		steps: tool.steps.map(({ title: words, minutes, visibility }) => ({ title: words, minutes, visibility })),
		...{
			current: place,
			reached: place,
			next: null,
			showing: null,
			gatheredAt: null,
			timerEndsAt: null,
			now: new Date(0)
		},
		...{
			shutsAtZero: false,
			spotlight: null,
			polls: [],
			heirs: [],
			laidOutOnly: [],
			origins: {},
			message: '',
			groups: []
		},
		earlier: earlierOf(step, tool.steps),
		...{ least: 5, people: madeUpColleagues + 1, leader: '' },
		looking: {
			...{ place, step, isPrivate: step.visibility === 'alone' && step.fields.length > 0 },
			...{
				isSplit: false,
				mode: null,
				toldAnonymous: false,
				shut: false,
				together: null,
				joinable: [],
				wrote: null,
				breakouts: null,
				carried: [],
				spider: shown || step.visibility !== 'alone' ? spiderAt(tool.steps, place) : null
			},
			...{ state: shown ? 'revealed' : 'open', own: [], ready: 0, iAmReady: false, writers: null, silent: null },
			turns: people.map((number) => ({
				...{ membershipId: `made-up-${number}`, name: colleague(number) },
				state: number === 1 ? 'spoken' : 'waiting'
			}))
		},
		entries: previewEntries(tool, place),
		authors: {},
		document: { id: '', epoch: 1, kind: 'sheet' },
		me: { membershipId: '', guest: false, inRoom: false, leads: false, joined: true, may: { write: true, lead: false } }
	};
}
