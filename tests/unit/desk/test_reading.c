// SPDX-License-Identifier: EUPL-1.2
/* What is read, and what the person leaves on it. */
#include "support.h"

#include <carnet/desk/checklists.h>
#include <carnet/desk/marks.h>
#include <carnet/desk/reading.h>
#include <carnet/journal/drafts.h>
#include <carnet/doc/render.h>
#include <carnet/library/packs.h>
#include <carnet/library/topics.h>
#include <unistd.h>

static const char a_page[] = "une-cpts", a_list[] = "liste-avant-reunion";

static reading *opened(bench *b, const char *target, enum read_as as)
{
	reading *r;
	OK(desk_read(&b->d, b, target, as, &r, &b->err));
	return r;
}

static const char *text_of(bench *b, const char *target, enum read_as as)
{
	strbuf *out = sb_new(b);
	doc_to_text(out, opened(b, target, as)->doc, 200);
	return out->s;
}

static void shows(bench *b, const char *target, const char *words)
{
	const char *text = text_of(b, target, READ_MINE);
	if (!strstr(text, words))
		fail_msg("%s does not show “%s”:\n%s", target, words, text);
}

static void every_target_is_read(void **state)
{
	bench *b = *state;
	assert_string_equal(opened(b, a_page, READ_MINE)->id, a_page);
	assert_string_equal(opened(b, "page:une-cpts", READ_MINE)->part_id, "decouvrir");
	assert_true(opened(b, a_page, READ_MINE)->of > 100);
	assert_string_equal(opened(b, "topic:adhesions", READ_MINE)->id, "theme-adhesions");
	assert_null(opened(b, "sigle:ACI", READ_MINE)->id);
	assert_string_equal(opened(b, "sigle:ACI", READ_MINE)->part, "Sigles");
	assert_string_equal(opened(b, "source:note-2023", READ_MINE)->part, "Sources");
	shows(b, "sigle:ACI", "Voir aussi");
}

static void what_is_missing_is_said(void **state)
{
	bench *b = *state;
	const char *const targets[] = {"page:rien-de-tel", "sigle:ZZZZ", "source:rien-de-tel", "part:rien", "topic:rien", "mine:bookmarked"};
	for (size_t i = 0; i < LENGTH(targets); i++) {
		reading *r;
		assert_int_equal(desk_read(&b->d, b, targets[i], READ_MINE, &r, &b->err), ERR_MISSING);
		assert_null(r);
		assert_non_null(b->err.what);
		err_clear(&b->err);
	}
}

static void what_is_typed_is_a_page_a_part_or_a_word(void **state)
{
	bench *b = *state;
	static const struct { const char *typed, *title; } typed[] = {
		{"une-cpts", "Qu’est-ce qu’une CPTS\u00a0?"}, {"mission", "Fiche mission"}, {"aci", "ACI"}, {"sigle:ACI", "ACI"}, {"part:frais", "Se faire rembourser"},
	};
	reading *r;
	for (size_t i = 0; i < LENGTH(typed); i++) {
		OK(desk_read_typed(&b->d, b, typed[i].typed, &r, &b->err));
		assert_string_equal(r->title, typed[i].title);
	}
	assert_int_equal(desk_read_typed(&b->d, b, "une-cptz", &r, &b->err), ERR_MISSING);
	assert_non_null(strstr(b->err.todo, "une-cpts")); /* names those near */
}

static void a_text_from_outside_is_decoded(void **state)
{
	bench *b = *state;
	shows(b, "text:Budget ACI avec le ZRTX", "ZRTX");
	shows(b, "mine:decode", "Collez une convocation");
}

static void a_bookmark_is_listed_and_joined(void **state)
{
	bench *b = *state;
	bool now;
	shows(b, "mine:bookmarks", "Aucun marque-page");
	OK(mark_toggle(&b->d, MARK_BOOKMARK, a_page, "", 0, &now, &b->err));
	assert_true(now);
	OK(mark_toggle(&b->d, MARK_BOOKMARK, "page-retiree", "", 0, &now, &b->err));
	shows(b, "mine:bookmarks", "Qu’est-ce qu’une CPTS ?, Découvrir la CPTS");
	shows(b, "mine:bookmarks", "page-retiree, page qui n’est plus dans le guide");
	shows(b, "mine:bookmarked", "Une communauté professionnelle territoriale de santé");
	OK(mark_toggle(&b->d, MARK_BOOKMARK, a_page, "", 0, &now, &b->err));
	assert_false(now);
	assert_null(strstr(text_of(b, "mine:bookmarks", READ_MINE), "Découvrir"));
}

