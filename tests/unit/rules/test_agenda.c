// SPDX-License-Identifier: EUPL-1.2
/* Agendas as they are pasted. */
#include "bench.h"
#include <carnet/rules/agenda.h>

static const struct pasted {
	const char *name, *text, *titles; /* titles joined by | */
} pasted[] = {
	{ "numbers", "1. Budget\n2. Bilan annuel\n3. Questions diverses", "Budget|Bilan annuel|Questions diverses" },
	{ "closing brackets", "1) Budget\n2) Bilan", "Budget|Bilan" },
	{ "numbers and dashes", "1 - Budget\n2 – Bilan\n3 — Divers", "Budget|Bilan|Divers" },
	{ "numbers that nothing closes", "Ordre du jour\n1 Budget\n2 Bilan\n3 Divers", "Budget|Bilan|Divers" },
	{ "numbers that count nothing", "2 sièges d’usagers\n3 actions", "2 sièges d’usagers|3 actions" },
	{ "points with a word", "Point 1 : Budget\nPoint n° 2 : Bilan", "Budget|Bilan" },
	{ "numbers of two levels", "1. Budget\n1.1 Recettes\n1.2. Dépenses", "Budget|Recettes|Dépenses" },
	{ "Roman numbers", "I. Budget\nII. Bilan\nIV - Divers", "Budget|Bilan|Divers" },
	{ "letters", "a) Budget\nb) Bilan", "Budget|Bilan" },
	{ "dashes", "- Budget\n- Bilan", "Budget|Bilan" },
	{ "bullets", "• Budget\n•Bilan\n\xef\x82\xb7\tDivers", "Budget|Bilan|Divers" },
	{ "plain lines", "Budget\n\nBilan annuel\nQuestions diverses", "Budget|Bilan annuel|Questions diverses" },
	{ "one line", "Budget ; bilan ; questions diverses.", "Budget|bilan|questions diverses" },
	{ "announced in the same line", "Ordre du jour : budget ; bilan", "budget|bilan" },
	{ "announced", "Ordre du jour :\n1. Budget\n2. Bilan", "Budget|Bilan" },
	{ "announced at length", "Ordre du jour de la séance :\n- Budget\n- Bilan", "Budget|Bilan" },
	{ "a letter around it", "Madame, Monsieur,\nVous êtes invités.\n1. Budget\n2. Bilan", "Budget|Bilan" },
	{ "a point on two lines", "1. Accès au médecin traitant :\n   permanence téléphonique\n2. Divers", "Accès au médecin traitant permanence téléphonique|Divers" },
	{ "hours", "18h30 - Accueil\n18 h 45 : Budget\n19h – Divers", "Accueil|Budget|Divers" },
	{ "hours that span", "18h30-18h45 Accueil\n18:45 à 19:00 Budget", "Accueil|Budget" },
	{ "hours and numbers", "18h30 - 1. Accueil\n18h45 - 2. Budget", "Accueil|Budget" },
	{ "durations", "1. Budget (10 min)\n2. Bilan [15’]\n3. Divers (1 h)", "Budget|Bilan|Divers" },
	{ "brackets that are no duration", "1. Plan de crise (mise à jour 2026)\n2. Divers", "Plan de crise (mise à jour 2026)|Divers" },
	{ "final signs", "1. Budget ;\n2. Bilan.\n3. Divers,", "Budget|Bilan|Divers" },
	{ "ages are no numbers", "15-18 ans et prévention\nBilan\nDivers", "15-18 ans et prévention|Bilan|Divers" },
	{ "a year is no number", "2026 : bilan\nBudget\nDivers", "2026 : bilan|Budget|Divers" },
	{ "Windows lines and no-break spaces", "1.\xc2\xa0""Budget\r\n2. Bilan\r\n", "Budget|Bilan" },
	{ "an apostrophe after a letter", "L’accès aux soins\nA. n’est pas une lettre", "n’est pas une lettre" },
	{ "nothing", "", "" },
	{ "only spaces", " \n\t\n", "" },
	{ "only an announcement", "Ordre du jour", "" },
	{ "only numbers", "1.\n2.", "" },
};

static void split(void **state)
{
	const struct pasted *p = *state;
	AUTO_CTX(tmp);
	strbuf *got = sb_new(tmp);
	char **titles;
	size_t count;

	agenda_split(tmp, p->text, &titles, &count);
	for (size_t i = 0; i < count; i++)
		sb_addf(got, "%s%s", i ? "|" : "", titles[i]);
	assert_string_equal(got->s, p->titles);
}

static void a_very_long_line_is_cut_at_a_letter(void **state)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	char **titles;
	size_t count;

	(void)state;
	sb_add(text, "x");
	sb_repeat(text, "é", 1500);
	agenda_split(tmp, text->s, &titles, &count);
	assert_int_equal(count, 1);
	assert_int_equal(strlen(titles[0]), 1999);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(pasted) + 1] = { cmocka_unit_test(a_very_long_line_is_cut_at_a_letter) };

	i18n_start("en");
	for (size_t i = 0; i < LENGTH(pasted); i++)
		tests[i + 1] = (struct CMUnitTest){ pasted[i].name, split, NULL, NULL, (void *)(uintptr_t)&pasted[i] };
	return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
