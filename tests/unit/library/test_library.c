// SPDX-License-Identifier: EUPL-1.2
/* Compiling a whole folder and reading it back. */
#include "fixture.h"

#include <carnet/doc/render.h>
#include <carnet/library/grids.h>

static int start(void **state)
{
	fixture_start(state);
	fixture *f = *state;
	fixture_library(f, f);
	return 0;
}

static library *opened(const void *parent, void **state)
{
	const fixture *f = *state;
	AUTO_ERR e = {0};
	library *l = NULL;
	assert_int_equal(library_open(parent, &l, f->out, &e), 0);
	return l;
}

/* ---- compiling ---- */

static void same_bytes_for_the_same_content(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	char *a, *b;
	size_t na, nb;
	const char *again = path_join(tmp, f->root, "again.db");
	assert_int_equal(library_compile(f->content, again, &p, &e), 0);
	assert_int_equal(file_read(tmp, &a, &na, f->out, 1 << 24, &e), 0);
	assert_int_equal(file_read(tmp, &b, &nb, again, 1 << 24, &e), 0);
	assert_int_equal(na, nb);
	assert_memory_equal(a, b, na);
}

static void a_problem_leaves_the_old_file(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	char *before, *after;
	size_t n, m;
	assert_int_equal(file_read(tmp, &before, &n, f->out, 1 << 24, &e), 0);
	fixture_put(f, "fr/guide/x.yaml", "id: x\n");
	assert_int_equal(library_compile(f->content, f->out, &p, &e), ERR_INPUT);
	assert_string_equal(e.what, "The content has 7 problems");
	assert_int_equal(file_read(tmp, &after, &m, f->out, 1 << 24, NULL), 0);
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
	assert_int_equal(remove(path_join(tmp, f->content, "fr/guide/x.yaml")), 0);
}

static void a_guide_cut_short_is_told(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	library *l;
	char *data;
	size_t len;
	const char *cut = path_join(tmp, f->root, "cut.db");
	assert_int_equal(file_read(tmp, &data, &len, f->out, 1 << 24, &e), 0);
	assert_int_equal(file_replace(cut, data, len, 0600, &e), 0);
	assert_int_equal(library_open(tmp, &l, cut, &e), 0);
	assert_int_equal(library_sound(l, &e), 0);
	assert_int_equal(file_replace(cut, data, len / 2, 0600, &e), 0);
	assert_int_equal(library_open(tmp, &l, cut, &e), 0);
	assert_int_equal(library_sound(l, &e), ERR_DATA);
	assert_non_null(strstr(e.what, "is damaged"));
}

static void missing_folder_and_files(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0}, d = {0}, g = {0};
	assert_int_equal(library_compile(path_join(tmp, f->root, "nowhere"), f->out, &p, &e), ERR_DATA);
	assert_int_equal(library_compile(f->out, f->out, &p, &d), ERR_DATA);
	assert_int_equal(p.count, 0);
	const char *empty = path_join(tmp, f->root, "empty");
	assert_int_equal(dir_make(empty, 0755, &e), 0);
	assert_int_equal(library_compile(empty, f->out, &p, &g), ERR_INPUT);
	assert_string_equal(p.list[0].what, "this file is missing");
	assert_string_equal(p.list[5].what, "this folder is missing");
}

static void nowhere_to_write(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	assert_int_equal(library_compile(f->content, path_join(tmp, f->root, "no/such/x.db"), &p, &e), ERR_DATA);
}

/* ---- opening ---- */

