// SPDX-License-Identifier: EUPL-1.2
#include <carnet/journal/drafts.h>
#include "support.h"
#include <carnet/doc/render.h>

static const today_block *block(bench *b, const char *id)
{
	today *t;
	OK(desk_today(&b->d, b, &t, &b->err));
	for (size_t i = 0; i < t->count; i++)
		if (!strcmp(t->blocks[i].id, id))
			return &t->blocks[i];
	return NULL;
}

static void assert_lines(const today_block *k, const char *const *lines)
{
	assert_non_null(k);
	for (size_t i = 0; lines[i]; i++) {
		assert_true(i < k->count);
		assert_string_equal(k->lines[i].text, lines[i]);
		assert_true(!lines[i + 1] ? k->count == i + 1 : true);
	}
}
#define LINES(...) (const char *const[]){__VA_ARGS__, NULL}

static void an_empty_journal_begins(void **state)
{
	bench *b = *state;
	today *t;
	OK(desk_today(&b->d, b, &t, &b->err));
	assert_int_equal(t->count, 2);
	assert_string_equal(t->blocks[0].id, "first");
	assert_ptr_equal(t->blocks[0].lines[0].door.e, &e_cpts);
	assert_string_equal(t->blocks[1].id, "page");
}

static void the_next_meeting(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "CPTS Val", NULL);
	add(b, &e_meeting, "title", "Passée", "date", "2026-11-20", "cpts", "1", NULL);
	add(b, &e_meeting, "title", "Annulée", "date", "2026-11-25", "cpts", "1", "status", "annulée", NULL);
	add(b, &e_meeting, "title", "Plus tard", "date", "2027-01-09", "cpts", "1", NULL);
	int64_t id = add(b, &e_meeting, "title", "Conseil", "date", "2026-12-03", "cpts", "1", "start", "18h30", NULL);
	add(b, &e_agenda_item, "meeting", "4", "title", "Budget", NULL);
	add(b, &e_agenda_item, "meeting", "4", "title", "Bilan", NULL);
	const today_block *k = block(b, "next");
	assert_lines(k, LINES("Thu 3 Dec 18:30, in 12 days", "Conseil", "CPTS Val, 2 items"));
	assert_ptr_equal(k->door.e, &e_meeting);
	assert_int_equal(k->door.id, id);
}

static void a_meeting_today_is_next(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "CPTS Val", NULL);
	add(b, &e_meeting, "title", "Ce soir", "date", "2026-11-21", "cpts", "1", NULL);
	assert_lines(block(b, "today"), LINES("Sat 21 Nov, today", "Ce soir", "CPTS Val"));
}

/* Their number is said up to fifty: home reads no more of them. */
static void meetings_without_expenses(void **state)
{
	enum { COUNTED = 50 };
	bench *b = *state;
	add(b, &e_cpts, "name", "CPTS Val", NULL);
	OK(journal_begin(b->d.j, "", &b->err));
	for (int i = 0; i < COUNTED; i++)
		add(b, &e_meeting, "title", "Conseil", "date", "2026-11-05", "cpts", "1", NULL);
	OK(journal_commit(b->d.j, &b->err));
	assert_lines(block(b, "expenses"), LINES("50 meetings without expenses"));
	add(b, &e_meeting, "title", "Bureau", "date", "2026-11-06", "cpts", "1", NULL);
	assert_lines(block(b, "expenses"), LINES("more than 50 meetings without expenses"));
}

static void a_mandate_counts_down_to_its_end(void **state)
{
	/* On 21 November 2026. */
	static const struct {
		const char *ends, *line;
		bool late;
	} cases[] = {
		{"2027-05-21", "21 May 2027  board, full member", false},                /* 181 days */
		{"2027-05-20", "20 May 2027, in 180 days  board, full member", false},  /* 180 */
		{"2027-01-21", "21 Jan 2027, in 61 days  board, full member", false},
		{"2027-01-20", "20 Jan 2027, in 60 days  board, full member", true},
		{"2026-11-21", "21 Nov, today  board, full member", true},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		void *own;
		bench_setup(&own);
		bench *b = own;
		add(b, &e_cpts, "name", "CPTS Val", NULL);
		add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2024-01-01", "ends", cases[i].ends, NULL);
		const today_block *k = block(b, "mandates");
		assert_non_null(k);
		assert_string_equal(k->lines[0].text, cases[i].line);
		assert_int_equal(k->lines[0].late, cases[i].late);
		bench_teardown(&own);
	}
	(void)state;
}

