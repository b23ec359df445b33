// SPDX-License-Identifier: EUPL-1.2
/* The first steps, and what is new in the guide. */
#include "support.h"

#include <carnet/desk/changes.h>
#include <carnet/desk/marks.h>
#include <carnet/desk/reading.h>
#include <carnet/doc/render.h>
#include <carnet/journal/drafts.h>

static reading *first_steps(bench *b)
{
	reading *r;
	OK(desk_read(&b->d, b, "parcours", READ_MINE, &r, &b->err));
	return r;
}

static const char *text_of(bench *b, const char *target)
{
	reading *r;
	strbuf *out = sb_new(b);
	OK(desk_read(&b->d, b, target, READ_MINE, &r, &b->err));
	doc_to_text(out, r->doc, 200);
	return out->s;
}

static bool done(bench *b, int number)
{
	const char *text = text_of(b, "parcours");
	bool is = strstr(text, mem_printf(b, "☑ %d. ", number));
	assert_true(is != !!strstr(text, mem_printf(b, "☐ %d. ", number)));
	return is;
}

static void all_is_to_do_at_first(void **state)
{
	bench *b = *state;
	reading *r = first_steps(b);
	assert_int_equal(r->nboxes, 10);
	assert_string_equal(r->boxes[0], "etape-1");
	for (int i = 1; i <= 10; i++)
		assert_false(done(b, i));
	assert_non_null(strstr(text_of(b, "parcours"), "0 étape faite sur 10"));
}

static void pages_read_are_a_step(void **state)
{
	bench *b = *state;
	bool fresh;
	OK(mark_read(&b->d, "une-cpts", &fresh, &b->err));
	OK(mark_read(&b->d, "qui-siege-ou", &fresh, &b->err));
	assert_false(done(b, 1));
	OK(mark_read(&b->d, "le-role", &fresh, &b->err));
	assert_true(done(b, 1));
	assert_false(done(b, 2));
}

