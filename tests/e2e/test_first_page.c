// SPDX-License-Identifier: EUPL-1.2
/* The first page of a dossier stands alone on paper, in small and in large letters: read back with pdftotext. */
#include "home.h"
#include <stdio.h>

static const char *const sizes[] = {"12", "18"};

static const char *page_text(home *h, const char *file, int page)
{
	FILE *p = popen(mem_printf(h, "pdftotext -layout -f %d -l %d %s - | tr '\\n' ' ' | tr -s ' '", page, page, file), "r");
	strbuf *text = sb_new(h);
	char part[4096];

	assert_non_null(p);
	for (size_t n; (n = fread(part, 1, sizeof part, p)) > 0;)
		sb_addn(text, part, n);
	pclose(p);
	return text->s;
}

static int pages(home *h, const char *file)
{
	FILE *p = popen(mem_printf(h, "pdfinfo %s | sed -n 's/^Pages: *//p'", file), "r");
	int n = 0;

	assert_non_null(p);
	assert_int_equal(fscanf(p, "%d", &n), 1);
	pclose(p);
	return n;
}

static void stands_alone(home *h, const char *file, const char *const *told)
{
	const char *text = page_text(h, file, 1);

	for (; *told; told++)
		if (!strstr(text, *told))
			fail_msg("no “%s” on the first page of %s:\n%s", *told, file, text);
	assert_in_range(pages(h, file), 2, 8);
}

static void of_the_practice_journal(void **state)
{
	static const char *const told[] = {"jeudi 3 décembre 2026", "Maison de santé", "Dr Anselme Rouvelin", "Trois choses à obtenir", "3. Quelle ligne du budget",
					   "Ce qui a été promis", "et 1 autre, plus loin", NULL};
	home *h = *state;

	for (size_t i = 0; i < LENGTH(sizes); i++) {
		RUN("--demo", "prepare", "--format", "pdf", "--size", sizes[i], "-o", "d.pdf");
		assert_int_equal(h->code, 0);
		stands_alone(h, "d.pdf", told);
	}
}

/* Long names, three questions of two lines, four promises: what a real year brings. */
static const char *const real[][9] = {
	{"add", "cpts", "name=CPTS des Hauts de la Vallée de l’Aubrelle", "coordinator_name=Marie-Christine Delaunay"},
	{"add", "mandate", "cpts=1", "role=titulaire", "body=CA", "voice=consultative", "starts=01/01/2025"},
	{"add", "meeting", "title=Conseil d’administration ordinaire", "date=20/08/2026", "mandate=1", "chair=Dr Jean-Baptiste Montferrand", "status=tenue"},
	{"add", "meeting", "title=Conseil d’administration ordinaire", "date=03/12/2026", "mandate=1", "start=18:30", "end=20:30",
	 "place=Maison des associations, 12 rue de l’Église"},
	{"add", "agenda_item", "meeting=2", "title=Budget prévisionnel 2027"},
	{"add", "agenda_item", "meeting=2", "title=Accès au médecin traitant"},
	{"add", "question", "meeting=2", "agenda_item=1", "text=Quelle part du budget va aux actions que les habitants ont demandées cette année ?"},
	{"add", "question", "meeting=2", "agenda_item=2", "text=Combien de personnes sans médecin traitant ont trouvé un rendez-vous en moins de quinze jours ?"},
	{"add", "question", "meeting=2", "text=Qui paie les déplacements des usagers, sur quel barème, et dans quel délai sont-ils remboursés ?"},
	{"add", "action", "meeting=1", "owner=la coordinatrice", "title=Envoyer les chiffres de la permanence téléphonique", "due=15/10/2026"},
	{"add", "action", "meeting=1", "owner=le président", "title=Demander un avis sur les statuts", "due=27/11/2026"},
	{"add", "action", "meeting=1", "owner=la trésorière", "title=Proposer une ligne sur les frais au règlement intérieur", "due=01/12/2026"},
	{"add", "action", "meeting=1", "owner=le secrétaire", "title=Relire le compte rendu", "due=02/12/2026"},
};

static void of_a_full_year(void **state)
{
	static const char *const told[] = {"jeudi 3 décembre 2026", "Maison des associations", "Dr Jean-Baptiste Montferrand", "Quelle part du budget", "Combien de personnes",
					   "Qui paie les déplacements", "La coordinatrice", "Le président", "La trésorière", "Le secrétaire", NULL};
	home *h = *state;

	for (size_t i = 0; i < LENGTH(real); i++) {
		run_to(h, "", -1, real[i]);
		if (h->code)
			fail_msg("%s %s: %s", real[i][1], real[i][2], h->err->s);
	}
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		RUN("prepare", "2", "--format", "pdf", "--size", sizes[i], "-o", "d.pdf");
		assert_int_equal(h->code, 0);
		stands_alone(h, "d.pdf", told);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(of_the_practice_journal, home_setup, home_teardown),
					   cmocka_unit_test_setup_teardown(of_a_full_year, home_setup, home_teardown)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
