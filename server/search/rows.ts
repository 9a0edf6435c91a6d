import { createHash } from 'node:crypto';
import { gramsOf } from '#lib/search/grams.ts';
import { withoutNumbers } from '#lib/search/without-numbers.ts';
import { indexed } from '#lib/search/words.ts';
import type { IndexedSubject, IndexRow } from '#server/db/search-index.ts';
import { officeOf } from './reach.ts';
import type { Entry } from './source.ts';

/** Most characters of one thing that are searched; nobody writes more at one place. */
const most = { title: 400, text: 60_000 } as const;

function rowOf(entry: Entry): IndexRow {
	const title = withoutNumbers(entry.title.slice(0, most.title).toWellFormed());
	const text = withoutNumbers(entry.text.slice(0, most.text).toWellFormed());
	const reach = [...new Set([officeOf(entry.federationId), ...entry.reach])].toSorted();
	const { subject, part, kind } = entry;
	const whole = [kind, entry.groupId, entry.at?.getTime() ?? 0, reach, title, text, entry.named === true];
	return {
		...{ subject, part, kind, title, text, reach },
		groupId: entry.groupId ?? '',
		at: entry.at?.getTime() ?? 0,
		hash: createHash('sha256').update(JSON.stringify(whole)).digest('base64url'),
		take() {
			const [head, body] = [indexed(title), indexed(text)];
			return {
				...{ title: head.words, titleStems: head.stems, body: body.words, bodyStems: body.stems },
				tails: [head.tails, body.tails].filter(Boolean).join(' '),
				grams: entry.named === true ? gramsOf(title) : []
			};
		}
	};
}

/** What the index holds of some subjects; of those that are nothing any more, nothing. */
export function indexRows(ids: readonly string[], entries: readonly Entry[]): IndexedSubject[] {
	const bySubject = Map.groupBy(entries, ({ subject }) => subject);
	return ids.map((id) => {
		const own = bySubject.get(id) ?? [];
		const due = own.flatMap(({ dueAt }) => dueAt?.getTime() ?? []);
		return { id, rows: own.map(rowOf), dueAt: due.length > 0 ? Math.min(...due) : null };
	});
}