static void records_are_steps(void **state)
{
	bench *b = *state;
	add(b, &e_profile, "name", "Jeanne", NULL);
	assert_true(done(b, 2));
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	assert_true(done(b, 3));
	assert_false(done(b, 5));
	add(b, &e_association, "name", "UFC", NULL);
	add(b, &e_mandate, "cpts", "CPTS du Val", "association", "UFC", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	assert_true(done(b, 4));
	add(b, &e_contact, "name", "Paul", NULL);
	assert_false(done(b, 5)); /* without a role it is a name */
	add(b, &e_contact, "name", "Léa", "role", "coordinatrice", NULL);
	assert_true(done(b, 5));
	add(b, &e_meeting, "title", "CA", "date", "+12", "cpts", "CPTS du Val", NULL);
	assert_true(done(b, 6));
	assert_false(done(b, 7));
	add(b, &e_question, "meeting", "CA", "text", "Combien ?", NULL);
	assert_true(done(b, 7));
	add(b, &e_expense, "date", "-2", "kind", "train", "real_amount", "12", NULL);
	assert_true(done(b, 8));
	add(b, &e_assessment, "cpts", "CPTS du Val", "date", "-2", "grid", "participation", NULL);
	assert_true(done(b, 9));
	assert_false(done(b, 10));
}

static void the_person_ticks_the_others(void **state)
{
	bench *b = *state;
	bool now;
	reading *r;
	OK(desk_read(&b->d, b, "parcours", READ_MINE, &r, &b->err));
	assert_string_equal(r->box_kind, MARK_STEP);
	assert_string_equal(r->boxes[9], "etape-10");
	assert_false(r->settled[9]);
	OK(mark_toggle(&b->d, r->box_kind, r->id, r->boxes[9], 0, &now, &b->err));
	assert_true(done(b, 10));
	assert_non_null(strstr(text_of(b, "parcours"), "vous l’avez coché"));
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	assert_non_null(strstr(text_of(b, "parcours"), "votre carnet le montre"));
	assert_non_null(strstr(text_of(b, "parcours"), "2 étapes faites sur 10"));
}

static const today_block *block(bench *b, const char *id)
{
	today *t;
	OK(desk_today(&b->d, b, &t, &b->err));
	for (size_t i = 0; i < t->count; i++)
		if (!strcmp(t->blocks[i].id, id))
			return &t->blocks[i];
	return NULL;
}

static void home_says_the_next_step_until_all_are_done(void **state)
{
	bench *b = *state;
	bool now;
	assert_null(block(b, "steps")); /* an empty notebook says how to begin instead */
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	const today_block *steps = block(b, "steps");
	assert_string_equal(steps->lines[0].text, "1 étape sur 10");
	assert_non_null(strstr(steps->lines[1].text, "Comprendre où vous arrivez"));
	assert_string_equal(steps->door.page, "parcours");
	reading *r = first_steps(b);
	for (size_t i = 0; i < r->nboxes; i++)
		if (!r->settled[i])
			OK(mark_toggle(&b->d, MARK_STEP, "parcours", r->boxes[i], 0, &now, &b->err));
	assert_null(block(b, "steps"));
}

static void reading_alone_leaves_the_beginning_on_home(void **state)
{
	bench *b = *state;
	bool fresh;
	OK(mark_read(&b->d, "une-cpts", &fresh, &b->err));
	assert_non_null(block(b, "first"));
}

/* The guide as it was, with one page that is gone, one that was otherwise and one not yet there. */
static void pretend_an_older_guide(bench *b)
{
	AUTO_CTX(tmp);
	strbuf *old = sb_new(tmp);
	const char *now = library_state(b->d.l, tmp, &b->err), *at;
	for (const char *row = now; *row; row = at + 1) {
		at = strchr(row, '\n');
		if (!strncmp(row, "page\tqui-siege-ou\t", 18))
			continue;
		if (!strncmp(row, "page\tune-cpts\t", 14))
			sb_add(old, "page\tune-cpts\tautre\tUn ancien titre\n");
		else
			sb_addn(old, row, (size_t)(at + 1 - row));
		if (!strncmp(row, "page\tune-cpts\t", 14))
			sb_add(old, "page\tune-cpts-zz\thash\tPage retirée\n");
	}
	draft_field fields[] = {{"state", old->s}, {"before", old->s}};
	OK(draft_put(b->d.j, "seen/guide", fields, 2, &b->err));
}

static void what_changed_is_said_once_and_stays_listed(void **state)
{
	bench *b = *state;
	assert_null(block(b, "changes")); /* never opened: all is new, nothing is news */
	OK(desk_changes_begin(&b->d, &b->err));
	assert_null(block(b, "changes"));
	assert_non_null(strstr(text_of(b, "mine:changes"), "Rien n’a changé"));
	pretend_an_older_guide(b);
	OK(desk_changes_begin(&b->d, &b->err)); /* begins once */
	assert_string_equal(block(b, "changes")->lines[0].text, "3 pages ou mots sont nouveaux, ou ont changé");
	const char *text = text_of(b, "mine:changes");
	assert_true(strstr(text, "Nouveau") < strstr(text, "Qui siège où"));
	assert_true(strstr(text, "Modifié") < strstr(text, "Qu’est-ce qu’une CPTS"));
	assert_true(strstr(text, "Retiré") < strstr(text, "Page retirée"));
	OK(desk_changes_seen(&b->d, &b->err));
	assert_null(block(b, "changes"));
	assert_string_equal(text_of(b, "mine:changes"), text);
	OK(desk_changes_seen(&b->d, &b->err));
	assert_string_equal(text_of(b, "mine:changes"), text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(all_is_to_do_at_first),
		test_bench(pages_read_are_a_step),
		test_bench(records_are_steps),
		test_bench(the_person_ticks_the_others),
		test_bench(home_says_the_next_step_until_all_are_done),
		test_bench(reading_alone_leaves_the_beginning_on_home),
		test_bench(what_changed_is_said_once_and_stays_listed),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
