// SPDX-License-Identifier: EUPL-1.2
/* Search in the guide: order, mending, extracts. */
#include "fixture.h"

#include <carnet/base/text.h>

static library *shelf;

static void start(void **made)
{
	fixture_start(made);
	fixture *f = *made;
	fixture_put(f, "fr/guide/l-aci.yaml", PAGE("l-aci", "decouvrir", "30", "tags: [argent]\nbody: |\n"
		"  Un budget. Le contrat et le budget, encore le budget du territoire.\n"));
	fixture_put(f, "fr/guide/budget.yaml", PAGE("budget", "decouvrir", "40",
		    "tags: []\nbody: |\n  Rien d’autre ici que des mots assez nombreux pour que l’extrait soit coupé des deux côtés, avant comme "
			"après la séance du "
		    "conseil d’administration, où l’on parle longuement de l’argent qui vient et de celui qui part, puis des réunions suivantes.\n"));
	shelf = fixture_library(f, f);
}

static const struct { const char *query, *hits, *mended; bool partial; } cases[] = {
	{"ACI", "ACI l-aci theme-contrat une-cpts", NULL, false},
	{"aci", "ACI l-aci theme-contrat une-cpts", NULL, false},
	{"budget", "budget theme-budget une-cpts l-aci", NULL, false},
	{"bud", "budget theme-budget une-cpts l-aci", NULL, false},
	{"reunions", "la-reunion budget proposition-aci aide-accueil", NULL, false},
	{"réunion", "la-reunion proposition-aci budget aide-accueil", NULL, false},
	{"hôpitaux", "la-reunion", NULL, false},
	{"coeur", "la-reunion", NULL, false},
	{"l’hôpital", "la-reunion", NULL, false},
	{"contrat local", "contrat-local theme-contrat", NULL, false},
	{"elu", "élu", NULL, false},
	{"budjet", "budget theme-budget une-cpts l-aci", "budget", false},
	{"budget zéphyr", "budget theme-budget une-cpts l-aci", NULL, true},
	{"zéphyr", "", NULL, false},
	{"zéphyr alizé", "", NULL, false},
	{"", "", NULL, false},
	{"\"*() :-", "", NULL, false},
	{"séance", "la-reunion budget", NULL, false},
	{"finit", "contrat/q1 theme-contrat ACI une-cpts", NULL, false},
	{"quand finit-il", "contrat/q1 theme-contrat ACI une-cpts", NULL, false},
	{"tout se prépare", "theme-contrat contrat/q1", NULL, false},
};

static void check_case(void **state)
{
	const size_t i = (size_t)(uintptr_t)*state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	page_hits *h = NULL;
	strbuf *b = sb_new(tmp);
	assert_int_equal(library_find(shelf, tmp, cases[i].query, 4, &h, &e), 0);
	for (size_t j = 0; j < h->count; j++)
		sb_addf(b, "%s%s", j ? " " : "", h->list[j].id);
	assert_string_equal(b->s, cases[i].hits);
	assert_int_equal(h->partial, cases[i].partial);
	if (cases[i].mended)
		assert_string_equal(h->mended, cases[i].mended);
	else
		assert_null(h->mended);
}

static page_hit first(const void *parent, const char *query)
{
	AUTO_ERR e = {0};
	page_hits *h = NULL;
	assert_int_equal(library_find(shelf, parent, query, 1, &h, &e), 0);
	assert_int_equal(h->count, 1);
	return h->list[0];
}

static void describes_hits(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	page_hit w = first(tmp, "contrat local"), p = first(tmp, "hôpital");
	assert_string_equal(w.title, "contrat local, contrat signé ici");
	assert_string_equal(w.kind, "sigle");
	assert_string_equal(w.extract, "Signé avec la caisse.");
	assert_string_equal(p.kind, "guide");
	assert_string_equal(p.part_title, "Découvrir");
	assert_string_equal(p.extract, "…le budget à l’hôpital. Voir la page et la loi. Le cœur du sujet : les réunions.");
}

static void extracts_one_line_around_the_match(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	page_hit h = first(tmp, "conseils administrations longuement");
	assert_string_equal(h.extract, "…après la séance du conseil d’administration, où l’on parle longuement de l’argent qui vient et de celui "
		"qui part, puis des…");
	assert_true(text_is_utf8(h.extract, strlen(h.extract), NULL));
}

static void extracts_the_summary_when_the_body_has_no_match(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	assert_string_equal(first(tmp, "argent territoire l-aci").extract, "…encore le budget du territoire.");
	assert_string_equal(first(tmp, "page budget").extract, "Une page.");
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(cases) + 3];
	size_t n = 0;
	void *made;
	i18n_start("en");
	start(&made); /* not a group's set-up: each test's state is the number of its case */
	for (size_t i = 0; i < LENGTH(cases); i++)
		tests[n++] = (struct CMUnitTest){cases[i].query, check_case, NULL, NULL, (void *)(uintptr_t)i};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(describes_hits);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(extracts_one_line_around_the_match);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(extracts_the_summary_when_the_body_has_no_match);
	int failed = cmocka_run_group_tests_name("find", tests, NULL, NULL);
	fixture_end(&made);
	return failed;
}
