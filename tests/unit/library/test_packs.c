// SPDX-License-Identifier: EUPL-1.2
/* Packs: made, checked, built, added over the guide, removed; what is wrong with one, and what a hostile one tries. */
#include "fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <carnet/doc/render.h>
#include <carnet/library/onboarding.h>
#include <carnet/library/packs.h>
#include <carnet/library/scales.h>
#include <carnet/library/topics.h>

#include "../../../src/library/shelves.h"
#include "../../support/forged.h"

#define ABOUT "name: essai\ntitle: L’essai\nversion: '2'\nauthor: Moi\ndate: 2026-11-01\nexpires: 2027-11-01\n"
#define P(id, rest) "id: " id "\ntitle: Page " id "\npart: decouvrir\norder: 15\nsummary: Une page.\nverified: 2026-11-20\n" rest

enum { FILES = 8 /* of the pack below */ };

typedef struct kit {
	fixture *f;
	library *l;
	char *folder, *file, *packs;
} kit;

static void put(const kit *k, const char *path, const char *text)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *full = path_join(tmp, k->folder, path);
	assert_int_equal(dir_make(path_dir(tmp, full), 0755, &e), 0);
	assert_int_equal(file_replace(full, text, strlen(text), 0644, &e), 0);
}

static int start(void **state)
{
	void *made;
	fixture_start(&made);
	kit *k = NEW(NULL, kit);
	k->f = made;
	k->l = fixture_library(k, k->f);
	k->folder = path_join(k, k->f->root, "trousse");
	k->file = path_join(k, k->f->root, "essai.trousse");
	k->packs = path_join(k, k->f->root, "packs");
	put(k, "pack.yaml", ABOUT);
	put(k, "fr/guide/chez-nous.yaml", P("chez-nous", "next: [une-cpts]\nbody: |\n  La [navette](sigle:navette) passe le mardi. ACI.\n"));
	put(k, "fr/guide/la-reunion.yaml", P("la-reunion", "body: |\n  Notre réunion à nous, au moulin.\n"));
	put(k, "fr/glossary.yaml", "- {id: navette, full: petit car, kind: mot, means: Un petit car., see: [ACI], pages: [chez-nous]}\n");
	put(k, "fr/topics/car.yaml",
	    "id: car\ntitle: Le car\norder: 5\nkeywords: [navettes]\nwhat: |\n  Le car.\nquestions:\n  - {id: q1, ask: 'Quand ?', why: W, good: G}\n"
	    "words: [navette]\nverified: 2026-11-20\n");
	put(k, "fr/wording.yaml", "questions: Nos questions\n");
	put(k, "fr/onboarding.yaml", "steps:\n  - {id: venir, title: Venir, read: [chez-nous], do: Venez., proof: Fait., check: by_hand}\n");
	put(k, "records/nous.yaml", "contact:\n  - {key: ana, name: Ana, cpts: val}\ncpts:\n  - {key: val, name: CPTS du Val}\n");
	*state = k;
	return 0;
}

static int end(void **state)
{
	kit *k = *state;
	void *made = k->f;
	talloc_free(k);
	return fixture_end(&made);
}

static const char *told(const void *parent, const kit *k, const struct problems *p)
{
	strbuf *b = sb_new(parent);
	for (size_t i = 0; i < p->count; i++) {
		const char *at = p->list[i].place ? p->list[i].place : "";
		size_t n = strlen(k->f->root);
		sb_addf(b, "%s: %s: %s\n", strncmp(at, k->f->root, n) ? at : at + n + 1, p->list[i].what, p->list[i].todo);
	}
	return b->s;
}

static void build(const kit *k)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	int code = pack_build(k->l, k->folder, k->file, &p, &e);
	assert_string_equal(told(tmp, k, &p), "");
	assert_int_equal(code, 0);
}

static pack_about *add(const void *parent, const kit *k)
{
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	pack_about *a = NULL;
	build(k);
	assert_int_equal(pack_add(k->l, parent, k->packs, k->file, &a, &p, &e), 0);
	return a;
}

static library *opened(const void *parent, const kit *k)
{
	AUTO_ERR e = {0};
	library *l;
	assert_int_equal(library_open(parent, &l, k->f->out, &e), 0);
	library_use_packs(l, k->packs);
	return l;
}

static const char *markdown_of(const void *parent, library *l, const char *id)
{
	AUTO_ERR e = {0};
	doc *d;
	strbuf *md = sb_new(parent);
	assert_int_equal(library_doc(l, parent, id, &d, &e), 0);
	doc_to_markdown(md, d);
	return md->s;
}

/* ---- over the guide ---- */