static void no_meeting_no_block(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "CPTS Val", NULL);
	assert_null(block(b, "next"));
	assert_null(block(b, "actions"));
	assert_null(block(b, "expenses"));
	assert_null(block(b, "mandates"));
	assert_null(block(b, "participation"));
}

static void first_steps_stay_until_done(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "CPTS Val", NULL);
	const today_block *k = block(b, "first");
	assert_int_equal(k->count, 3);
	assert_ptr_equal(k->lines[0].door.e, &e_mandate);
	assert_true(k->lines[0].door.form && !k->lines[0].door.id);
	assert_ptr_equal(k->lines[1].door.e, &e_meeting);
	assert_string_equal(k->lines[2].door.page, DOOR_PRACTICE);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_meeting, "title", "Ce soir", "date", "2026-11-21", "cpts", "1", NULL);
	assert_null(block(b, "first"));
}

static void drafts_wait_on_home(void **state)
{
	bench *b = *state;
	const draft_field typed[] = {{"cpts", "1"}, {"title", "Conseil"}}, item[] = {{"meeting", "12"}, {"title", "Budget"}};
	char *key = draft_new_key(b, &e_meeting, 0), *point = draft_new_key(b, &e_agenda_item, 0);
	OK(draft_put(b->d.j, key, typed, 2, &b->err));
	OK(draft_put(b->d.j, point, item, 2, &b->err));
	OK(draft_put(b->d.j, "read/le-role", typed, 1, &b->err));
	assert_null(block(b, "drafts")); /* open in a form of this very program */
	OK(draft_release(b->d.j, key, &b->err));
	const today_block *k = block(b, "drafts");
	assert_lines(k, LINES("draft of 21 Nov 09:00: meeting, Conseil"));
	assert_true(k->lines[0].door.form);
	assert_ptr_equal(k->lines[0].door.e, &e_meeting);
	OK(draft_drop(b->d.j, key, &b->err));
	OK(draft_release(b->d.j, point, &b->err));
	k = block(b, "drafts");
	assert_lines(k, LINES("draft of 21 Nov 09:00: agenda item, Budget"));
	assert_ptr_equal(k->lines[0].door.e, &e_meeting);
	assert_int_equal(k->lines[0].door.id, 12);
	OK(draft_drop(b->d.j, point, &b->err));
	/* What the program computed was typed by nobody. */
	const draft_field trip[] = {{"kind", "kilomètres"}, {"distance", "46"}, {"explanation", "46 km × 0,636 €/km"}};
	char *expense = draft_new_key(b, &e_expense, 0);
	OK(draft_put(b->d.j, expense, trip, LENGTH(trip), &b->err));
	OK(draft_release(b->d.j, expense, &b->err));
	assert_lines(block(b, "drafts"), LINES("draft of 21 Nov 09:00: expense, kilomètres"));
}

/* From what it is about: the claim, the CPTS. A claim that is gone, or not sent any more, leads nowhere. */
static void what_is_typed_in_a_sheet_waits_on_home(void **state)
{
	bench *b = *state;
	const draft_field typed[] = {{"reason", "Hors délai"}};
	static const char *const keys[] = {"claim-answer/1/1", "claim-answer/2/1", "claim-waiver/7/2", "scores/1/participation/0/3"};
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	add(b, &e_payer, "name", "CPTS du Val", NULL);
	add(b, &e_claim, "number", "NDF-01", "payer", "1", "status", "transmise", "submitted_on", "2026-11-20", NULL);
	add(b, &e_claim, "number", "NDF-02", "payer", "1", NULL);
	for (size_t i = 0; i < LENGTH(keys); i++) {
		OK(draft_put(b->d.j, keys[i], typed, 1, &b->err));
		OK(draft_release(b->d.j, keys[i], &b->err));
	}
	const today_block *k = block(b, "drafts");
	assert_int_equal(k->count, 2);
	for (size_t i = 0; i < k->count; i++) {
		bool answer = k->lines[i].door.e == &e_claim;
		assert_string_equal(k->lines[i].text, answer ? "draft of 21 Nov 09:00: the payer’s answer, NDF-01, CPTS du Val" : "draft of 21 Nov 09:00: assessment, CPTS du Val");
		assert_int_equal(k->lines[i].door.id, 1);
		assert_int_equal(k->lines[i].door.level, !answer);
	}
}