static void opening_says_what_is_wrong(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	library *l = NULL;
	char *bytes;
	size_t n;
	assert_int_equal(file_read(tmp, &bytes, &n, f->out, 1 << 24, NULL), 0);
	bytes[63] = 99;
	fixture_put(f, "other.db", "ce n'est pas une base");
	assert_int_equal(file_replace(path_join(tmp, f->root, "old.db"), bytes, n, 0644, NULL), 0);
	const struct { const char *path, *what; } cases[] = {
		{path_join(tmp, f->root, "nowhere.db"), "The guide is missing"},
		{path_join(tmp, f->content, "other.db"), "is not the guide of carnet"},
		{path_join(tmp, f->root, "old.db"), "is of another version than the program"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_ERR e = {0};
		assert_int_equal(library_open(tmp, &l, cases[i].path, &e), ERR_DATA);
		assert_non_null(strstr(e.what, cases[i].what));
		assert_non_null(e.todo);
		assert_null(l);
	}
	remove(path_join(tmp, f->content, "other.db"));
}

static void a_damaged_file_is_told_when_read(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	library *l = NULL;
	char *bytes;
	size_t n;
	const char *path = path_join(tmp, f->root, "dam?ged%.db");
	assert_int_equal(file_read(tmp, &bytes, &n, f->out, 1 << 24, NULL), 0);
	memset(bytes + 100, 0xff, n - 100);
	assert_int_equal(file_replace(path, bytes, n, 0644, NULL), 0);
	assert_int_equal(library_open(tmp, &l, path, &e), 0);
	page *p;
	assert_int_equal(library_page(l, tmp, "une-cpts", &p, &e), ERR_DATA);
	assert_non_null(strstr(e.what, "The guide cannot be read"));
	part *parts;
	size_t count;
	assert_int_equal(library_parts(l, tmp, &parts, &count, NULL), ERR_DATA);
	page_hits *h;
	assert_int_equal(library_find(l, tmp, "budget", 5, &h, NULL), ERR_DATA);
	assert_int_equal(library_samples(l, NULL, NULL, NULL), ERR_DATA);
	assert_null(library_screen_help(l, tmp, "home"));
}

/* ---- reading ---- */

static void reads_a_page(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	page *p = NULL;
	assert_int_equal(library_page(opened(tmp, state), tmp, "la-reunion", &p, &e), 0);
	assert_string_equal(p->title, "Page la-reunion");
	assert_string_equal(p->part_title, "Découvrir");
	assert_string_equal(p->kind, "guide");
	assert_string_equal(p->verified, "2026-11-20");
	assert_false(p->advice);
	assert_int_equal(p->position, 2);
	assert_int_equal(p->of, 14);
}

static void unknown_names_are_guessed(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0}, f = {0}, g = {0}, h = {0}, i = {0};
	library *l = opened(tmp, state);
	page *p;
	word *w;
	source *s;
	assert_int_equal(library_page(l, tmp, "la-reunon", &p, &e), ERR_MISSING);
	assert_string_equal(e.todo, "did you mean la-reunion?");
	assert_int_equal(library_page(l, tmp, "tout autre chose", &p, &f), ERR_MISSING);
	assert_string_equal(f.todo, "see the list of pages with carnet read");
	assert_int_equal(library_word(l, tmp, "contrat-lcal", &w, &g), ERR_MISSING);
	assert_string_equal(g.todo, "did you mean contrat-local?");
	assert_int_equal(library_word(l, tmp, "tout autre chose", &w, &h), ERR_MISSING);
	assert_int_equal(library_source(l, tmp, "nulle", &s, &i), ERR_MISSING);
	assert_int_equal(library_page(l, tmp, "nulle", &p, NULL), ERR_MISSING);
}

static void builds_a_doc(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	doc *d = NULL;
	strbuf *b = sb_new(tmp);
	assert_int_equal(library_doc(opened(tmp, state), tmp, "une-cpts", &d, &e), 0);
	doc_to_markdown(b, d);
	assert_string_equal(b->s, "# Page une-cpts\n\n*In our opinion: this page is advice of the notebook, not taken from an official text.*\n\n"
				  "Une association de soignants. L’[ACI](sigle:ACI) la finance.\n\n- [ ] Lire\n\n## Read next\n\n"
					"- [Page la-reunion](page:la-reunion)\n\n"
				  "## Sources\n\n- [Note de position](source:note), France Assos Santé, avril 2023\n\n"
					"Checked on 20 November 2026.\n");
	assert_int_equal(library_doc(opened(tmp, state), tmp, "nulle", &d, &e), ERR_MISSING);
}