static void adds_pages_and_words(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	pack_about *a = add(tmp, k);
	library *l = opened(tmp, k);
	page *p;
	word *w;
	assert_string_equal(a->name, "essai");
	assert_false(a->replaced);
	assert_false(a->expired);
	assert_int_equal(library_page(l, tmp, "chez-nous", &p, &e), 0);
	assert_string_equal(p->pack, "essai");
	assert_false(p->replaces);
	assert_int_equal(p->position, 2); /* 10, 15, 15, … */
	assert_int_equal(p->of, 16);
	assert_int_equal(library_word(l, tmp, "Navette", &w, &e), 0);
	assert_string_equal(w->pages[0], "chez-nous");
	assert_non_null(strstr(markdown_of(tmp, l, "chez-nous"),
			       "This page comes from the pack “L’essai”, version 2, 1 November 2026 (Moi).\n"));
}

static void replaces_a_page_whose_original_stays(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	add(tmp, k);
	library *l = opened(tmp, k);
	page *p;
	page_hits *h;
	assert_int_equal(library_page(l, tmp, "la-reunion", &p, &e), 0);
	assert_true(p->replaces);
	const char *md = markdown_of(tmp, l, "la-reunion"), *link = strstr(md, "[Read the page of the guide](page:original:la-reunion)");
	assert_non_null(link);
	assert_true(link < strstr(md, "moulin"));
	assert_non_null(strstr(markdown_of(tmp, l, "original:la-reunion"), "Le cœur du sujet"));
	assert_int_equal(library_find(l, tmp, "coeur", 5, &h, &e), 0);
	assert_int_equal(h->count, 0); /* only the page that is shown is found */
	assert_int_equal(library_find(l, tmp, "moulin", 5, &h, &e), 0);
	assert_int_equal(h->count, 1);
	assert_string_equal(h->list[0].id, "la-reunion");
}

static void merges_what_is_not_a_page(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	add(tmp, k);
	library *l = opened(tmp, k);
	topic *t;
	step *steps;
	page_hits *h;
	part *parts;
	size_t count;
	assert_int_equal(library_topics(l, tmp, &t, &count, &e), 0);
	assert_int_equal(count, 3);
	assert_string_equal(t[0].id, "car");
	assert_int_equal(library_topics_for(l, tmp, "La navette", 1, &t, &count, &e), 0);
	assert_int_equal(count, 1);
	assert_non_null(strstr(markdown_of(tmp, l, "theme-car"), "## Nos questions\n\n- **Quand ?**\\\n  *Pourquoi :* W")); /* its words, then ours */
	assert_int_equal(library_steps(l, tmp, &steps, &count, &e), 0);
	assert_int_equal(count, 2);
	assert_int_equal(library_find(l, tmp, "nawette", 5, &h, &e), 0);
	assert_string_equal(h->mended, "navette");
	assert_string_equal(h->list[0].kind, "sigle");
	assert_int_equal(library_parts(l, tmp, &parts, &count, &e), 0);
	assert_int_equal(parts[0].count, 5);
	assert_string_equal(parts[0].pages[2].id, "la-reunion");
}

static void questions_of_both_are_found(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	page_hits *h;
	add(tmp, k);
	library *l = opened(tmp, k);
	assert_int_equal(library_find(l, tmp, "quand finit-il", 5, &h, &e), 0);
	assert_string_equal(h->list[0].id, "contrat/q1");
	assert_int_equal(library_find(l, tmp, "quand car", 5, &h, &e), 0);
	assert_string_equal(h->list[h->count - 1].kind, "question");
	assert_string_equal(h->list[h->count - 1].id, "car/q1");
	assert_string_equal(h->list[h->count - 1].part_title, "Le car");
	assert_string_equal(library_question(l, tmp, "car/q1"), "Quand ?");
	assert_string_equal(library_question(l, tmp, "car/q9"), "");
	assert_string_equal(library_question(l, tmp, "car"), "");
}

static int note_record(void *data, const sample *s)
{
	sb_addf(data, "%s %s:", s->e->name, s->key);
	for (size_t i = 0; i < s->count; i++)
		sb_addf(data, " %s=%s", s->names[i], s->values[i]);
	sb_addc(data, '\n');
	return 0;
}

static void gives_its_records(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	strbuf *b = sb_new(tmp);
	add(tmp, k);
	assert_int_equal(pack_records(k->l, k->packs, "essai", note_record, b, &e), 0);
	assert_string_equal(b->s, "cpts val: name=CPTS du Val\ncontact ana: name=Ana cpts=@val\n");
	assert_int_equal(pack_records(k->l, k->packs, "essay", note_record, b, &e), ERR_MISSING);
	assert_string_equal(e.todo, "did you mean essai?");
}

