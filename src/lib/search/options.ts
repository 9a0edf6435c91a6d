import type { Component } from 'svelte';
import Search from '@lucide/svelte/icons/search';
import { meetingDate, shortWhen, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { searchHref } from './asked.ts';
import type { Stretch } from './excerpt.ts';
import { plainTitle, type Suggestion } from './hit.ts';
import { kindWords } from './kind-words.ts';
import type { Recent } from './recent.ts';

/** A line of the dialog. */
export interface Option {
	readonly key: string;
	readonly href: string;
	readonly title: readonly Stretch[];
	/** What it is, in which group and when. */
	readonly note: string;
	readonly said: readonly Stretch[];
	readonly icon: Component;
	/** What is remembered of it once it is opened; nothing of a search. */
	readonly recent: Recent | null;
}

export interface Section {
	readonly label: string;
	readonly options: readonly Option[];
}

const plain = (text: string): Stretch[] => [{ text, hit: false }];

/** A group of the reader's own, and its next meeting. */
export interface OwnGroup {
	readonly id: string;
	readonly name: string;
	readonly next: Date | null;
	readonly nextId: string | null;
}

/** What the dialog offers before anything is typed: what was opened lately, and the reader's own groups and their next meetings. */
export function restingSections(recent: readonly Recent[], groups: readonly OwnGroup[], language: Language): Section[] {
	const lately = recent.map((one) => ({
		...{ key: one.href, href: one.href, title: plain(one.title), said: [], recent: one },
		...{ note: kindWords[one.kind].one(), icon: kindWords[one.kind].icon }
	}));
	const way = (href: string, title: string, kind: 'group' | 'meeting', note: string): Option => ({
		...{ key: `way ${href}`, href, title: plain(title), said: [], note },
		...{ icon: kindWords[kind].icon, recent: { href, title, kind } }
	});
	const ways = groups.flatMap(({ id, name, next, nextId }) => [
		way(`/groups/${id}`, name, 'group', m.search_group()),
		...(next && nextId
			? [way(`/meetings/${nextId}`, m.search_next_meeting({ name }), 'meeting', shortWhen(next, language))]
			: [])
	]);
	return [
		{ label: m.search_recent(), options: lately },
		{ label: m.search_go_to(), options: ways }
	].filter(({ options }) => options.length > 0);
}

/** What it offers for what is typed, and last the page with all of it. */
export function typedSections(text: string, hits: readonly Suggestion[], language: Language): Section[] {
	const found = hits.map((hit): Option => {
		const { one, icon } = kindWords[hit.kind];
		const day = hit.at ? meetingDate(new Date(hit.at), language) : null;
		const title = plainTitle(hit);
		return {
			...{ key: hit.key, href: hit.href, title: hit.title, icon },
			note: [one(), hit.groupName, day].filter(Boolean).join(' · '),
			said: hit.excerpt.some((stretch) => stretch.hit) ? hit.excerpt : [],
			recent: { href: hit.href, title, kind: hit.kind }
		};
	});
	const every = { key: 'every', href: searchHref({ text }), title: plain(m.search_every_hit({ text })), said: [] };
	const last: Section = { label: m.search_title(), options: [{ ...every, note: '', icon: Search, recent: null }] };
	return found.length > 0 ? [{ label: m.search_suggestions(), options: found }, last] : [last];
}