static void every_draft_is_told(void **state)
{
	bench *b = *state;
	const draft_field typed[] = {{"title", "Relancer"}};
	for (size_t i = 0; i < 5; i++) {
		char *key = draft_new_key(b, &e_action, 0);
		OK(draft_put(b->d.j, key, typed, 1, &b->err));
		OK(draft_release(b->d.j, key, &b->err));
	}
	assert_int_equal(block(b, "drafts")->count, 5);
}

static void late_actions_first(void **state)
{
	bench *b = *state;
	add(b, &e_action, "title", "Sans date", NULL);
	add(b, &e_action, "title", "Bientôt", "due", "2026-11-25", NULL);
	add(b, &e_action, "title", "En retard", "due", "2026-11-18", "status", "en cours", NULL);
	add(b, &e_action, "title", "Finie", "due", "2026-11-01", "status", "fait", NULL);
	add(b, &e_action, "title", "Ce jour", "due", "2026-11-21", NULL);
	const today_block *k = block(b, "actions");
	assert_lines(k, LINES("late by 3 days", "  En retard", "today  Ce jour", "25 Nov  Bientôt", "Sans date"));
	assert_true(k->lines[0].late);
	assert_false(k->lines[2].late);
}

static void only_a_few_actions(void **state)
{
	bench *b = *state;
	for (int i = 1; i <= 9; i++)
		add(b, &e_action, "title", "A", "due", mem_printf(b, "2026-12-0%d", i), NULL);
	assert_int_equal(block(b, "actions")->count, 4);
}

static void expenses_to_claim(void **state)
{
	bench *b = *state;
	add(b, &e_payer, "name", "P", NULL);
	add(b, &e_claim, "number", "1", "payer", "1", NULL);
	add(b, &e_expense, "date", "2026-10-01", "kind", "train", "amount", "100", "claim", "1", NULL);
	add(b, &e_expense, "date", "2026-11-02", "kind", "train", "amount", "12,50", "receipt", "à demander", NULL);
	add(b, &e_expense, "date", "2026-09-12", "kind", "repas", "real_amount", "7,50", NULL);
	add(b, &e_expense, "date", "2026-08-12", "kind", "repas", NULL);
	assert_lines(block(b, "expenses"), LINES("20,00\u00a0€", "2 expenses since 12 Sep", "1 receipt to ask for", "1 expense without an amount"));
}

static void mandates_that_end(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Val", NULL);
	static const char *const ends[] = {"2027-06-30", "2026-12-31", "2027-03-01", "2026-01-01", ""};
	for (size_t i = 0; i < LENGTH(ends); i++)
		add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "body_name", mem_printf(b, "M%zu", i), "starts", "2020-01-01", "ends", ends[i], NULL);
	const today_block *k = block(b, "mandates");
	assert_lines(k, LINES("31 Dec, in 40 days  M1, full member", "1 Mar 2027, in 100 days  M2, full member", "30 Jun 2027  M0, full member", "M4, full member"));
	assert_true(k->lines[0].late);
	assert_false(k->lines[1].late);
}

/* One CPTS is said once; several are said beside each mandate. */
static void mandates_say_their_cpts(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_cpts, "name", "Haut", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "bureau", "starts", "2026-01-01", NULL);
	assert_string_equal(block(b, "mandates")->title, "Mandates, Val");
	assert_lines(block(b, "mandates"), LINES("executive committee, full member", "board, full member"));
	add(b, &e_mandate, "cpts", "2", "role", "invité", "body", "AG", "starts", "2026-01-01", NULL);
	assert_string_equal(block(b, "mandates")->title, "Mandates");
	assert_lines(block(b, "mandates"), LINES("general assembly, guest, Haut", "executive committee, full member, Val", "board, full member, Val"));
}