static void lists_and_removes(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0}, g = {0}, h = {0};
	pack_about *list;
	size_t count;
	assert_int_equal(pack_list(k->l, tmp, k->packs, &list, &count, &e), 0);
	assert_int_equal(count, 0);
	add(tmp, k);
	put(k, "pack.yaml", "name: essai\ntitle: T\nversion: '3'\nauthor: Moi\ndate: 2026-11-01\nexpires: 2026-11-20\n");
	assert_true(add(tmp, k)->replaced);
	assert_int_equal(pack_list(k->l, tmp, k->packs, &list, &count, &e), 0);
	assert_int_equal(count, 1);
	assert_string_equal(list[0].version, "3");
	assert_true(list[0].expired);
	assert_null(list[0].wrong);
	assert_non_null(strstr(markdown_of(tmp, opened(tmp, k), "chez-nous"), "**It expired on 20 November 2026: ask for a newer one.**"));
	pack_take_back(&(pack_about){.path = list[0].path, .replaced = true});
	assert_int_equal(pack_list(k->l, tmp, k->packs, &list, &count, &e), 0);
	assert_string_equal(list[0].version, "2");
	assert_int_equal(pack_remove(k->l, k->packs, "essai", &e), 0);
	assert_int_equal(pack_list(k->l, tmp, k->packs, &list, &count, &e), 0);
	assert_int_equal(count, 0);
	assert_int_equal(pack_remove(k->l, k->packs, "essai", &g), ERR_MISSING);
	assert_int_equal(pack_remove(k->l, k->packs, "../essai", &h), ERR_MISSING);
}

static void same_folder_same_bytes(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *a, *b;
	size_t na, nb;
	build(k);
	assert_int_equal(file_read(tmp, &a, &na, k->file, 1 << 24, &e), 0);
	build(k);
	assert_int_equal(file_read(tmp, &b, &nb, k->file, 1 << 24, &e), 0);
	assert_int_equal(na, nb);
	assert_memory_equal(a, b, na);
}

/* ---- scales ---- */

#define MEAL(id, from, until, amount) \
	"- {id: " id ", title: T, from: " from until ", sources: [note], verified: 2026-11-20, confidence: haute, amount: " amount "}\n"

static void guide_meals(kit *k, const char *text)
{
	fixture_put(k->f, "scales/meals.yaml", text);
	k->l = fixture_library(k, k->f);
}

static void a_scale_does_not_lie_over_the_guides(void **state)
{
	kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	guide_meals(k, MEAL("repas", "2026-01-01", "", "20"));
	put(k, "scales/meals.yaml", MEAL("notre-repas", "2027-01-01", "", "18"));
	assert_int_equal(pack_check(k->l, k->folder, &p, &e), ERR_INPUT);
	assert_string_equal(told(tmp, k, &p), "trousse/scales/meals.yaml:1:8: this table has days of “repas”, which the guide has: give it the same id to "
					      "stand for it, or other days\n");
}

static void a_scale_stands_for_that_of_the_same_name(void **state)
{
	kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	scales *s;
	guide_meals(k, MEAL("avant", "2025-01-01", ", until: 2025-12-31", "19") MEAL("repas", "2026-01-01", "", "20"));
	put(k, "scales/meals.yaml", MEAL("repas", "2026-01-01", ", until: 2026-12-31", "17") MEAL("notre-repas", "2027-01-01", "", "18"));
	add(tmp, k);
	assert_int_equal(library_scales(opened(tmp, k), tmp, &s, &e), 0);
	assert_int_equal(s->nmeals, 3);
	assert_string_equal(s->meals[0].about.id, "avant");
	assert_string_equal(s->meals[1].about.id, "repas");
	assert_int_equal(s->meals[1].amount, 1700);
	assert_string_equal(s->meals[0].about.title, "T"); /* told apart where an amount says its table */
	assert_string_equal(s->meals[1].about.title, "T (pack “L’essai”)");
	assert_string_equal(s->meals[2].about.id, "notre-repas");
}

/* The update of each year: the same figures for one more year, or those of a new order. */
#define YEARS(rows) "years:\n" rows
#define YEAR(id, year, table) \
	"  - {id: " id ", title: T, income_year: " year ", table: " table ", sources: [note], verified: 2026-11-20, confidence: haute}\n"

static void guide_fiscal(kit *k)
{
	fixture_put(k->f, "scales/fiscal.yaml", "tables:\n  - {id: A2023, title: T, classes: [{first_bound: 5000, second_bound: 20000, vehicle: voiture, rows: "
			  "[{power_from: 1, rate1: 0.5, rate2: 0.3, fixed2: 900, rate3: 0.35}]}]}\n" YEARS(YEAR("revenus-2026", "2026", "A2023")));
	k->l = fixture_library(k, k->f);
}

static void an_income_year_uses_the_guides_table(void **state)
{
	kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	scales *s;
	guide_fiscal(k);
	put(k, "scales/fiscal.yaml", YEARS(YEAR("revenus-2027", "2027", "A2023")));
	add(tmp, k);
	assert_int_equal(library_scales(opened(tmp, k), tmp, &s, &e), 0);
	assert_int_equal(s->nfiscal_tables, 1);
	assert_int_equal(s->nfiscal_years, 2);
	assert_int_equal(s->fiscal_years[1].income_year, 2027);
	assert_string_equal(s->fiscal_years[1].table, s->fiscal_tables[0].id);
}

static void an_income_year_names_a_table_that_exists(void **state)
{
	kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	guide_fiscal(k);
	put(k, "scales/fiscal.yaml", YEARS(YEAR("revenus-2027", "2027", "A2024")));
	assert_int_equal(pack_check(k->l, k->folder, &p, &e), ERR_INPUT);
	assert_string_equal(told(tmp, k, &p), "trousse/scales/fiscal.yaml:2:60: “A2024” does not exist (table): did you mean A2023?\n");
}