static const struct { const char *id, *md; } made[] = {
	{"niveau-projets", "# Niveau : Projets\n\nUne action.\n\n## Quoi\n\nUne action, avec l’[ACI](sigle:ACI).\n\n## Qui\n\nVous.\n\n"
		"## Exemples\n\n- Un atelier\n\n## Avant\n\n- Une fiche\n\n"
			    "## Signes\n\n*À notre avis.*\n\n- Un usager\n\n## Après\n\n- Continuez\n\n## Risques\n\n*À notre avis.*\n\n- Oubli\n\n"
			    "## Critères\n\n- **P1** Un usager, dès le début, [comment faire](page:une-cpts)\n\n## Read next\n\n- [Les critères](page:criteres)\n\n## Sources\n\n"
				"- [Note de position](source:note), France Assos Santé, avril 2023\n"},
	{"criteres", "# Les critères\n\nCe qui compte.\n\n## Projets\n\n### P1. Un usager, dès le début\n\nCompte un usager.\n\n"
		"*Preuve :* Le compte rendu.\\\n[comment faire](page:une-cpts)\n\n## Read next\n\n- [La proposition](page:proposition-aci)\n"},
	{"proposition-aci", "# La proposition\n\nUne proposition.\n\n> Ce n’est pas une règle.\n\n## Niveau 1\n\nInformer.\n\n- Une réunion\n\n"
		"### N1a. Un avis\n\nCe qui compte.\n\n*Preuve :* Une date.\\\n[comment faire](page:une-cpts)\n\n"
		"## Deux grilles\n\n"
			     "| Niveau | Niveau 1 |\n| --- | --- |\n| Projets | Un avis \\| rendu |\n\n## Sources\n\n"
				"- [Note de position](source:note), France Assos Santé, avril 2023\n"},
	{"sigles", "# Les sigles\n\nTous les mots.\n\n## A\n\n**ACI**, accord conventionnel interprofessionnel\\\n"
		"L’accord qui finance. Voir le [contrat](sigle:contrat-local).\n\n"
		    "## C\n\n**contrat local**, contrat signé ici\\\nSigné avec la caisse.\n\n## E\n\n**élu ou élue**, personne choisie\\\n"
			"Un mot court.\n"},
	{"sources", "# Les sources\n\nD’où cela vient.\n\n## Textes\n\n- *Loi Rist*, Parlement, 2023-05-19. Article 1.\n\n"
		     "## Associations\n\n- *Note de position*, France Assos Santé, avril 2023. [https://a.example/n_o](https://a.example/n_o)\n"},
};

static void makes_pages(void **state)
{
	AUTO_CTX(tmp);
	library *l = opened(tmp, state);
	for (size_t i = 0; i < LENGTH(made); i++) {
		AUTO_ERR e = {0};
		doc *d = NULL;
		strbuf *b = sb_new(tmp);
		assert_int_equal(library_doc(l, tmp, made[i].id, &d, &e), 0);
		doc_to_markdown(b, d);
		assert_string_equal(b->s, made[i].md);
	}
}

static void lists_parts_in_order(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	part *parts;
	size_t count;
	strbuf *b = sb_new(tmp);
	assert_int_equal(library_parts(opened(tmp, state), tmp, &parts, &count, &e), 0);
	for (size_t i = 0; i < count; i++) {
		sb_addf(b, "%s:", parts[i].id);
		for (size_t j = 0; j < parts[i].count; j++)
			sb_addf(b, " %s(%s)%d", parts[i].pages[j].id, parts[i].pages[j].kind, parts[i].pages[j].position);
		sb_addc(b, '\n');
	}
	assert_string_equal(b->s, "decouvrir: une-cpts(guide)1 la-reunion(guide)2 regions(region)3 sources(source)4\n"
				  "prendre-mandat: parcours(steps)5\nthemes: theme-contrat(topic)6 theme-budget(topic)7\n"
				  "niveaux: niveau-projets(level)8 criteres(level)9 proposition-aci(level)10\n"
				  "outils: liste-avant(checklist)11 enquete-habitants(survey)12\naide: aide-accueil(help)13\n"
				  "sigles: sigles(glossary)14\n");
}

static void finds_the_help_of_a_screen(void **state)
{
	AUTO_CTX(tmp);
	library *l = opened(tmp, state);
	assert_string_equal(library_screen_help(l, tmp, "home"), "aide-accueil");
	assert_null(library_screen_help(l, tmp, "nowhere"));
	assert_null(library_screen_help(l, tmp, ""));
}