static void a_part_is_its_pages_one_after_the_other(void **state)
{
	bench *b = *state;
	const char *text = text_of(b, "part:decouvrir", READ_PACKAGED);
	const char *first = strstr(text, "Qu’est-ce qu’une CPTS"), *second = strstr(text, "Qui siège où");
	assert_true(first && second && first < second);
}

static const char *second_heading(bench *b)
{
	const node *n = opened(b, a_page, READ_PACKAGED)->doc->root->first->next;
	while (n->kind != N_HEADING)
		n = n->next;
	return n->anchor;
}

static void a_note_stands_under_its_heading(void **state)
{
	bench *b = *state;
	const char *anchor = second_heading(b);
	record *r;
	OK(mark_note(&b->d, 0, a_page, anchor, "  à revoir\navec Paul ", &b->err));
	OK(mark_find(&b->d, b, &r, MARK_NOTE, a_page, anchor, 0, &b->err));
	assert_string_equal(record_text(r, "note"), "à revoir\navec Paul");
	reading *mine = opened(b, a_page, READ_MINE);
	const node *n = mine->doc->root->first;
	while (n->kind != N_HEADING || strcmp(n->anchor, anchor) != 0)
		n = n->next;
	assert_int_equal(n->next->kind, N_QUOTE);
	assert_int_equal(mine->notes, 1);
	assert_null(strstr(text_of(b, a_page, READ_PACKAGED), "Paul")); /* private: not on what is handed on */
	shows(b, "mine:notes", "avec Paul");
	OK(mark_note(&b->d, r->id, a_page, anchor, "autre chose", &b->err));
	shows(b, a_page, "autre chose");
	OK(mark_note(&b->d, r->id, a_page, anchor, " ", &b->err));
	assert_int_equal(opened(b, a_page, READ_MINE)->notes, 0);
	shows(b, "mine:notes", "Aucune note");
}

static void a_note_outlives_its_heading_and_its_page(void **state)
{
	bench *b = *state;
	OK(mark_note(&b->d, 0, a_page, "titre-disparu", "gardée quand même", &b->err));
	OK(mark_note(&b->d, 0, "page-retiree", "", "toujours là", &b->err));
	OK(mark_note(&b->d, 0, a_page, "", "sur toute la page", &b->err));
	const char *text = text_of(b, a_page, READ_MINE);
	assert_true(strstr(text, "Notes dont le titre a disparu") < strstr(text, "gardée quand même"));
	assert_true(strstr(text, "sur toute la page") < strstr(text, "titre a disparu"));
	shows(b, "mine:notes", "Notes sans page : page-retiree");
	shows(b, "mine:notes", "toujours là");
}

static int ticked(bench *b, const char *target)
{
	int n = 0;
	for (const char *s = text_of(b, target, READ_MINE); (s = strstr(s, "☑")); s++)
		n++;
	return n;
}

static void boxes_are_remembered_for_each_meeting(void **state)
{
	bench *b = *state;
	bool now;
	int count;
	reading *r = opened(b, a_list, READ_MINE);
	assert_true(r->nboxes >= 8);
	assert_string_equal(r->boxes[0], "c1");
	OK(mark_toggle(&b->d, r->box_kind, a_list, r->boxes[0], r->meeting, &now, &b->err));
	OK(mark_toggle(&b->d, r->box_kind, a_list, r->boxes[1], r->meeting, &now, &b->err));
	assert_int_equal(ticked(b, a_list), 2);
	int64_t cpts = add(b, &e_cpts, "name", "CPTS Val d’Orge", NULL), meeting = add(b, &e_meeting, "title", "CA", "date", "+12", "cpts", "CPTS Val", NULL);
	assert_true(cpts > 0);
	OK(mark_choose_owner(&b->d, a_list, meeting, &b->err));
	assert_int_equal(ticked(b, a_list), 0);
	shows(b, a_list, "Pour la réunion : ");
	OK(mark_toggle(&b->d, r->box_kind, a_list, r->boxes[2], meeting, &now, &b->err));
	assert_int_equal(ticked(b, a_list), 1);
	OK(mark_clear(&b->d, a_list, meeting, &count, &b->err));
	assert_int_equal(count, 1);
	OK(mark_choose_owner(&b->d, a_list, 0, &b->err));
	assert_int_equal(ticked(b, a_list), 2);
	char *label;
	OK(journal_undo(b->d.j, b, &label, &b->err));
	assert_string_equal(label, "Cases décochées");
	OK(mark_choose_owner(&b->d, a_list, 9999, &b->err)); /* a meeting that is gone is none */
	assert_int_equal(mark_owner(&b->d, a_list), 0);
}

