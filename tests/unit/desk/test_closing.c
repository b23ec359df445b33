// SPDX-License-Identifier: EUPL-1.2
/* A meeting closed: what is proposed, what is kept, taken back in one go. On 21 November 2026. */
#include "support.h"
#include <carnet/desk/closing.h>
#include <carnet/journal/journal.h>

static void world(bench *b)
{
	i18n_start("en");
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_payer, "name", "Asso", "scale", "barème fiscal", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	add(b, &e_expense, "date", "2026-10-01", "kind", "kilomètres", "payer", "1", "mandate", "1", "vehicle", "1", "distance", "46", NULL);
}

static int64_t meeting(bench *b, const char *date, const char *name, const char *typed)
{
	return add(b, &e_meeting, "title", "Conseil", "date", date, "mandate", "1", "start", "8:30", name, typed, NULL);
}

static closing *proposed(bench *b, int64_t id)
{
	closing *c;

	OK(desk_closing(&b->d, b, id, &c, &b->err));
	return c;
}

static closing_step *step(const closing *c, enum closing_kind kind)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->list[i].kind == kind)
			return &c->list[i];
	return NULL;
}

static record *kept(bench *b, const entity *e, int64_t id)
{
	record *r = NULL;

	OK(journal_get(b->d.j, b, &r, e, id, &b->err));
	return r;
}

static int64_t rows(bench *b, const entity *e)
{
	return journal_count(b->d.j, query_new(b, e), 100);
}

static void all_of_it_is_one_change(void **state)
{
	bench *b = *state;
	char *label;

	world(b);
	int64_t id = meeting(b, "2026-11-21", NULL, NULL);
	add(b, &e_action, "title", "Sans date", "meeting", "1", NULL);
	add(b, &e_action, "title", "Datée", "meeting", "1", "due", "2026-12-01", NULL);
	add(b, &e_action, "title", "Faite", "meeting", "1", "status", "fait", NULL);
	closing *c = proposed(b, id);
	assert_int_equal(c->count, 6);
	assert_string_equal(step(c, CLOSING_HELD)->what, "The meeting was held, from 08:30 to 09:00 (present)");
	assert_true(step(c, CLOSING_TRIP)->ticked);
	assert_string_equal(step(c, CLOSING_TRIP)->what, "The trip: 29,25\u00a0€ to claim");
	assert_true(step(c, CLOSING_REPORT)->ticked);
	assert_false(step(c, CLOSING_NEXT)->ticked);
	OK(closing_date(c, step(c, CLOSING_NEXT), "14/01", &b->err));
	OK(desk_close(&b->d, c, &b->err));

	assert_string_equal(record_text(kept(b, &e_meeting, id), "status"), "tenue");
	assert_string_equal(record_text(kept(b, &e_meeting, id), "attendance"), "présent");
	assert_string_equal(record_text(kept(b, &e_meeting, id), "end"), "09:00");
	assert_string_equal(record_text(kept(b, &e_meeting, id), "next_date"), "2027-01-14");
	assert_int_equal(record_int(kept(b, &e_expense, 2), "amount"), 2925); /* 92 km in all, less the first 46 */
	assert_int_equal(record_int(kept(b, &e_expense, 2), "meeting"), id);
	assert_string_equal(record_text(kept(b, &e_action, 1), "due"), "2026-12-05"); /* in a fortnight */
	assert_string_equal(record_text(kept(b, &e_action, 2), "due"), "2026-12-01");
	assert_string_equal(record_text(kept(b, &e_meeting, 2), "date"), "2027-01-14");
	assert_string_equal(record_text(kept(b, &e_meeting, 2), "start"), "08:30");

	OK(journal_undo(b->d.j, b, &label, &b->err));
	assert_string_equal(label, "Meeting closed: Conseil");
	assert_string_equal(record_text(kept(b, &e_meeting, id), "status"), "");
	assert_int_equal(rows(b, &e_meeting), 1);
	assert_int_equal(rows(b, &e_expense), 1);
	assert_string_equal(record_text(kept(b, &e_action, 1), "due"), "");
}

static void what_is_not_ticked_is_left(void **state)
{
	bench *b = *state;

	world(b);
	int64_t id = meeting(b, "2026-11-20", NULL, NULL);
	add(b, &e_action, "title", "Relire", "meeting", "1", NULL);
	closing *c = proposed(b, id);
	for (size_t i = 0; i < c->count; i++)
		c->list[i].ticked = false;
	OK(desk_close(&b->d, c, &b->err));
	assert_int_equal(rows(b, &e_meeting), 1);
	assert_int_equal(rows(b, &e_expense), 1);
	assert_string_equal(record_text(kept(b, &e_action, 1), "due"), "");
}

