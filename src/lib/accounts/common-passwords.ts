/**
 * Words that so many begin a password with that twelve characters of them, with figures after, are guessed at once.
 * Written as a person would, in lower case without figures; Swedish ones first.
 */
export const commonWords: readonly string[] = [
	...['lösenord', 'losenord', 'lösen', 'losen', 'hemligt', 'hemlig', 'inloggning', 'välkommen', 'valkommen', 'sommar'],
	...['sommaren', 'vinter', 'vintern', 'höst', 'hösten', 'host', 'hosten', 'våren', 'varen', 'semester', 'måndag'],
	...['mandag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'lordag', 'söndag', 'sondag', 'januari', 'februari'],
	...[
		'mars',
		'april',
		'juni',
		'juli',
		'augusti',
		'september',
		'oktober',
		'november',
		'december',
		'sverige',
		'stockholm'
	],
	...['göteborg', 'goteborg', 'malmö', 'malmo', 'uppsala', 'hejsan', 'hejhej', 'hejhejhej', 'älskling', 'alskling'],
	...['älskar', 'alskar', 'jagälskardig', 'jagalskardig', 'blomma', 'solsken', 'fotboll', 'ishockey', 'hammarby'],
	...['djurgården', 'djurgarden', 'aikstockholm', 'kalleanka', 'snickers', 'mamma', 'pappa', 'mammapappa', 'abcabc'],
	...['arbetsförmedlingen', 'arbetsformedlingen', 'försäkringskassan', 'forsakringskassan', 'kommun', 'kommunen'],
	...['region', 'regionen', 'samordning', 'samordningsförbund', 'samordningsförbundet', 'samordningsforbund'],
	...['samordningsforbundet', 'finsam', 'samverkan', 'samsyn', 'kansliet', 'möte', 'mötet', 'styrelse', 'styrelsen'],
	...['password', 'passord', 'passwort', 'passphrase', 'letmein', 'welcome', 'iloveyou', 'monkey', 'dragon', 'master'],
	...[
		'superman',
		'batman',
		'pokemon',
		'football',
		'baseball',
		'sunshine',
		'princess',
		'starwars',
		'trustno',
		'whatever'
	],
	...['admin', 'administrator', 'qwerty', 'qwertyui', 'qwertyuiop', 'qwertyuiopå', 'asdfgh', 'asdfghjkl', 'asdfghjklö'],
	...[
		'zxcvbn',
		'zxcvbnm',
		'qazwsx',
		'qazwsxedc',
		'changeme',
		'default',
		'secret',
		'guest',
		'test',
		'testar',
		'testing'
	],
	...[
		'summer',
		'winter',
		'spring',
		'autumn',
		'monday',
		'tuesday',
		'wednesday',
		'thursday',
		'friday',
		'saturday',
		'sunday'
	],
	...['computer', 'internet', 'google', 'microsoft', 'windows', 'office', 'teams', 'correcthorsebatterystaple'],
	// What binds them together is no secret either.
	...['till', 'och', 'med', 'mitt', 'min', 'the', 'and', 'mypassword', 'for', 'för']
];