/* What to do before the end is done once for each mandate. */
static void boxes_are_remembered_for_each_mandate(void **state)
{
	static const char list[] = "liste-fin-mandat";
	bench *b = *state;
	bool now;
	int count;
	add(b, &e_cpts, "name", "CPTS Val d’Orge", NULL);
	int64_t one = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2025-01-01", NULL);
	int64_t other = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "bureau", "starts", "2025-01-01", NULL);
	assert_ptr_equal(mark_owner_kind(list), &e_mandate);
	OK(draft_put(b->d.j, mem_printf(b, "boxes/%s", list), &(draft_field){"meeting", "1"}, 1, &b->err));
	assert_int_equal(mark_owner(&b->d, list), 0); /* chosen for a meeting, before they were those of a mandate */
	OK(mark_choose_owner(&b->d, list, one, &b->err));
	reading *r = opened(b, list, READ_MINE);
	assert_int_equal(r->owner, one);
	assert_int_equal(r->meeting, 0);
	shows(b, list, "Pour le mandat");
	OK(mark_toggle(&b->d, r->box_kind, r->box_page, r->boxes[0], r->meeting, &now, &b->err));
	assert_int_equal(ticked(b, list), 1);
	OK(mark_choose_owner(&b->d, list, other, &b->err));
	assert_int_equal(ticked(b, list), 0);
	OK(mark_choose_owner(&b->d, list, 0, &b->err));
	assert_int_equal(ticked(b, list), 0);
	OK(mark_choose_owner(&b->d, list, one, &b->err));
	assert_int_equal(ticked(b, list), 1);
	OK(mark_clear(&b->d, r->box_page, 0, &count, &b->err));
	assert_int_equal(count, 1);
	OK(journal_delete(b->d.j, &e_mandate, one, NULL, NULL, &b->err));
	assert_int_equal(mark_owner(&b->d, list), 0); /* a mandate that is gone is none */
}

static void boxes_without_a_name_go_by_their_words(void **state)
{
	bench *b = *state;
	bool now;
	reading *r = opened(b, "avant-la-reunion", READ_MINE);
	assert_true(r->nboxes > 0);
	OK(mark_toggle(&b->d, r->box_kind, r->id, r->boxes[0], 0, &now, &b->err));
	assert_int_equal(ticked(b, "avant-la-reunion"), 1);
	assert_null(strstr(text_of(b, "avant-la-reunion", READ_PACKAGED), "☑"));
}

/* A pack with one page; the guide as it makes it. */
static void bring_page(bench *b, const char *root, const char *body)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	pack_about *a;
	const char *folder = path_join(tmp, root, "essai"), *file = path_join(tmp, root, "essai.trousse"), *packs = path_join(tmp, root, "packs");
	static const char about[] = "name: essai\ntitle: Essai\nversion: '1'\nauthor: Moi\ndate: 2026-11-01\nexpires: 2027-11-01\n";
	const char *text = mem_printf(tmp, "id: liste-apres-reunion\ntitle: Chez nous\npart: role\norder: 5\nsummary: S.\nverified: 2026-11-20\nbody: |\n%s", body);
	OK(dir_make(path_join(tmp, folder, "fr/guide"), 0755, &b->err));
	OK(file_replace(path_join(tmp, folder, "pack.yaml"), about, strlen(about), 0644, &b->err));
	OK(file_replace(path_join(tmp, folder, "fr/guide/liste-apres-reunion.yaml"), text, strlen(text), 0644, &b->err));
	OK(pack_build(b->d.l, folder, file, &p, &b->err));
	OK(pack_add(b->d.l, tmp, packs, file, &a, &p, &b->err));
	OK(library_open(b, &b->d.l, NULL, &b->err));
	library_use_packs(b->d.l, path_join(b, root, "packs"));
}

/* Lines moved, added and taken away: what is ticked is the words, even on a page that stands for a checklist of the guide. */
static void ticks_follow_their_words(void **state)
{
	bench *b = *state;
	bool now;
	char root[] = "/tmp/carnet-boxes-XXXXXX";
	assert_non_null(mkdtemp(root));
	bring_page(b, root, "  - [ ] Relire\n  - [ ] Appeler\n");
	reading *r = opened(b, "liste-apres-reunion", READ_MINE);
	assert_int_equal(r->nboxes, 2);
	OK(mark_toggle(&b->d, r->box_kind, r->id, r->boxes[1], 0, &now, &b->err));
	bring_page(b, root, "  Un mot de plus.\n\n  - [ ] Appeler\n  - [ ] Prévenir\n  - [ ] Relire\n");
	const char *text = text_of(b, "liste-apres-reunion", READ_MINE);
	assert_non_null(strstr(text, "☑ Appeler"));
	assert_int_equal(ticked(b, "liste-apres-reunion"), 1);
	bring_page(b, root, "  - [ ] Appeler demain\n");
	assert_int_equal(ticked(b, "liste-apres-reunion"), 0);
	assert_int_equal(system(mem_printf(b, "rm -rf '%s'", root)), 0);
}

