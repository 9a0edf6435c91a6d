import type { Shipped } from '../shipped.ts';

const round = (label: string) => [{ kind: 'rounds', key: 'round', label }];

export const bipStart: Shipped = {
	sv: {
		format: 'samsyn-tool/1',
		key: 'bip-start',
		version: 1,
		language: 'sv',
		name: 'BIP-inspirerad startworkshop',
		purpose:
			'Chefer och medarbetare börjar tillsammans: vad betyder vår tilltro till människors möjlighet att få ett arbete, vad gör vi redan och vad provar vi härnäst?',
		source: {
			text: 'Inspirerad av Væksthusets danska forskning Beskæftigelses Indikator Projektet (BIP) och av startdagar i svenska samordningsförbund. Alla ord är Samsyns egna: här finns inga frågor, indikatorer eller skalor ur BIP.',
			link: { text: 'Væksthuset om forskningen', url: 'https://vaeksthusets-kompetencecenter.dk/sv/forskning/' }
		},
		notice: 'Skriv inget om enskilda deltagare. Det här är ett samtal mellan kollegor, inte en bedömning av någon.',
		steps: [
			{
				key: 'check-in',
				title: 'Incheckning',
				instruction:
					'En i taget: När såg du senast att någon trodde mer på sig själv efter ett möte hos oss? Utan namn. Det går bra att säga pass.',
				minutes: 15,
				visibility: 'all',
				fields: round('Rundan')
			},
			{
				key: 'knowledge',
				title: 'Kort kunskapspass',
				instruction: 'Någon berättar i tio minuter vad forskningen visar. Sedan: vad känner ni igen, vad överraskar?',
				minutes: 20,
				visibility: 'all',
				link: { text: 'Væksthuset om forskningen', url: 'https://vaeksthusets-kompetencecenter.dk/sv/forskning/' },
				fields: []
			},
			{
				key: 'belief',
				title: 'Min egen tilltro',
				instruction:
					'Skriv för dig själv. Lapparna visas senare utan namn och i ny ordning, om tillräckligt många har skrivit.',
				minutes: 8,
				visibility: 'alone',
				anonymous: true,
				fields: [
					{
						kind: 'notes',
						key: 'belief',
						label: 'Tilltro',
						columns: [
							{ key: 'stronger', label: 'Det som gör min tilltro starkare' },
							{ key: 'weaker', label: 'Det som gör den svagare' }
						]
					}
				]
			},
			{
				key: 'pair',
				title: 'Två och två',
				instruction: 'Berätta för varandra så mycket du själv vill. Vad behöver du av dina kollegor?',
				minutes: 10,
				visibility: 'pair',
				fields: []
			},
			{
				key: 'units',
				title: 'Per enhet',
				instruction: 'Sätt er enhet för enhet. Prata om vad ni redan gör, vad som hindrar och vad ni vill prova.',
				minutes: 20,
				visibility: 'group',
				fields: []
			},
			{
				key: 'gather',
				title: 'Samla',
				instruction: 'Varje enhet skriver det viktigaste här, så att alla ser.',
				minutes: 15,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'units',
						label: 'Våra enheter',
						columns: [
							{ key: 'already', label: 'Gör vi redan' },
							{ key: 'hinders', label: 'Hindrar' },
							{ key: 'try', label: 'Provar vi' }
						]
					}
				]
			},
			{
				key: 'proposals',
				title: 'Förslag',
				instruction:
					'Välj det ni ska prova först. Varje förslag har någon som ansvarar och en dag då ni ser efter hur det gick.',
				minutes: 15,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'proposals', label: 'Förslag' }]
			},
			{
				key: 'onward',
				title: 'Till chefsgrupp och styrelse',
				instruction: 'Vad kan ni inte lösa själva? Skriv det så att den som inte var här förstår.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'text', key: 'onward', label: 'Det vi tar vidare' }]
			},
			{
				key: 'check-out',
				title: 'Utcheckning',
				instruction: 'En i taget: Vad gör du annorlunda på måndag? Det går bra att säga pass.',
				minutes: 10,
				visibility: 'all',
				fields: round('Rundan')
			},
			{
				key: 'follow-up',
				title: 'Nästa gång',
				instruction: 'Bestäm dagen då ni ses igen och vem som kallar.',
				minutes: 5,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'follow-up', label: 'Uppföljning' }]
			}
		]
	},
	en: {
		format: 'samsyn-tool/1',
		key: 'bip-start',
		version: 1,
		language: 'en',
		name: 'Start workshop inspired by BIP',
		purpose:
			'Managers and staff begin together: what does our belief in people’s chance of a job mean, what do we do already and what do we try next?',
		source: {
			text: 'Inspired by the Danish research of Væksthuset, Beskæftigelses Indikator Projektet (BIP), and by start days in Swedish coordination federations. All words are Samsyn’s own: there are no questions, indicators or scales of BIP here.',
			link: { text: 'Væksthuset on the research', url: 'https://vaeksthusets-kompetencecenter.dk/sv/forskning/' }
		},
		notice:
			'Write nothing about individual participants. This is a talk between colleagues, not an assessment of anybody.',
		steps: [
			{
				key: 'check-in',
				title: 'Check-in',
				instruction:
					'One at a time: When did you last see somebody believe more in themselves after a meeting with us? No names. It is fine to pass.',
				minutes: 15,
				visibility: 'all',
				fields: round('The round')
			},
			{
				key: 'knowledge',
				title: 'Some knowledge',
				instruction:
					'Somebody tells in ten minutes what the research shows. Then: what do you recognise, what surprises you?',
				minutes: 20,
				visibility: 'all',
				link: { text: 'Væksthuset on the research', url: 'https://vaeksthusets-kompetencecenter.dk/sv/forskning/' },
				fields: []
			},
			{
				key: 'belief',
				title: 'My own belief',
				instruction:
					'Write for yourself. The notes are shown later without names and in a new order, if enough people have written.',
				minutes: 8,
				visibility: 'alone',
				anonymous: true,
				fields: [
					{
						kind: 'notes',
						key: 'belief',
						label: 'Belief',
						columns: [
							{ key: 'stronger', label: 'What makes my belief stronger' },
							{ key: 'weaker', label: 'What makes it weaker' }
						]
					}
				]
			},
			{
				key: 'pair',
				title: 'Two and two',
				instruction: 'Tell each other as much as you want to. What do you need from your colleagues?',
				minutes: 10,
				visibility: 'pair',
				fields: []
			},
			{
				key: 'units',
				title: 'Unit by unit',
				instruction:
					'Sit down unit by unit. Talk about what you do already, what is in the way and what you want to try.',
				minutes: 20,
				visibility: 'group',
				fields: []
			},
			{
				key: 'gather',
				title: 'Gather',
				instruction: 'Each unit writes what matters most here, so that everybody sees it.',
				minutes: 15,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'units',
						label: 'Our units',
						columns: [
							{ key: 'already', label: 'We do already' },
							{ key: 'hinders', label: 'In the way' },
							{ key: 'try', label: 'We try' }
						]
					}
				]
			},
			{
				key: 'proposals',
				title: 'Proposals',
				instruction:
					'Choose what you try first. Each proposal has somebody who answers for it and a day when you look at how it went.',
				minutes: 15,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'proposals', label: 'Proposals' }]
			},
			{
				key: 'onward',
				title: 'To managers and board',
				instruction: 'What can you not solve yourselves? Write it so that somebody who was not here understands.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'text', key: 'onward', label: 'What we take further' }]
			},
			{
				key: 'check-out',
				title: 'Check-out',
				instruction: 'One at a time: What will you do differently on Monday? It is fine to pass.',
				minutes: 10,
				visibility: 'all',
				fields: round('The round')
			},
			{
				key: 'follow-up',
				title: 'Next time',
				instruction: 'Decide on the day when you meet again and who calls.',
				minutes: 5,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'follow-up', label: 'Follow-up' }]
			}
		]
	}
};
