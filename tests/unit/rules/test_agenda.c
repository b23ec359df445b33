// SPDX-License-Identifier: EUPL-1.2
/* Agendas as they are pasted. */
#include "bench.h"
#include <carnet/rules/agenda.h>

static const struct pasted {
	const char *name, *text, *titles; /* titles joined by | */
} pasted[] = {
	{"numbers", "1. Budget\n2. Bilan annuel\n3. Questions diverses", "Budget|Bilan annuel|Questions diverses"},
	{"closing brackets", "1) Budget\n2) Bilan", "Budget|Bilan"},
	{"numbers and dashes", "1 - Budget\n2 – Bilan\n3 — Divers", "Budget|Bilan|Divers"},
	{"numbers that nothing closes", "Ordre du jour\n1 Budget\n2 Bilan\n3 Divers", "Budget|Bilan|Divers"},
	{"numbers that count nothing", "2 sièges d’usagers\n3 actions", "2 sièges d’usagers|3 actions"},
	{"points with a word", "Point 1 : Budget\nPoint n° 2 : Bilan", "Budget|Bilan"},
	{"numbers of two levels", "1. Budget\n1.1 Recettes\n1.2. Dépenses", "Budget|Recettes|Dépenses"},
	{"Roman numbers", "I. Budget\nII. Bilan\nIV - Divers", "Budget|Bilan|Divers"},
	{"letters", "a) Budget\nb) Bilan", "Budget|Bilan"},
	{"dashes", "- Budget\n- Bilan", "Budget|Bilan"},
	{"bullets", "• Budget\n•Bilan\n\xef\x82\xb7\tDivers", "Budget|Bilan|Divers"},
	{"plain lines", "Budget\n\nBilan annuel\nQuestions diverses", "Budget|Bilan annuel|Questions diverses"},
	{"one line", "Budget ; bilan ; questions diverses.", "Budget|bilan|questions diverses"},
	{"announced in the same line", "Ordre du jour : budget ; bilan", "budget|bilan"},
	{"announced", "Ordre du jour :\n1. Budget\n2. Bilan", "Budget|Bilan"},
	{"announced at length", "Ordre du jour de la séance :\n- Budget\n- Bilan", "Budget|Bilan"},
	{"a letter around it", "Madame, Monsieur,\nVous êtes invités.\n1. Budget\n2. Bilan", "Budget|Bilan"},
	{"a point on two lines", "1. Accès au médecin traitant :\n   permanence téléphonique\n2. Divers", "Accès au médecin traitant permanence téléphonique|Divers"},
	{"hours", "18h30 - Accueil\n18 h 45 : Budget\n19h – Divers", "Accueil|Budget|Divers"},
	{"hours that span", "18h30-18h45 Accueil\n18:45 à 19:00 Budget", "Accueil|Budget"},
	{"hours and numbers", "18h30 - 1. Accueil\n18h45 - 2. Budget", "Accueil|Budget"},
	{"durations", "1. Budget (10 min)\n2. Bilan [15’]\n3. Divers (1 h)", "Budget|Bilan|Divers"},
	{"brackets that are no duration", "1. Plan de crise (mise à jour 2026)\n2. Divers", "Plan de crise (mise à jour 2026)|Divers"},
	{"final signs", "1. Budget ;\n2. Bilan.\n3. Divers,", "Budget|Bilan|Divers"},
	{"ages are no numbers", "15-18 ans et prévention\nBilan\nDivers", "15-18 ans et prévention|Bilan|Divers"},
	{"a year is no number", "2026 : bilan\nBudget\nDivers", "2026 : bilan|Budget|Divers"},
	{"Windows lines and no-break spaces", "1.\xc2\xa0""Budget\r\n2. Bilan\r\n", "Budget|Bilan"},
	{"an apostrophe after a letter", "L’accès aux soins\nA. n’est pas une lettre", "n’est pas une lettre"},
	{"nothing", "", ""},
	{"only spaces", " \n\t\n", ""},
	{"only an announcement", "Ordre du jour", ""},
	{"only numbers", "1.\n2.", ""},
};