static void explains_words(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	library *l = opened(tmp, state);
	word *w, *all;
	size_t count;
	assert_int_equal(library_word(l, tmp, "ELU", &w, &e), 0);
	assert_string_equal(w->id, "élu");
	assert_string_equal(w->name, "élu ou élue");
	assert_int_equal(w->nsee, 0);
	assert_int_equal(library_word(l, tmp, "aci", &w, &e), 0);
	assert_string_equal(w->full, "accord conventionnel interprofessionnel");
	assert_string_equal(w->see[0], "contrat-local");
	assert_string_equal(w->pages[0], "une-cpts");
	assert_int_equal(library_words(l, tmp, &all, &count, &e), 0);
	assert_int_equal(count, 3);
	assert_string_equal(all[0].id, "ACI");
	assert_string_equal(all[1].name, "contrat local");
	assert_string_equal(all[2].kind, "mot");
}

static void lists_criteria_and_sources(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	library *l = opened(tmp, state);
	grid *g, *other;
	source *s;
	assert_int_equal(library_grid(l, tmp, "", &g, &e), 0);
	assert_int_equal(g->count, 1);
	assert_false(g->proposal);
	assert_string_equal(g->name, GRID_PARTICIPATION);
	assert_string_equal(g->warning, "");
	assert_string_equal(g->criteria[0].level, "projets");
	assert_string_equal(g->criteria[0].page, "une-cpts");
	assert_string_equal(g->levels[0].page, "niveau-projets");
	assert_ptr_equal(grid_criterion(g, "p1"), &g->criteria[0]);
	assert_null(grid_criterion(g, "Z9"));
	assert_int_equal(library_grid(l, tmp, GRID_PROPOSAL, &other, &e), 0);
	assert_true(other->proposal);
	assert_true(*other->title && *other->warning && other->count > 0);
	assert_string_equal(other->levels[0].page, "proposition-aci");
	assert_int_equal(library_source(l, tmp, "loi", &s, &e), 0);
	assert_string_equal(s->read, "cité");
	assert_string_equal(s->note, "Article 1.");
}

/* ---- samples ---- */

static int note_sample(void *data, const sample *s)
{
	sb_addf(data, "%s %s:", s->e->name, s->key);
	for (size_t i = 0; i < s->count; i++)
		sb_addf(data, " %s=%s", s->names[i], s->values[i]);
	sb_addc(data, '\n');
	return 0;
}

static void gives_samples_in_creation_order(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	strbuf *b = sb_new(tmp);
	assert_int_equal(library_samples(opened(tmp, state), note_sample, b, &e), 0);
	/* Saturday 21 November 2026: Thursday of next week, and forty-five days before. */
	assert_string_equal(b->s, "cpts val: name=CPTS du Val created_on=2020-02-29\nmeeting r-1: date=2026-11-26 title=Conseil cpts=@val\n"
				  "meeting r-2: date=2026-10-07 title=Bureau cpts=@val minutes=Fait.\n\n");
}

static int refuse_sample(void *data, const sample *s)
{
	(void)s;
	++*(int *)data;
	return ERR_DATA;
}

static void samples_stop_when_refused(void **state)
{
	AUTO_CTX(tmp);
	int calls = 0;
	library *l = opened(tmp, state);
	assert_int_equal(library_samples(l, refuse_sample, &calls, NULL), ERR_DATA);
	assert_int_equal(calls, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_bytes_for_the_same_content),
		cmocka_unit_test(a_problem_leaves_the_old_file),
		cmocka_unit_test(nowhere_to_write),
		cmocka_unit_test(opening_says_what_is_wrong),
		cmocka_unit_test(a_damaged_file_is_told_when_read),
		cmocka_unit_test(reads_a_page),
		cmocka_unit_test(unknown_names_are_guessed),
		cmocka_unit_test(builds_a_doc),
		cmocka_unit_test(makes_pages),
		cmocka_unit_test(lists_parts_in_order),
		cmocka_unit_test(finds_the_help_of_a_screen),
		cmocka_unit_test(explains_words),
		cmocka_unit_test(lists_criteria_and_sources),
		cmocka_unit_test(gives_samples_in_creation_order),
		cmocka_unit_test(samples_stop_when_refused),
		cmocka_unit_test(a_guide_cut_short_is_told), cmocka_unit_test(missing_folder_and_files),
	};
	i18n_start("en");
	return cmocka_run_group_tests_name("library", tests, start, fixture_end);
}
