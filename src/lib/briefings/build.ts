import { dayAndMonth, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Asked, HopState } from '#lib/relay/states.ts';
import { askedWords, fromWords, hopStateWords } from '#lib/relay/words.ts';
import type { BriefingSection } from './sections.ts';

/** One paragraph that the portal puts into a briefing. */
export interface BuiltLine {
	readonly section: BriefingSection;
	/** Its source, by which it is put in once. */
	readonly key: string;
	/** The thing it comes from, for the red thread. */
	readonly source: string | null;
	readonly title: string;
	readonly text: string;
	/** What the way to the source is called, and where it leads; null where its readers could not open it. */
	readonly more: string;
	readonly href: string | null;
}

/** What those who decide did with a proposal. */
export const proposalOutcomes = ['decided', 'referred', 'deferred', 'declined'] as const;
export type ProposalOutcome = (typeof proposalOutcomes)[number];

/** What happened that a briefing's readers may know of (X18). */
export interface BriefingFacts {
	readonly came: readonly {
		readonly hopId: string;
		readonly noteId: string;
		readonly title: string;
		readonly what: string;
		readonly from: readonly string[];
		readonly asked: Asked;
	}[];
	readonly answers: readonly {
		readonly hopId: string;
		readonly noteId: string;
		readonly title: string;
		readonly to: string;
		readonly state: HopState;
		readonly report: string;
	}[];
	readonly proposals: readonly {
		readonly id: string;
		readonly ordinal: number;
		readonly title: string;
		readonly to: ProposalOutcome;
		readonly body: string;
	}[];
	readonly decisions: readonly {
		readonly id: string;
		readonly number: string;
		readonly item: string;
		readonly text: string;
		/** Who decided; '' in a report of their own. */
		readonly body: string;
		readonly on: Date;
		/** The published minutes, where they are. */
		readonly openAt: string | null;
	}[];
	readonly tasks: readonly {
		readonly id: string;
		readonly text: string;
		readonly owner: string;
		readonly due: Date | null;
	}[];
	/** Reports that were sent to the group. */
	readonly reports: readonly { readonly id: string; readonly body: string; readonly on: Date }[];
	readonly meetings: readonly { readonly id: string; readonly group: string; readonly startsAt: Date }[];
}

export const noFacts: BriefingFacts = {
	...{ came: [], answers: [], proposals: [], decisions: [], tasks: [], reports: [], meetings: [] }
};

/** Letters of somebody's text that are quoted; the rest is behind the link. */
const mostQuoted = 1_500;
const inSwedish = { locale: 'sv' } as const;

function quoted(text: string): string {
	const whole = text.trim();
	if (whole.length <= mostQuoted) return whole;
	return `${whole
		.slice(0, mostQuoted)
		.toWellFormed()
		.replace(/\s+\S*$/u, '')} …`;
}
const outcomeWords = (to: ProposalOutcome, body: string): string =>
	({
		decided: m.briefings_line_decided,
		referred: m.briefings_line_referred,
		deferred: m.briefings_line_deferred,
		declined: m.briefings_line_declined
	})[to]({ body }, inSwedish);

const ended = (text: string): string => (/[.!?…:]$/u.test(text) ? text : `${text}.`);

/**
 * What a briefing has to say, a paragraph a source, each under its heading and in the order it happened. Pure: the same
 * facts give the same lines under the same keys. `now` only says which year goes without saying.
 */
export function buildBriefing(facts: BriefingFacts, origin: string, now: Date): BuiltLine[] {
	const at = (path: string) => `${origin}${path}`;
	const day = (date: Date) => dayAndMonth(date, 'sv', now);
	const more = m.briefings_more({}, inSwedish);
	return [
		...facts.came.map((one): BuiltLine => ({
			...{ section: 'relayed', key: `came:${one.hopId}`, source: one.noteId, more, title: ended(one.title) },
			text: [
				m.briefings_line_came(
					{ from: fromWords(one.from, 'sv'), asked: askedWords(one.asked, 'sv').toLocaleLowerCase('sv') },
					inSwedish
				),
				quoted(one.what)
			].join('\n'),
			href: at(`/relay/received/${one.hopId}`)
		})),
		...facts.answers.map((one): BuiltLine => ({
			...{ section: 'answers', key: `answer:${one.hopId}`, source: one.noteId, more, title: ended(one.title) },
			text: [
				m.briefings_line_answer({ group: one.to, state: hopStateWords(one.state, 'sv') }, inSwedish),
				quoted(one.report)
			].join('\n'),
			href: at(`/relay/${one.noteId}`)
		})),
		...facts.proposals.map((one): BuiltLine => ({
			...{ section: 'answers', key: `proposal:${one.id}:${one.ordinal}`, source: one.id, more },
			title: ended(one.title),
			text: outcomeWords(one.to, one.body),
			href: at(`/proposals/${one.id}`)
		})),
		...facts.reports.map((one): BuiltLine => ({
			...{ section: 'decisions', key: `report:${one.id}`, source: one.id, more, title: '' },
			text: m.briefings_line_report({ body: one.body, date: day(one.on) }, inSwedish),
			href: at(`/briefings/${one.id}`)
		})),
		...facts.decisions.map((one): BuiltLine => ({
			...{ section: 'decisions', key: `decision:${one.id}`, source: one.id, more: m.briefings_minutes({}, inSwedish) },
			title: ended([one.number, one.item].filter(Boolean).join(' ')),
			text: [
				...(one.body ? [m.briefings_line_decision({ body: one.body, date: day(one.on) }, inSwedish)] : []),
				quoted(one.text)
			].join('\n'),
			href: one.openAt === null ? null : at(one.openAt)
		})),
		...facts.tasks.map((one): BuiltLine => ({
			...{ section: 'tasks', key: `task:${one.id}`, source: one.id, more, title: ended(one.owner) },
			text: [
				quoted(one.text),
				...(one.due ? [m.briefings_line_due({ date: longDate(one.due, 'sv') }, inSwedish)] : [])
			].join('\n'),
			href: null
		})),
		...facts.meetings.map((one): BuiltLine => ({
			...{ section: 'ahead', key: `meeting:${one.id}`, source: null, more, title: '' },
			text: m.briefings_line_meeting({ group: one.group, date: longDate(one.startsAt, 'sv') }, inSwedish),
			href: null
		}))
	];
}