/* As they come in mails, letters and tables. */
static const struct pasted real[] = {
	{"dashes, then bare numbers", "- A\n5 B", "A|B"},
	{"numbers of two ways", "1. Accueil\n2 Budget 2027\n3) Comité des usagers", "Accueil|Budget 2027|Comité des usagers"},
	{"a mail with its greetings", "Bonjour à tous,\n\nVoici l’ordre du jour du CA du 3 décembre :\n\n1. Approbation du compte rendu\n2. Budget prévisionnel 2027\n3. Questions diverses\n\nMerci de confirmer votre présence.\nBien cordialement,\nLéa Martin\nCoordinatrice", "Approbation du compte rendu|Budget prévisionnel 2027|Questions diverses"},
	{"points apart, some without sign", "1. Budget\n\nBilan annuel\n\n3. Divers", "Budget|Bilan annuel|Divers"},
	{"a table of a word processor", "N°\tPoint\tDurée\n1\tAccueil et tour de table\t10 min\n2\tBudget prévisionnel\t30 min\n3\tQuestions diverses\t15 min", "Accueil et tour de table|Budget prévisionnel|Questions diverses"},
	{"hours in a column", "18h30\tAccueil\n18h45\tProjet de santé\n19h30\tQuestions diverses", "Accueil|Projet de santé|Questions diverses"},
	{"hours from and to", "De 18h30 à 18h45 : Accueil\nde 18h45 à 19h15 : Parcours insuffisance cardiaque\n19h15 : Fin", "Accueil|Parcours insuffisance cardiaque|Fin"},
	{"hours in brackets", "(18h30) Accueil\n(18h45-19h00) Bilan de l’ACI", "Accueil|Bilan de l’ACI"},
	{"durations without brackets", "1. Accueil – 5 min\n2. Budget - 20 minutes\n3. Santé mentale : 15 mn\n4. Divers, 1h", "Accueil|Budget|Santé mentale|Divers"},
	{"durations first", "5 min - Accueil\n20 min - Budget\n10’ : Divers", "Accueil|Budget|Divers"},
	{"speakers in brackets", "1. Budget (Mme Arnaud, trésorière)\n2. Soins non programmés (Dr Belin) – 20 min", "Budget (Mme Arnaud, trésorière)|Soins non programmés (Dr Belin)"},
	{"speakers on their own line", "1. Budget 2027\nRapporteur : la trésorière\n2. Prévention\nIntervenante : Mme Caron\nDurée : 20 min\n3. Divers", "Budget 2027 (Rapporteur : la trésorière)|Prévention (Intervenante : Mme Caron)|Divers"},
	{"for a decision or to be told", "• Règlement intérieur [pour décision]\n• Calendrier 2027 (pour information)\n• Budget — pour avis", "Règlement intérieur|Calendrier 2027|Budget"},
	{"sub-points", "1. Actions en cours\n   a) Accès au médecin traitant\n   b) Vaccination\n2. Divers", "Actions en cours|Accès au médecin traitant|Vaccination|Divers"},
	{"sub-points with dashes", "1/ Projet de santé\n\t- avancement\n\t- calendrier\n2/ Divers", "Projet de santé|avancement|calendrier|Divers"},
	{"points told in full", "Point n°1 – Bilan de l’année\nPoint n°2 – Renouvellement du bureau\nPoint 3 : Divers", "Bilan de l’année|Renouvellement du bureau|Divers"},
	{"points as a mail program quotes them", "> 1. Budget\n> 2. Comité des usagers\n>\n> 3. Divers", "Budget|Comité des usagers|Divers"},
	{"stars of a markup", "* **Budget 2027**\n* **Soins non programmés**", "Budget 2027|Soins non programmés"},
	{"brackets of tasks", "- [ ] Budget\n- [x] Bilan", "Budget|Bilan"},
	{"boxes and arrows", "→ Budget\n☐ Bilan\n✓ Divers\n➢ Statuts\n❖ AG", "Budget|Bilan|Divers|Statuts|AG"},
	{"numbers in circles and squares", "① Budget\n② Bilan\n1️⃣ Divers", "Budget|Bilan|Divers"},
	{"the whole in one sentence", "À l’ordre du jour : approbation du compte rendu ; budget 2027 ; questions diverses.", "approbation du compte rendu|budget 2027|questions diverses"},
	{"numbered in one line", "1. Accueil 2. Budget 2027 3. Questions diverses", "Accueil|Budget 2027|Questions diverses"},
	{"numbered in one line with dashes", "1- Accueil, 2- Budget, 3- Divers", "Accueil|Budget|Divers"},
	{"dashes in one line", "Ordre du jour : - Accueil - Budget - Questions diverses", "Accueil|Budget|Questions diverses"},
	{"items of law", "Article 1 : Statuts\nRésolution n° 2 : Budget\nRésolution 3 – Affectation du résultat", "Statuts|Budget|Affectation du résultat"},
	{"a year in a numbered point", "1. 2026 : bilan de l’année\n2. 2027 : budget", "2026 : bilan de l’année|2027 : budget"},
	{"a figure in the words that follow", "1. Représentation des usagers :\n2 sièges à pourvoir\n2. Divers", "Représentation des usagers 2 sièges à pourvoir|Divers"},
	{"letters and a date", "Séance du 3 décembre 2026, 18h30, mairie\nOrdre du jour\nA) Budget\nB) Bilan\nC) Divers", "Budget|Bilan|Divers"},
	{"a title in capitals with its place", "ORDRE DU JOUR\n\nI – APPROBATION DU PROCÈS-VERBAL\nII – BUDGET\nIII – QUESTIONS DIVERSES", "APPROBATION DU PROCÈS-VERBAL|BUDGET|QUESTIONS DIVERSES"},
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
	struct CMUnitTest tests[LENGTH(pasted) + LENGTH(real) + 1] = {cmocka_unit_test(a_very_long_line_is_cut_at_a_letter)};

	i18n_start("en");
	for (size_t i = 0; i < LENGTH(pasted); i++)
		tests[i + 1] = (struct CMUnitTest){pasted[i].name, split, NULL, NULL, (void *)(uintptr_t)&pasted[i]};
	for (size_t i = 0; i < LENGTH(real); i++)
		tests[LENGTH(pasted) + i + 1] = (struct CMUnitTest){real[i].name, split, NULL, NULL, (void *)(uintptr_t)&real[i]};
	return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