/* The rows of a table go with it. */
static void the_rows_of_a_replaced_table_go_with_it(void **state)
{
	kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	scales *s;
#define PUBLIC(id, from, until, rows) \
	"- {id: " id ", title: T, from: " from until ", sources: [note], verified: 2026-11-20, confidence: haute, first_bound: 2000, " \
	"second_bound: 10000, motorcycle: 0.1, moped: 0.1, moped_minimum: 10, rows: [" rows "]}\n"
#define POWER(from, to, rate) "{power_from: " from ", power_to: " to ", rate1: " rate ", rate2: " rate ", rate3: " rate "}"
	fixture_put(k->f, "scales/public.yaml", PUBLIC("a", "2025-01-01", ", until: 2025-12-31", POWER("1", "9", "0.2"))
			  PUBLIC("b", "2026-01-01", "", POWER("1", "5", "0.3") ", " POWER("6", "9", "0.4")));
	k->l = fixture_library(k, k->f);
	put(k, "scales/public.yaml", PUBLIC("a", "2025-01-01", ", until: 2025-12-31", POWER("1", "4", "0.5") ", " POWER("5", "9", "0.6")));
	add(tmp, k);
	assert_int_equal(library_scales(opened(tmp, k), tmp, &s, &e), 0);
	assert_int_equal(s->npublics, 2);
	assert_string_equal(s->publics[0].about.id, "b");
	assert_int_equal(s->publics[0].count, 2);
	assert_int_equal(s->publics[1].count, 2);
	assert_int_equal(s->publics[1].rows[0].rate1, 500);
}

/* The guide has had a new table since the pack was added: the pack is left out, and the list says why. */
static void a_scale_over_a_newer_guides_is_left_out(void **state)
{
	kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	pack_about *list;
	page *first;
	size_t count;
	put(k, "scales/meals.yaml", MEAL("notre-repas", "2027-01-01", "", "18"));
	add(tmp, k);
	guide_meals(k, MEAL("repas", "2027-01-01", "", "20"));
	library *l = opened(tmp, k);
	assert_int_equal(library_page(l, tmp, "la-reunion", &first, &e), 0);
	assert_string_equal(first->pack, "");
	assert_int_equal(pack_list(l, tmp, k->packs, &list, &count, &e), 0);
	assert_non_null(strstr(list[0].wrong, "has days of “repas”"));
}

/* ---- changes ---- */

static void says_what_changed(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	static const char *const signs[] = {[CHANGE_ADDED] = "+", [CHANGE_CHANGED] = "~", [CHANGE_REMOVED] = "-"};
	page_change *list;
	size_t count;
	const char *before = library_state(opened(tmp, k), tmp, &e);
	add(tmp, k);
	strbuf *b = sb_new(tmp);
	library *l = opened(tmp, k);
	assert_int_equal(library_changes(l, tmp, before, &list, &count, &e), 0);
	for (size_t i = 0; i < count; i++)
		sb_addf(b, "%s%s ", signs[list[i].change], list[i].id);
	assert_string_equal(b->s, "+chez-nous ~la-reunion +theme-car +navette ");
	const char *after = library_state(l, tmp, &e);
	assert_int_equal(library_changes(l, tmp, after, &list, &count, &e), 0);
	assert_int_equal(count, 0);
	assert_int_equal(pack_remove(k->l, k->packs, "essai", &e), 0);
	assert_int_equal(library_changes(opened(tmp, k), tmp, after, &list, &count, &e), 0);
	assert_int_equal(count, 4);
	assert_int_equal(list[0].change, CHANGE_REMOVED);
	assert_string_equal(list[0].title, "Page chez-nous");
	assert_int_equal(library_changes(opened(tmp, k), tmp, "", &list, &count, &e), 0);
	assert_int_equal(list[0].change, CHANGE_ADDED);
	assert_int_equal(library_changes(opened(tmp, k), tmp, "not\na state", &list, &count, &e), 0);
}

/* ---- a new one ---- */

static void a_new_pack_is_in_order(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0}, g = {0};
	char *name;
	const char *folder = path_join(tmp, k->f->root, "Ma Région");
	put(k, "fr/parts.yaml", ""); /* the folder of another is not looked at */
	assert_int_equal(pack_new(tmp, folder, &name, &e), 0);
	assert_string_equal(name, "ma-region");
	assert_true(file_exists(path_join(tmp, folder, "SCHEMAS.md")));
	assert_true(file_exists(path_join(tmp, folder, "records/fiches.yaml")));
	pack_check(k->l, folder, &p, &e);
	/* the fixture has neither the part nor the pages that the skeleton names */
	assert_int_equal(p.errors, 3);
	assert_int_equal(pack_new(tmp, folder, &name, &g), ERR_INPUT);
}

