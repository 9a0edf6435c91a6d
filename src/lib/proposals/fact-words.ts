import type { Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { FactChange } from './held-facts.ts';

/** What has changed of a proposal besides its text, in words: what it was, and what it is. */
export function factWords(change: FactChange, language: Language): string {
	const locale = { locale: language } as const;
	const said = (text: string): string => text || m.proposals_fact_none({}, locale);
	const line = (fact: string, was: string, is: string): string =>
		m.proposals_fact_changed({ fact, was: said(was), is: said(is) }, locale);
	if (change.what === 'amount') {
		const kronor = (amount: number | null): string =>
			amount === null
				? ''
				: m.proposals_kronor({ amount: amount.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB') }, locale);
		return line(m.proposals_amount({}, locale), kronor(change.was), kronor(change.is));
	}
	if (change.what === 'applicants')
		return line(m.proposals_applicants({}, locale), change.was.join(', '), change.is.join(', '));
	if (change.what === 'papers') {
		const { added, gone, replaced } = change;
		const parts = [
			...(added.length > 0 ? [m.proposals_fact_papers_added({ names: added.join(', ') }, locale)] : []),
			...(gone.length > 0 ? [m.proposals_fact_papers_gone({ names: gone.join(', ') }, locale)] : []),
			...(replaced.length > 0 ? [m.proposals_fact_papers_replaced({ names: replaced.join(', ') }, locale)] : [])
		];
		return `${m.proposals_papers({}, locale)}: ${parts.join('; ')}`;
	}
	if (change.what === 'form') {
		const form = (word: string): string =>
			word === 'project'
				? m.proposals_form_project({}, locale)
				: word === 'preparatory'
					? m.proposals_form_preparatory({}, locale)
					: '';
		return line(m.proposals_form({}, locale), form(change.was), form(change.is));
	}
	const fact = change.what === 'title' ? m.proposals_fact_title({}, locale) : m.proposals_fact_years({}, locale);
	return line(fact, change.was, change.is);
}
