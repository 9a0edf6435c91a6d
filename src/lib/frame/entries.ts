import type { Component } from 'svelte';
import Building from '@lucide/svelte/icons/building';
import Calendar from '@lucide/svelte/icons/calendar';
import Gavel from '@lucide/svelte/icons/gavel';
import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import UsersRound from '@lucide/svelte/icons/users-round';
import { m } from '#lib/i18n/paraglide/messages.js';

export interface Entry {
	readonly key: 'home' | 'office' | 'groups' | 'decisions' | 'organisation' | 'calendar';
	readonly href: string;
	readonly icon: Component;
	readonly label: string;
	/** Where there is little room. */
	readonly short: string;
	readonly current: boolean;
}

const pathsOf: Record<Entry['key'], RegExp> = {
	home: /^\/$/,
	office: /^\/office(\/|$)/,
	groups: /^\/(groups|meetings)(\/|$)/,
	decisions: /^\/(decisions|assignments)(\/|$)/,
	organisation: /^\/organisation(\/|$)/,
	calendar: /^\/calendar(\/|$)/
};

/** The ways on from every page, at most seven, for one who works at the office or one who sits in groups. */
export function entries(path: string, { office, organisation }: { office: boolean; organisation: boolean }): Entry[] {
	const one = (key: Entry['key'], href: string, icon: Component, label: string, short = label): Entry => ({
		key,
		href,
		icon,
		label,
		short,
		current: pathsOf[key].test(path)
	});
	return [
		one('home', '/', House, m.ui_home()),
		...(office ? [one('office', '/office', Inbox, m.ui_office())] : []),
		one('groups', '/groups', UsersRound, office ? m.ui_groups_all() : m.ui_groups(), m.ui_groups_short()),
		one('decisions', '/decisions', Gavel, m.decisions_entry(), m.decisions_register_tab()),
		...(organisation
			? [one('organisation', '/organisation', Building, m.organisation_title(), m.organisation_short())]
			: []),
		one('calendar', '/calendar', Calendar, m.ui_calendar())
	];
}