static void the_example_is_in_order(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	library *l;
	char *name;
	const char *out = path_join(tmp, k->f->root, "whole.db"), *folder = path_join(tmp, k->f->root, "neuve");
	assert_int_equal(library_compile("content", out, &p, &e), 0);
	assert_int_equal(library_open(tmp, &l, out, &e), 0);
	assert_int_equal(pack_check(l, "content/samples/pack-exemple", &p, &e), 0);
	assert_int_equal(pack_new(tmp, folder, &name, &e), 0);
	assert_int_equal(pack_check(l, folder, &p, &e), 0);
}

/* ---- what check tells ---- */

static const struct { const char *name, *path, *text, *problems; } wrongs[] = {
	{"no pack.yaml", "pack.yaml", NULL, "trousse/pack.yaml: this file is missing: put it back\n"},
	{"name and dates", "pack.yaml", "name: Mon Essai\ntitle: T\nversion: '1'\nauthor: A\ndate: 2026-11-20\nexpires: 2026-11-19\n",
	 "trousse/pack.yaml:1:7: “Mon Essai” cannot name a page: use small letters without accents, digits and hyphens\n"
	 "trousse/pack.yaml:6:10: the pack expires before its own date: write a later day\n"},
	{"a word of the guide", "fr/glossary.yaml",
	 "- {id: navette, full: car, kind: mot, means: M}\n- {id: ACI, full: F, kind: sigle, means: M}\n",
	 "trousse/fr/glossary.yaml:2:3: the guide already has “ACI”: give it another name: only pages and scales can be replaced\n"},
	{"unknown page", "fr/guide/chez-nous.yaml", P("chez-nous", "next: [la-reunon]\nbody: |\n  Un [lien](page:rien-du-tout).\n"),
	 "trousse/fr/guide/chez-nous.yaml:7:8: “la-reunon” does not exist (next): did you mean la-reunion?\n"
	 "trousse/fr/guide/chez-nous.yaml:9:13: the link page:rien-du-tout leads nowhere: write what it should lead to, or remove the link\n"},
	{"records of the person", "records/nous.yaml", "meeting:\n  - {key: a, title: T, date: +1}\n",
	 "trousse/records/nous.yaml:1:1: a pack brings no meeting: only cpts, association, contact and payer\n"},
	{"files of the guide", "fr/regions.yaml", "- {id: x, name: X, delegation: D, note_2023: yes}\n",
	 "trousse/fr/regions.yaml: no kind of content lives here: move it beside its like\n"},
	{"escape sequence", "fr/wording.yaml", "questions: \"a\x1b[2J\"\n",
	 "trousse/fr/wording.yaml:1:14: an invisible control character is hidden here: delete it\n"},
	{"zero byte", "fr/wording.yaml", NULL, NULL},
};

static void check_wrong(void **state)
{
	const size_t i = (size_t)(uintptr_t)*state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	void *made;
	start(&made);
	const kit *k = made;
	const char *path = path_join(tmp, k->folder, wrongs[i].path);
	if (wrongs[i].text)
		put(k, wrongs[i].path, wrongs[i].text);
	else if (wrongs[i].problems)
		assert_int_equal(unlink(path), 0);
	else
		assert_int_equal(file_replace(path, "a: \0b\n", 6, 0644, &e), 0);
	assert_int_equal(pack_check(k->l, k->folder, &p, &e), ERR_INPUT);
	if (wrongs[i].problems)
		assert_string_equal(told(tmp, k, &p), wrongs[i].problems);
	assert_int_equal(pack_build(k->l, k->folder, k->file, &p, NULL), ERR_INPUT);
	assert_false(file_exists(k->file));
	end(&made);
}

static void a_link_is_not_followed(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	assert_int_equal(symlink("/etc/passwd", path_join(tmp, k->folder, "fr/guide/secret.yaml")), 0);
	assert_int_equal(pack_check(k->l, k->folder, &p, &e), ERR_INPUT);
	assert_string_equal(told(tmp, k, &p),
			    "trousse/fr/guide/secret.yaml: a link is not followed: it may lead outside the folder: copy the file here\n");
}

/* ---- hostile files ---- */

