/** What an organisation is asked about besides the text: what a proposal is called, what is applied for, its papers. */
export interface HeldFacts {
	readonly title: string;
	readonly form: string;
	readonly amount: number | null;
	readonly years: string;
	/** Names of those who apply, in order. */
	readonly applicants: readonly string[];
	readonly papers: readonly { readonly name: string; readonly sha256: string }[];
}

/** One such thing that is another than it was. */
export type FactChange =
	| { readonly what: 'title' | 'form' | 'years'; readonly was: string; readonly is: string }
	| { readonly what: 'amount'; readonly was: number | null; readonly is: number | null }
	| { readonly what: 'applicants'; readonly was: readonly string[]; readonly is: readonly string[] }
	/** By name; `replaced` have another content under the same name. */
	| {
			readonly what: 'papers';
			readonly added: readonly string[];
			readonly gone: readonly string[];
			readonly replaced: readonly string[];
	  };

type Papers = HeldFacts['papers'];
const without = (some: Papers, others: Papers): string[] =>
	some.filter(({ name }) => !others.some((one) => one.name === name)).map(({ name }) => name);

/** The paper under each name that both have, where its content differs. */
const replacedIn = (was: Papers, is: Papers): string[] => {
	const said = (some: Papers, name: string) =>
		some
			.filter((paper) => paper.name === name)
			.map(({ sha256 }) => sha256)
			.toSorted()
			.join();
	const both = new Set(was.map(({ name }) => name).filter((name) => is.some((one) => one.name === name)));
	return [...both].filter((name) => said(was, name) !== said(is, name));
};

/** What of a proposal is another than when it was asked about; nothing where that was not kept. */
export function factChanges(was: HeldFacts | null, is: HeldFacts): FactChange[] {
	if (was === null) return [];
	const changes: FactChange[] = [];
	for (const what of ['title', 'form', 'years'] as const)
		if (was[what] !== is[what]) changes.push({ what, was: was[what], is: is[what] });
	if (was.amount !== is.amount) changes.push({ what: 'amount', was: was.amount, is: is.amount });
	if (was.applicants.join('\n') !== is.applicants.join('\n'))
		changes.push({ what: 'applicants', was: was.applicants, is: is.applicants });
	const papers = {
		...{ added: without(is.papers, was.papers), gone: without(was.papers, is.papers) },
		replaced: replacedIn(was.papers, is.papers)
	};
	if (papers.added.length + papers.gone.length + papers.replaced.length > 0)
		changes.push({ what: 'papers', ...papers });
	return changes;
}