static void a_meeting_has_its_checklists(void **state)
{
	bench *b = *state;
	static const struct { const char *date; size_t now; } days[] = {{"+12", 0}, {"2026-11-21", 1}, {"2026-11-20", 2}};
	checklist *list;
	size_t count;
	bool now;
	add(b, &e_cpts, "name", "CPTS Val d’Orge", NULL);
	for (size_t i = 0; i < LENGTH(days); i++) {
		int64_t meeting = add(b, &e_meeting, "title", "CA", "date", days[i].date, "cpts", "CPTS Val", NULL);
		OK(mark_toggle(&b->d, MARK_BOX, a_list, "c1", meeting, &now, &b->err));
		OK(mark_toggle(&b->d, MARK_BOX, a_list, "no-longer-there", meeting, &now, &b->err));
		OK(desk_meeting_lists(&b->d, b, meeting, &list, &count, &b->err));
		assert_int_equal(count, 3);
		for (size_t k = 0; k < count; k++)
			assert_int_equal(list[k].now, k == days[i].now);
		assert_string_equal(list[0].page, a_list);
		assert_int_equal(list[0].ticked, 1);
		assert_true(list[0].of >= 8);
		assert_int_equal(list[1].ticked, 0);
	}
	assert_int_equal(desk_meeting_lists(&b->d, b, 9999, &list, &count, &b->err), ERR_MISSING);
}

static void a_question_is_read_in_its_topic(void **state)
{
	bench *b = *state;
	topic *t;
	OK(library_topic(b->d.l, b, "adhesions", &t, &b->err));
	reading *r = opened(b, mem_printf(b, "question:%s", t->questions[1].id), READ_MINE);
	assert_string_equal(r->id, "theme-adhesions");
	assert_string_equal(r->words, t->questions[1].ask);
	assert_null(opened(b, "topic:adhesions", READ_MINE)->words);
	assert_string_equal(opened(b, "question:adhesions/gone", READ_MINE)->words, ""); /* still the topic */
}

static void a_page_is_read_once_and_quietly(void **state)
{
	bench *b = *state;
	bool fresh;
	char *label;
	change *list;
	size_t count;
	OK(mark_read(&b->d, a_page, &fresh, &b->err));
	assert_true(fresh);
	OK(mark_read(&b->d, a_page, &fresh, &b->err));
	assert_false(fresh);
	assert_int_equal(journal_count(b->d.j, marks_query(b, MARK_READ, NULL), 9), 1);
	OK(journal_history(b->d.j, b, &list, &count, 9, &b->err));
	assert_int_equal(count, 0);
	assert_int_equal(journal_undo(b->d.j, b, &label, &b->err), ERR_MISSING);
	err_clear(&b->err);
}

static void reading_leaves_what_can_be_done_again(void **state)
{
	bench *b = *state;
	bool now;
	char *label;
	OK(mark_toggle(&b->d, MARK_BOOKMARK, a_page, "", 0, &now, &b->err));
	OK(journal_undo(b->d.j, b, &label, &b->err));
	OK(mark_read(&b->d, a_page, &now, &b->err));
	OK(journal_redo(b->d.j, b, &label, &b->err));
	assert_int_equal(journal_count(b->d.j, marks_query(b, MARK_BOOKMARK, NULL), 9), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(every_target_is_read),
		test_bench(what_is_missing_is_said),
		test_bench(what_is_typed_is_a_page_a_part_or_a_word),
		test_bench(a_text_from_outside_is_decoded),
		test_bench(a_bookmark_is_listed_and_joined),
		test_bench(a_part_is_its_pages_one_after_the_other),
		test_bench(a_note_stands_under_its_heading),
		test_bench(a_note_outlives_its_heading_and_its_page),
		test_bench(boxes_are_remembered_for_each_meeting),
		test_bench(boxes_are_remembered_for_each_mandate),
		test_bench(boxes_without_a_name_go_by_their_words),
		test_bench(ticks_follow_their_words),
		test_bench(a_meeting_has_its_checklists),
		test_bench(a_question_is_read_in_its_topic),
		test_bench(a_page_is_read_once_and_quietly),
		test_bench(reading_leaves_what_can_be_done_again),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