static const struct { const char *name, *sql; bool sealed; const char *what; } hostiles[] = {
	{"checksum", "UPDATE file SET text = text || '# more' WHERE path = 'pack.yaml'", false, "is damaged"},
	{"another application", "PRAGMA application_id=1", false, "is not a pack"},
	{"a guide", "PRAGMA application_id=1129072962", false, "is not a pack"},
	{"no files", "DELETE FROM file", true, "The content has 1 problem"},
	{"two packs", "INSERT INTO pack SELECT 'b', title, version, author, date, expires, sum FROM pack", true, "is damaged"},
	{"no pack", "DELETE FROM pack", true, "is damaged"},
	{"a view for a table", "DROP TABLE file; CREATE VIEW file AS SELECT 'pack.yaml' AS path, 'name: x' AS text", false, "is damaged"},
	{"another table", "ALTER TABLE file ADD COLUMN more TEXT", true, "is damaged"},
	{"a generated column", "DROP TABLE file; CREATE TABLE file(path TEXT PRIMARY KEY, text TEXT GENERATED ALWAYS AS (upper(path))) STRICT", false,
	 "is damaged"},
	{"a trigger", "CREATE TRIGGER t AFTER INSERT ON file BEGIN DELETE FROM pack; END", true, ""},
	{"a path outside", "INSERT INTO file VALUES('../../evil.yaml', 'id: x')", true, "The content has 1 problem"},
	{"an absolute path", "INSERT INTO file VALUES('/tmp/evil.yaml', 'id: x')", true, "The content has 1 problem"},
	{"a path with a slash inside", "INSERT INTO file VALUES('fr/guide/../../x.yaml', 'id: x')", true, "The content has 1 problem"},
	{"a zero byte", "UPDATE file SET text = CAST(X'6100' AS TEXT) WHERE path = 'fr/wording.yaml'", false, "is damaged"},
	{"not utf-8", "UPDATE file SET text = CAST(X'e9' AS TEXT) WHERE path = 'fr/wording.yaml'", true, "The content has 1 problem"},
	{"an escape sequence", "UPDATE file SET text = 'questions: a' || char(27) || '[2J' WHERE path = 'fr/wording.yaml'", true,
	 "The content has 1 problem"},
	{"a right-to-left override", "UPDATE file SET text = 'questions: a' || char(8238) WHERE path = 'fr/wording.yaml'", true,
	 "The content has 1 problem"},
	{"an anchor", "UPDATE file SET text = 'questions: &a b' WHERE path = 'fr/wording.yaml'", true, "The content has 1 problem"},
	{"too deep", "UPDATE file SET text = 'questions: ' || printf('%.*c', 5000, '[') WHERE path = 'fr/wording.yaml'", true,
	 "The content has 1 problem"},
	{"a large file", "UPDATE file SET text = printf('%.*c', 2200000, 'a') WHERE path = 'fr/wording.yaml'", true, "holds too much"},
	{"large files", "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)"
			 " INSERT INTO file SELECT 'fr/guide/p' || i || '.yaml', printf('%.*c', 1000000, 'a') FROM n", true, "holds too much"},
	{"many files", "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
			" INSERT INTO file SELECT 'fr/guide/p' || i || '.yaml', 'a' FROM n", true, "holds too much"},
	{"a name that leads elsewhere", "UPDATE file SET text = replace(text, 'name: essai', 'name: ../essai') WHERE path = 'pack.yaml'", true,
	 "The content has 1 problem"},
	{"raw html", "UPDATE file SET text = replace(text, 'au moulin', '<script>') WHERE path = 'fr/guide/la-reunion.yaml'", true,
	 "The content has 1 problem"},
};

static void refuse_hostile(void **state)
{
	const size_t i = (size_t)(uintptr_t)*state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	void *made;
	pack_about *a;
	size_t count;
	start(&made);
	const kit *k = made;
	build(k);
	forge(k->file, hostiles[i].sql);
	if (hostiles[i].sealed)
		forge_sum(k->file);
	int code = pack_add(k->l, tmp, k->packs, k->file, &a, &p, &e);
	if (hostiles[i].what[0]) {
		assert_int_equal(code, ERR_INPUT);
		if (!strstr(e.what, hostiles[i].what))
			assert_string_equal(e.what, hostiles[i].what);
		assert_false(file_exists(path_join(tmp, k->packs, "essai.trousse")));
	} else { /* it is read all the same, and what was added to it goes no further */
		assert_int_equal(code, 0);
		source_file *files;
		assert_int_equal(pack_file_read(tmp, &files, &count, a->path, &e), 0);
		assert_int_equal(pack_list(k->l, tmp, k->packs, &a, &count, &e), 0);
		assert_null(a[0].wrong);
	}
	end(&made);
}