/* Field of the meeting, and whether a trip and a report are proposed. */
static const struct away {
	const char *name, *typed;
	bool trip, report;
} aways[] = {
	{"attendance", "présent", true, true},    {"attendance", "excusé", false, false}, {"attendance", "absent", false, false},
	{"attendance", "remplacé", false, false}, {"remote", "oui", false, true},         {"no_expense", "oui", false, true},
};

static void who_was_away_has_no_trip(void **state)
{
	for (size_t i = 0; i < LENGTH(aways); i++) {
		void *own;
		bench_setup(&own);
		bench *b = own;
		world(b);
		closing *c = proposed(b, meeting(b, "2026-11-20", aways[i].name, aways[i].typed));
		assert_int_equal(step(c, CLOSING_TRIP) != NULL, aways[i].trip);
		assert_int_equal(step(c, CLOSING_REPORT) != NULL, aways[i].report);
		bench_teardown(&own);
	}
	(void)state;
}

static void a_trip_is_noted_once(void **state)
{
	bench *b = *state;

	world(b);
	int64_t id = meeting(b, "2026-11-20", NULL, NULL);
	OK(desk_close(&b->d, proposed(b, id), &b->err));
	assert_int_equal(rows(b, &e_expense), 2);
	assert_null(step(proposed(b, id), CLOSING_TRIP));
}

/* No vehicle, no distance: a draft, that nobody is made to keep. */
static void a_trip_without_amount_waits(void **state)
{
	bench *b = *state;

	i18n_start("en");
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	closing *c = proposed(b, add(b, &e_meeting, "title", "Conseil", "date", "2026-11-20", "cpts", "1", NULL));
	closing_step *s = step(c, CLOSING_TRIP);
	assert_false(s->ticked);
	assert_string_equal(s->what, "The trip: an expense to fill in later");
	assert_true(*s->why != '\0');
	s->ticked = true;
	OK(desk_close(&b->d, c, &b->err));
	assert_int_equal(record_int(kept(b, &e_expense, 1), "meeting"), 1);
}

static void the_next_one_is_known_already(void **state)
{
	bench *b = *state;

	world(b);
	int64_t id = meeting(b, "2026-11-20", "next_date", "2027-01-14");
	assert_true(step(proposed(b, id), CLOSING_NEXT)->ticked);
	meeting(b, "2027-01-14", NULL, NULL);
	assert_null(step(proposed(b, id), CLOSING_NEXT));
}

static void dates_are_checked(void **state)
{
	bench *b = *state;

	world(b);
	int64_t id = meeting(b, "2026-11-20", NULL, NULL);
	add(b, &e_action, "title", "Relire", "meeting", "1", NULL);
	closing *c = proposed(b, id);
	closing_step *next = step(c, CLOSING_NEXT), *action = step(c, CLOSING_ACTION);
	assert_true(closing_dated(next) && closing_dated(action));
	assert_false(closing_dated(step(c, CLOSING_HELD)) || closing_dated(step(c, CLOSING_TRIP)));
	assert_int_equal(closing_date(c, next, "20/11/2026", &b->err), ERR_INPUT);
	err_clear(&b->err);
	assert_int_equal(closing_date(c, action, "31/02", &b->err), ERR_INPUT);
	err_clear(&b->err);
	OK(closing_date(c, action, "", &b->err));
	assert_true(action->ticked);
	assert_string_equal(action->what, "no date · Relire · you");
	OK(closing_date(c, next, "14/01", &b->err));
	assert_true(next->ticked);
	OK(closing_date(c, next, "", &b->err));
	assert_false(next->ticked);
}

static void what_did_not_take_place_is_not_closed(void **state)
{
	bench *b = *state;
	closing *c;

	world(b);
	int64_t ids[] = {meeting(b, "2026-11-20", "status", "annulée"), meeting(b, "2026-11-20", "status", "reportée"), meeting(b, "2026-11-22", NULL, NULL)};
	for (size_t i = 0; i < LENGTH(ids); i++) {
		assert_int_equal(desk_closing(&b->d, b, ids[i], &c, &b->err), ERR_INPUT);
		assert_non_null(b->err.todo);
		err_clear(&b->err);
	}
	assert_int_equal(desk_closing(&b->d, b, 99, &c, &b->err), ERR_MISSING);
	err_clear(&b->err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(all_of_it_is_one_change),
		test_bench(what_is_not_ticked_is_left),
		cmocka_unit_test(who_was_away_has_no_trip),
		test_bench(a_trip_is_noted_once),
		test_bench(a_trip_without_amount_waits),
		test_bench(the_next_one_is_known_already),
		test_bench(dates_are_checked),
		test_bench(what_did_not_take_place_is_not_closed),
	};
	return cmocka_run_group_tests_name("closing", tests, NULL, NULL);
}
