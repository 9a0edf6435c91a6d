import { m } from '#lib/i18n/paraglide/messages.js';
import { listed } from '#lib/attendance/words.ts';
import type { Fact, FactKind } from './content.ts';
import type { MinutesDecision, MinutesMotion, MinutesPoll, MinutesReservation } from './facts.ts';

const fact = (kind: FactKind, label: string, lines: readonly string[]): Fact[] => {
	const said = lines.map((line) => line.trim()).filter(Boolean);
	return said.length > 0 ? [{ kind, label, lines: said }] : [];
};
const linesOf = (text: string): string[] => text.split('\n');

const motionWords: Record<string, ((said: { who: string; text: string }) => string) | undefined> = {
	approve: m.minutes_motion_approve,
	reject: m.minutes_motion_reject,
	change: m.minutes_motion_change,
	add: m.minutes_motion_add,
	defer: m.minutes_motion_defer,
	refer: m.minutes_motion_refer
};
const motionNames: Record<string, (() => string) | undefined> = {
	approve: m.minutes_motion_name_approve,
	reject: m.minutes_motion_name_reject,
	change: m.minutes_motion_name_change,
	add: m.minutes_motion_name_add,
	defer: m.minutes_motion_name_defer,
	refer: m.minutes_motion_name_refer
};

/** "yrkar ändring: …", and without a text simply "yrkar ändring." */
function motionLine({ kind, by, text, joined }: MinutesMotion): string {
	const words = motionWords[kind] ?? m.minutes_motion_change;
	const said = words({ who: by, text }).replace(/:\s*$/, '.').trim();
	const sentence = /[.!?]$/.test(said) ? said : `${said}.`;
	return joined.length > 0 ? `${sentence} ${m.minutes_motion_joined({ names: listed(joined) })}` : sentence;
}

function propositionLine({ kind, by, outcome }: MinutesMotion): string {
	const what = m.minutes_proposition({ what: (motionNames[kind] ?? m.minutes_motion_name_change)(), who: by });
	if (outcome === 'carried') return m.minutes_proposition_carried({ what });
	return outcome === 'lost' ? m.minutes_proposition_lost({ what }) : what;
}

const formLine = (form: string | null): string => {
	if (form === 'unanimous') return m.minutes_form_unanimous();
	if (form === 'vote') return m.minutes_form_vote();
	return form === 'lot' ? m.minutes_form_lot() : '';
};

const reservationLine = ({ by, text }: MinutesReservation): string =>
	text ? m.minutes_reservation_text({ who: by, text }) : m.minutes_reservation_line({ who: by });

/** "Styrelsens beslut"; "Beslut" where the group's name is not in a form that takes an s. */
function decisionLabel(decides: boolean, group: string, number: string | null): string {
	const label = !decides
		? m.minutes_position()
		: /n$/.test(group)
			? m.minutes_decision_of({ group })
			: m.minutes_decision();
	return number ? m.minutes_decision_numbered({ label, number }) : label;
}

/** A vote as it stands on paper: the question, each choice with its votes, and how it ended. */
export function pollFacts(poll: MinutesPoll): Fact[] {
	const label = poll.advisory
		? m.minutes_vote_advisory()
		: poll.kind === 'secret'
			? m.minutes_vote_secret()
			: poll.kind === 'hands'
				? m.minutes_vote_hands()
				: m.minutes_vote();
	if (poll.state === 'voided')
		return fact('vote', label, [poll.question, m.minutes_vote_voided({ reason: poll.voidedReason }).trim()]);
	const counted = ({ votes, names }: { votes: number; names: readonly string[] }) =>
		names.length > 0 ? m.minutes_vote_names({ votes, names: listed(names) }) : String(votes);
	return fact('vote', label, [
		poll.question,
		...poll.options.map((option) => m.minutes_vote_option({ option: option.text, votes: counted(option) })),
		poll.abstained.votes > 0 ? m.minutes_vote_abstained({ votes: counted(poll.abstained) }) : '',
		poll.entitled > 0 ? m.minutes_vote_entitled({ count: poll.entitled }) : '',
		poll.tie === 'chair'
			? m.minutes_vote_tie_chair()
			: poll.tie === 'lot'
				? m.minutes_vote_tie_lot()
				: poll.tie === 'none'
					? m.minutes_vote_tie_none()
					: '',
		poll.winner ? m.minutes_vote_winner({ option: poll.winner }) : '',
		poll.note
	]);
}

/** One decision with what led to it and what hangs on it (domain.md 3.2), its own vote among it. */
export function decisionFacts(
	decision: MinutesDecision,
	group: { readonly name: string; readonly decides: boolean },
	poll: MinutesPoll | null
): Fact[] {
	const { motions, reservations } = decision;
	const put = motions.filter((motion) => motion.turn !== null).toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
	const contested = motions.length > 1 || poll !== null || reservations.length > 0;
	const of = (kind: string) => reservations.filter((one) => one.kind === kind);
	return [
		...fact('motions', m.minutes_motions(), motions.map(motionLine)),
		...fact('propositions', m.minutes_propositions(), put.map(propositionLine)),
		...(poll ? pollFacts(poll) : []),
		...fact('decision', decisionLabel(group.decides, group.name, decision.number), linesOf(decision.text)),
		...fact('reasons', '', [formLine(decision.form), decision.withoutQuorum ? m.minutes_without_quorum() : '']),
		...fact('reasons', m.minutes_reasons(), linesOf(decision.reasons)),
		...(contested && decision.tookPart.length > 0
			? fact('took-part', m.minutes_took_part(), [listed(decision.tookPart)])
			: []),
		...fact('reservation', m.minutes_reservation(), of('reservation').map(reservationLine)),
		...fact(
			'note',
			m.minutes_note(),
			of('note').map(({ by, text }) => m.minutes_note_line({ who: by, text }))
		),
		...fact('addressees', m.minutes_addressees(), [linesOf(decision.addressees).filter(Boolean).join(', ')])
	];
}