/* Past, and nothing was said of them: neither held nor missed, nor older than one remembers. */
static void meetings_never_closed(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_meeting, "title", "Ce soir", "date", "2026-11-21", "cpts", "1", NULL);
	add(b, &e_meeting, "title", "Ancienne", "date", "2026-09-01", "cpts", "1", NULL);
	add(b, &e_meeting, "title", "Close", "date", "2026-11-03", "cpts", "1", "status", "tenue", "attendance", "présent", NULL);
	add(b, &e_meeting, "title", "Manquée", "date", "2026-11-04", "cpts", "1", "attendance", "excusé", NULL);
	assert_null(block(b, "close"));
	int64_t id = add(b, &e_meeting, "title", "Conseil", "date", "2026-11-12", "cpts", "1", NULL);
	add(b, &e_meeting, "title", "Bureau", "date", "2026-11-02", "cpts", "1", NULL);
	const today_block *k = block(b, "close");
	assert_lines(k, LINES("12 Nov  Conseil", "2 Nov  Bureau"));
	assert_ptr_equal(k->lines[0].door.e, &e_meeting);
	assert_int_equal(k->lines[0].door.id, id);
}

static void participation_declared(void **state)
{
	bench *b = *state;
	static const char *const scored[][2] = {{"P1", "3"}, {"P2", "3"}, {"P3", "2"}, {"P4", "2"}, {"A1", "1"}};
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_assessment, "cpts", "1", "date", "2025-10-02", NULL);
	add(b, &e_assessment, "cpts", "1", "date", "2026-10-02", NULL);
	for (size_t i = 0; i < LENGTH(scored); i++)
		add(b, &e_assessment_answer, "assessment", "2", "criterion", scored[i][0], "score", scored[i][1], NULL);
	const today_block *k = block(b, "participation");
	assert_lines(k, LINES("●  Projects, reached", "◐  Partnerships, on the way", "○  Governance, to be assessed"));
	assert_string_equal(k->title, "Participation, Val");
	assert_ptr_equal(k->door.e, &e_cpts);
	assert_true(k->door.level);
}

static void the_page_changes_with_the_day(void **state)
{
	bench *b = *state;
	char *first = mem_dup(b, block(b, "page")->door.page);
	setenv("CARNET_NOW", "2026-11-22T09:00:00Z", 1);
	assert_string_not_equal(block(b, "page")->door.page, first);
}

static void without_a_library(void **state)
{
	bench *b = *state;
	today *t;
	b->d.l = NULL;
	OK(desk_today(&b->d, b, &t, &b->err));
	assert_int_equal(t->count, 1);
}

static void as_a_doc(void **state)
{
	bench *b = *state;
	doc *d;
	strbuf *out = sb_new(b);
	add(b, &e_action, "title", "Relancer", "due", "2026-11-20", NULL);
	OK(desk_today_doc(&b->d, b, &d, &b->err));
	doc_to_text(out, d, 80);
	assert_non_null(strstr(out->s, "Today, Saturday 21 November 2026"));
	assert_non_null(strstr(out->s, "! late by 1 day, Relancer"));
}

static void first_steps_as_a_doc(void **state)
{
	bench *b = *state;
	doc *d;
	strbuf *out = sb_new(b);
	OK(desk_today_doc(&b->d, b, &d, &b->err));
	doc_to_text(out, d, 80);
	assert_non_null(strstr(out->s, "carnet add cpts"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(an_empty_journal_begins), test_bench(the_next_meeting), test_bench(a_meeting_today_is_next), test_bench(meetings_without_expenses), test_bench(no_meeting_no_block),
		cmocka_unit_test(a_mandate_counts_down_to_its_end), test_bench(first_steps_stay_until_done), test_bench(drafts_wait_on_home), test_bench(every_draft_is_told),
		test_bench(what_is_typed_in_a_sheet_waits_on_home),
		test_bench(late_actions_first), test_bench(only_a_few_actions), test_bench(expenses_to_claim), test_bench(mandates_that_end),
		test_bench(mandates_say_their_cpts), test_bench(meetings_never_closed),
		test_bench(participation_declared), test_bench(the_page_changes_with_the_day), test_bench(without_a_library), test_bench(as_a_doc),
		test_bench(first_steps_as_a_doc),
	};
	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