static void refuse_what_is_no_file(void **state)
{
	const kit *k = *state;
	static const struct { const char *name, *text; int code; const char *what; } cases[] = {
		{"text.trousse", "not a database at all, only words that go on for a while", ERR_INPUT, "is not a pack"},
		{"empty.trousse", "", ERR_INPUT, "is not a pack"},
		{"header.trousse", "SQLite format 3", ERR_INPUT, "is not a pack"},
		{"none.trousse", NULL, ERR_DATA, ""},
		{"trousse", NULL, ERR_INPUT, "is not a pack"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_PROBLEMS p = {0};
		AUTO_ERR e = {0};
		pack_about *a;
		const char *path = path_join(tmp, k->f->root, cases[i].name);
		if (cases[i].text)
			assert_int_equal(file_replace(path, cases[i].text, strlen(cases[i].text), 0644, &e), 0);
		assert_int_equal(pack_add(k->l, tmp, k->packs, path, &a, &p, &e), cases[i].code);
		assert_non_null(strstr(e.what, cases[i].what));
	}
}

/* As somebody without any right: true when it does what it should. */
static void as_nobody(const kit *k, const char *path, bool (*does)(const kit *k))
{
	int status;
	assert_int_equal(chmod(path, 0) | chmod(k->f->root, 0755), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (!pid)
		_exit((geteuid() != 0 || setuid(65534) == 0) && does(k) ? 0 : 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(chmod(path, 0755), 0);
}

static bool refuses_the_file(const kit *k)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	source_file *files;
	size_t count;
	return pack_file_read(tmp, &files, &count, k->file, &e) == ERR_DATA && strstr(e.what, "do not have the right");
}

static bool refuses_the_folder(const kit *k)
{
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	int code = pack_check(k->l, k->folder, &p, &e);
	return code == ERR_DATA && p.count && strstr(p.list[0].what, "do not have the right");
}

static void refuse_what_may_not_be_read(void **state)
{
	const kit *k = *state;
	build(k);
	as_nobody(k, k->file, refuses_the_file);
	as_nobody(k, path_join(*state, k->folder, "fr/guide"), refuses_the_folder);
	as_nobody(k, path_join(*state, k->folder, "fr"), refuses_the_folder);
}

/* Not read at all: the file is a hole. */
static void refuse_a_huge_file(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	source_file *files;
	size_t count;
	build(k);
	assert_int_equal(truncate(k->file, PACK_FILE_MAX), 0);
	assert_int_equal(pack_file_read(tmp, &files, &count, k->file, &e), 0);
	assert_int_equal(truncate(k->file, PACK_FILE_MAX + 1), 0);
	assert_int_equal(pack_file_read(tmp, &files, &count, k->file, &e), ERR_INPUT);
	assert_non_null(strstr(e.what, "is larger than 32 MB"));
}

/* Cut anywhere, or with any byte of its head wrong, it is refused or read as it was; nothing else. */
static void survives_damage(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *bytes;
	size_t len;
	build(k);
	assert_int_equal(file_read(tmp, &bytes, &len, k->file, 1 << 24, &e), 0);
	for (size_t at = 1; at < len; at = at < 120 ? at + 7 : at + 3001) {
		AUTO_CTX(one);
		AUTO_ERR g = {0};
		source_file *files;
		size_t count;
		assert_int_equal(file_replace(k->file, bytes, at, 0644, &e), 0);
		assert_true(pack_file_read(one, &files, &count, k->file, &g) || count == FILES); /* the sum vouches for what is read */
		char kept = bytes[at];
		bytes[at] = (char)(kept ^ 0x5a);
		assert_int_equal(file_replace(k->file, bytes, len, 0644, &e), 0);
		assert_true(pack_file_read(one, &files, &count, k->file, NULL) || count == FILES);
		bytes[at] = kept;
	}
}

/* ---- packs beside the journal ---- */

static void an_older_pack_is_made_again(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	static const char *const older[] = {"DROP TABLE step; DELETE FROM page", "PRAGMA user_version=1; DELETE FROM page"};
	pack_about *a = add(tmp, k);
	page *p;
	for (size_t i = 0; i < LENGTH(older); i++) {
		forge(a->path, older[i]);
		library *l = opened(tmp, k);
		assert_int_equal(library_page(l, tmp, "chez-nous", &p, &e), 0);
		assert_string_equal(p->pack, "essai");
		talloc_free(l);
		forge(a->path, "PRAGMA user_version=4");
	}
}

static void a_broken_pack_is_left_out(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	pack_about *a = add(tmp, k), *list;
	page *p;
	size_t count;
	assert_int_equal(file_replace(a->path, "nothing", 7, 0600, &e), 0);
	library *l = opened(tmp, k);
	assert_int_equal(library_page(l, tmp, "la-reunion", &p, &e), 0);
	assert_string_equal(p->pack, "");
	assert_int_equal(pack_list(k->l, tmp, k->packs, &list, &count, &e), 0);
	assert_non_null(strstr(list[0].wrong, "is not a pack"));
	assert_string_equal(list[0].name, "essai");
}

/* Sound in its first pages, damaged further on: said when it is read, and the guide is back once it is removed. */
static void a_pack_damaged_inside(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	pack_about *a = add(tmp, k);
	page *p;
	forge_damage(a->path, "page_place");
	assert_int_equal(library_page(opened(tmp, k), tmp, "la-reunion", &p, &e), ERR_DATA);
	assert_string_equal(e.what, "The packs cannot be read (database disk image is malformed)");
	assert_int_equal(pack_remove(k->l, k->packs, "essai", NULL), 0);
	assert_int_equal(library_page(opened(tmp, k), tmp, "la-reunion", &p, NULL), 0);
}

/* ---- what SQLite refuses: no memory, or whatever else ---- */

static struct { int action; const char *of; } refused;

static int allow(void *data, int action, const char *of, const char *more, const char *db, const char *within)
{
	(void)data, (void)more, (void)db, (void)within;
	return refused.of && action == refused.action && of && strcmp(of, refused.of) == 0 ? SQLITE_DENY : SQLITE_OK;
}

static int watch(sqlite3 *db, char **wrong, const struct sqlite3_api_routines *api)
{
	(void)wrong, (void)api;
	return sqlite3_set_authorizer(db, allow, NULL);
}

static void a_pack_that_is_refused_is_left_out(void **state)
{
	static const struct { int action; const char *of; bool older; const char *what; } cases[] = {
		{SQLITE_READ, "scale", false, "The packs cannot be read ("}, {SQLITE_ATTACH, ":memory:", true, "The packs cannot be read ("},
		{SQLITE_ATTACH, "x", true, "The packs cannot be read ("}, /* sqlite3_deserialize */
		{SQLITE_INSERT, "page", true, "The library cannot be built ("}, {SQLITE_INSERT, "step", true, "The library cannot be built ("},
	};
	const kit *k = *state;
	AUTO_CTX(tmp);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_ERR e = {0};
		page *p;
		pack_about *a = add(tmp, k);
		if (cases[i].older)
			forge(a->path, "DROP TABLE step");
		library *l = opened(tmp, k);
		refused.action = cases[i].action;
		refused.of = cases[i].of;
		int code = library_page(l, tmp, "la-reunion", &p, &e);
		refused.of = NULL;
		assert_int_equal(code, 0);
		assert_string_equal(p->pack, "");
		assert_int_equal(l->wrong.count, 1);
		assert_non_null(strstr(l->wrong.list[0].what, cases[i].what));
		assert_string_equal(l->wrong.list[0].place, a->path);
	}
}

/* The guide that was there stays. */
static void a_guide_that_is_refused_is_not_written(void **state)
{
	const kit *k = *state;
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	refused.action = SQLITE_CREATE_TABLE;
	refused.of = "page";
	int code = library_compile(k->f->content, k->f->out, &p, &e);
	refused.of = NULL;
	assert_int_equal(code, ERR_DATA);
	assert_string_equal(e.what, "The library cannot be built (not authorized)");
	assert_int_equal(library_sound(k->l, NULL), 0);
}

static void no_more_than_eight(void **state)
{
	const kit *k = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	pack_about *a;
	page *first;
	put(k, "fr/topics/car.yaml", "id: car\ntitle: T\norder: 5\nkeywords: [x]\nwhat: W\nquestions:\n  - {id: q, ask: A, why: W, good: G}\n"
				     "verified: 2026-11-20\n");
	for (int i = 0; i < 8; i++) {
		put(k, "pack.yaml", mem_printf(tmp, "name: n%d\ntitle: T\nversion: '1'\nauthor: A\ndate: 2026-11-01\nexpires: 2027-11-01\n", i));
		add(tmp, k);
	}
	put(k, "pack.yaml", ABOUT);
	build(k);
	assert_int_equal(pack_add(k->l, tmp, k->packs, k->file, &a, &p, &e), ERR_INPUT);
	assert_string_equal(e.what, "Only 8 packs can be used at once");
	topic *topics;
	size_t count;
	library *l = opened(tmp, k);
	assert_int_equal(library_page(l, tmp, "chez-nous", &first, NULL), 0);
	assert_string_equal(first->pack, "n7"); /* the last one wins */
	assert_int_equal(library_topics(l, tmp, &topics, &count, NULL), 0);
	assert_int_equal(count, 3); /* and nothing is said twice */
}

#define test(f) cmocka_unit_test_setup_teardown(f, start, end)

int main(void)
{
	static const struct CMUnitTest plain[] = {
		test(adds_pages_and_words), test(replaces_a_page_whose_original_stays), test(merges_what_is_not_a_page), test(gives_its_records),
		test(lists_and_removes), test(same_folder_same_bytes), test(says_what_changed), test(a_new_pack_is_in_order),
		test(the_example_is_in_order), test(a_link_is_not_followed), test(refuse_what_is_no_file), test(refuse_what_may_not_be_read), test(refuse_a_huge_file), test(survives_damage),
		test(an_older_pack_is_made_again), test(a_broken_pack_is_left_out), test(no_more_than_eight), test(a_pack_damaged_inside),
		test(a_pack_that_is_refused_is_left_out), test(a_guide_that_is_refused_is_not_written),
		test(a_scale_does_not_lie_over_the_guides), test(a_scale_stands_for_that_of_the_same_name), test(the_rows_of_a_replaced_table_go_with_it), test(an_income_year_uses_the_guides_table),
		test(an_income_year_names_a_table_that_exists),
		test(a_scale_over_a_newer_guides_is_left_out), test(questions_of_both_are_found),
	};
	struct CMUnitTest tests[LENGTH(plain) + LENGTH(wrongs) + LENGTH(hostiles)];
	size_t count = 0;
	i18n_start("en");
	sqlite3_auto_extension((void (*)(void))watch);
	memcpy(tests, plain, sizeof plain);
	count += LENGTH(plain);
	for (size_t i = 0; i < LENGTH(wrongs); i++)
		tests[count++] = (struct CMUnitTest){wrongs[i].name, check_wrong, NULL, NULL, (void *)(uintptr_t)i};
	for (size_t i = 0; i < LENGTH(hostiles); i++)
		tests[count++] = (struct CMUnitTest){hostiles[i].name, refuse_hostile, NULL, NULL, (void *)(uintptr_t)i};
	return cmocka_run_group_tests_name("packs", tests, NULL, NULL);
}
