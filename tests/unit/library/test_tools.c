// SPDX-License-Identifier: EUPL-1.2
/* Topics, surveys, checklists, first steps, regions; what a text from outside speaks of. */
#include "fixture.h"

#include <carnet/doc/render.h>
#include <carnet/library/onboarding.h>
#include <carnet/library/surveys.h>
#include <carnet/library/topics.h>

static library *shelf;

static int start(void **state)
{
	fixture_start(state);
	fixture *f = *state;
	shelf = fixture_library(f, f);
	return 0;
}

static const char *markdown_of(const void *parent, const char *id)
{
	AUTO_ERR e = {0};
	doc *d;
	strbuf *md = sb_new(parent);
	assert_int_equal(library_doc(shelf, parent, id, &d, &e), 0);
	doc_to_markdown(md, d);
	return md->s;
}

static void reads_a_topic(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	topic *t;
	assert_int_equal(library_topic(shelf, tmp, "contrat", &t, &e), 0);
	assert_string_equal(t->title, "Le contrat");
	assert_string_equal(t->page, "theme-contrat");
	assert_int_equal(t->nwords, 2);
	assert_string_equal(t->pages[0], "une-cpts");
	assert_int_equal(t->nquestions, 1);
	assert_string_equal(t->questions[0].id, "contrat/q1");
	assert_string_equal(t->questions[0].good, "Une date.");
	assert_int_equal(library_topic(shelf, tmp, "rien", &t, &e), ERR_MISSING);
	assert_string_equal(e.what, "No topic is called “rien”");
}

static void lists_topics(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	topic *list;
	size_t count;
	assert_int_equal(library_topics(shelf, tmp, &list, &count, &e), 0);
	assert_int_equal(count, 2);
	assert_string_equal(list[0].season, "L’automne.");
	assert_string_equal(list[1].id, "budget");
}

static void proposes_topics(void **state)
{
	(void)state;
	static const struct { const char *title, *topics; } cases[] = {
		{"AVENANTS au contrat", "contrat"}, {"Vote des budgets et contrat ACI", "contrat budget"}, {"trésorerie", "budget"},
		{"contrat", ""}, {"", ""}, {"de la le", ""},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		topic *list;
		size_t count;
		strbuf *b = sb_new(tmp);
		assert_int_equal(library_topics_for(shelf, tmp, cases[i].title, 5, &list, &count, &e), 0);
		for (size_t j = 0; j < count; j++)
			sb_addf(b, "%s%s", j ? " " : "", list[j].id);
		assert_string_equal(b->s, cases[i].topics);
	}
}

static void makes_a_page_of_a_topic(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	assert_string_equal(markdown_of(tmp, "theme-contrat"),
			    "# Le contrat\n\n*In our opinion: this page is advice of the notebook, not taken from an official text.*\n\n"
			    "Voir l’[ACI](sigle:ACI).\n\n*Quand :* L’automne.\n\n## Questions\n\n"
			    "- **Quand finit-il ?**\\\n  *Pourquoi :* Tout se prépare.\\\n  *Bien :* Une date.\n\n## Mots\n\n"
			    "[contrat local](sigle:contrat-local), [ACI](sigle:ACI)\n\n## Read next\n\n- [Page une-cpts](page:une-cpts)\n\n"
			    "## Sources\n\n- [Note de position](source:note), France Assos Santé, avril 2023\n\nChecked on 20 November 2026.\n");
}

static void makes_pages_of_the_rest(void **state)
{
	(void)state;
	static const struct { const char *page, *holds; } cases[] = {
		{"liste-avant", "## La veille\n\n- [ ] Relire\\\n  *Un mot.*\n- [ ] Dormir\n"},
		{"enquete-habitants", "1. **Qui ?**\n2. **Où ?**\\\n   *Au choix :* Ici\u00a0/ Là\\\n   Lisez les deux.\n3. **Combien ?**\\\n   *Note*\n"},
		{"parcours", "## 1. Lire\n\nLisez.\n\n*À lire :* [Page une-cpts](page:une-cpts), [Le contrat](page:theme-contrat)\n\n"
			      "*Fait quand :* C’est lu.\n"},
		{"regions", "- **Bretagne**, Délégation Bretagne. Oui.\n- **Corse**, Délégation Corse. Non. une île\n"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		const char *md = markdown_of(tmp, cases[i].page);
		if (!strstr(md, cases[i].holds))
			assert_string_equal(md, cases[i].holds);
	}
}

static void reads_surveys_and_boxes(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	survey *s, *all;
	const char **boxes;
	size_t count;
	assert_int_equal(library_survey(shelf, tmp, "habitants", &s, &e), 0);
	assert_string_equal(s->page, "enquete-habitants");
	assert_int_equal(s->count, 3);
	assert_string_equal(s->questions[1].choices[1], "Là");
	assert_string_equal(s->questions[2].kind, "note");
	assert_int_equal(library_surveys(shelf, tmp, &all, &count, &e), 0);
	assert_int_equal(count, 1);
	assert_string_equal(all[0].summary, "Trois questions.");
	assert_int_equal(library_boxes(shelf, tmp, "liste-avant", &boxes, &count, &e), 0);
	assert_int_equal(count, 2);
	assert_string_equal(boxes[1], "v2");
	assert_int_equal(library_survey(shelf, tmp, "rien", &s, &e), ERR_MISSING);
	assert_string_equal(e.what, "No survey is called “rien”");
}

static void reads_steps(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	step *steps;
	size_t count;
	assert_int_equal(library_steps(shelf, tmp, &steps, &count, &e), 0);
	assert_int_equal(count, 1);
	assert_string_equal(steps[0].check, "read_pages");
	assert_string_equal(steps[0].read[1], "theme-contrat");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_topic), cmocka_unit_test(lists_topics), cmocka_unit_test(proposes_topics),
		cmocka_unit_test(makes_a_page_of_a_topic), cmocka_unit_test(makes_pages_of_the_rest), cmocka_unit_test(reads_surveys_and_boxes),
		cmocka_unit_test(reads_steps),
	};
	i18n_start("en");
	return cmocka_run_group_tests_name("tools", tests, start, fixture_end);
}
