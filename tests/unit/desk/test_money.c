// SPDX-License-Identifier: EUPL-1.2
/* From a meeting to its expenses: the trip of one key, receipts in a row, a share for each payer, the file of a receipt. */
#include "support.h"
#include <carnet/desk/marks.h>
#include <carnet/desk/money.h>
#include <carnet/desk/retention.h>
#include <carnet/rules/mandates.h>
#include <carnet/rules/doubts.h>
#include <sys/time.h>
#include <unistd.h>

static void world(bench *b)
{
	i18n_start("fr");
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_payer, "name", "Asso", "scale", "barème fiscal", "deadline_days", "30", NULL);
	add(b, &e_payer, "name", "CPTS", "scale", "barème fiscal", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	add(b, &e_expense, "date", "2026-10-01", "kind", "kilomètres", "payer", "1", "mandate", "1", "vehicle", "1", "distance", "46", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-11-05", "mandate", "1", NULL);
	add(b, &e_meeting, "title", "À distance", "date", "2026-11-06", "mandate", "1", "remote", "oui", NULL);
}

static record *expense(bench *b, int64_t id)
{
	record *r = NULL;

	OK(journal_get(b->d.j, b, &r, &e_expense, id, &b->err));
	return r;
}

static void trip_of_one_key(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};
	record *x;
	unclaimed *list;
	size_t count;

	world(b);
	OK(desk_unclaimed(&b->d, b, 0, &list, &count, &b->err));
	assert_int_equal(count, 1);
	assert_int_equal(list[0].days_left, 14);
	OK(desk_trip(&b->d, b, 1, &x, &p, &b->err));
	assert_int_equal(p.count, 0);
	assert_int_equal(record_int(x, "distance"), 46000);
	assert_int_equal(record_int(x, "payer"), 1);
	assert_int_equal(record_int(x, "amount"), 2925); /* 92 km in all, less the first 46 */
	record *noted;
	OK(desk_trip_of(&b->d, b, 1, &noted, &b->err));
	assert_null(noted);
	OK(desk_keep_expense(&b->d, x, NULL, &p, &b->err));
	OK(desk_trip_of(&b->d, b, 1, &noted, &b->err));
	assert_int_equal(noted->id, x->id);
	OK(desk_unclaimed(&b->d, b, 0, &list, &count, &b->err));
	assert_int_equal(count, 0);
}

/* A few are the oldest, whose deadlines come first; of one deadline, the newest first. */
static void a_few_of_those_that_wait(void **state)
{
	bench *b = *state;
	unclaimed *list;
	size_t count;

	world(b);
	add(b, &e_meeting, "title", "Ancienne", "date", "2026-10-05", "mandate", "1", NULL);
	add(b, &e_meeting, "title", "Payée", "date", "2026-10-01", "mandate", "1", NULL);
	add(b, &e_expense, "date", "2026-10-01", "kind", "train", "meeting", "4", NULL);
	add(b, &e_meeting, "title", "Le même jour", "date", "2026-10-05", "mandate", "1", NULL);
	OK(desk_unclaimed(&b->d, b, 2, &list, &count, &b->err));
	assert_int_equal(count, 2);
	assert_int_equal(list[0].days_left, -17);
	assert_int_equal(list[0].meeting->id, 5);
	assert_int_equal(list[1].meeting->id, 3);
	OK(desk_unclaimed(&b->d, b, 0, &list, &count, &b->err));
	assert_int_equal(count, 3);
	assert_int_equal(list[2].meeting->id, 1);
}

/* Today's may still be to come: it waits for its expenses once it is closed. */
static void a_meeting_of_today_does_not_wait_yet(void **state)
{
	bench *b = *state;
	unclaimed *list;
	size_t count;

	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	add(b, &e_meeting, "title", "Ce soir", "date", "2026-11-21", "cpts", "1", NULL);
	OK(desk_unclaimed(&b->d, b, 0, &list, &count, &b->err));
	assert_int_equal(count, 0);
	add(b, &e_meeting, "title", "Ce matin", "date", "2026-11-21", "cpts", "1", "status", "tenue", NULL);
	OK(desk_unclaimed(&b->d, b, 0, &list, &count, &b->err));
	assert_int_equal(count, 1);
	assert_int_equal(list[0].meeting->id, 2);
}

static void the_only_payer_and_vehicle(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};
	record *x;

	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	add(b, &e_payer, "name", "Asso", "scale", "barème fiscal", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-11-05", "cpts", "1", NULL);
	OK(desk_trip(&b->d, b, 1, &x, &p, &b->err));
	assert_int_equal(record_int(x, "payer"), 1);
	assert_int_equal(record_int(x, "vehicle"), 1);
	add(b, &e_payer, "name", "CPTS", NULL);
	OK(desk_trip(&b->d, b, 1, &x, &p, &b->err));
	assert_int_equal(record_int(x, "payer"), 0);
	assert_int_equal(record_int(x, "vehicle"), 1);
}

/* Whatever the order in which the trips of a year are noted, their amounts add up to what the whole year is worth; a share, a trip moved
   to another day or deleted changes nothing to that. */
static void any_order_of_entry(void **state)
{
	enum { TRIPS = 24, DAYS = 300 };
	bench *b = *state;
	AUTO_PROBLEMS p = {0};
	uint32_t seed = 12345;
	int64_t metres = 0, cents = 0, ids[TRIPS];
	record **rows;
	size_t count;
	int first;

	i18n_start("fr");
	add(b, &e_payer, "name", "Asso", "scale", "barème fiscal", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	assert_int_equal(date_from_iso(&first, "2026-01-01"), 0);
	for (int i = 0; i < TRIPS; i++) {
		char iso[11];
		record *x = record_new(b, &e_expense);
		seed = seed * 1664525 + 1013904223;
		date_to_iso(iso, first + (int)(seed >> 8) % DAYS);
		record_set(x, "date", value_text(x, iso));
		record_set(x, "kind", value_text(x, "kilomètres"));
		record_set(x, "payer", value_int(1));
		record_set(x, "vehicle", value_int(1));
		record_set(x, "distance", value_int(100000 + (int64_t)(seed >> 4) % 600000)); /* over 5 000 km in all: a bracket is crossed */
		OK(desk_keep_expense(&b->d, x, NULL, &p, &b->err));
		ids[i] = x->id;
	}
	record *moved = expense(b, ids[3]), *was = expense(b, ids[3]);
	record_set(moved, "date", value_text(b, "2026-10-31"));
	OK(desk_keep_expense(&b->d, moved, was, &p, &b->err));
	OK(journal_window(b->d.j, b, query_new(b, &e_expense), NULL, false, 0, &rows, &count, &b->err));
	for (size_t i = 0; i < count; i++) {
		cents += record_int(rows[i], "amount");
		metres += record_int(rows[i], "distance");
	}
	assert_true(metres > 5000000 && metres < 20000000);
	assert_int_equal(cents, (metres * 357 + 1395 * 1000000LL + 5000) / 10000); /* d × 0,357 + 1 395 */
}

static void split_to_the_cent(void **state)
{
	bench *b = *state;

	world(b);
	int64_t id = add(b, &e_expense, "date", "2026-10-01", "kind", "train", "payer", "1", "amount", "10,01", NULL);
	OK(desk_split(&b->d, id, (int64_t[]){1, 2}, (int[]){1, 1}, 2, &b->err));
	assert_int_equal(record_int(expense(b, id), "amount") + record_int(expense(b, id + 1), "amount"), 1001);
	assert_int_equal(record_int(expense(b, id + 1), "split_of"), id);
	static const struct {
		int64_t payers[2];
		int weights[2];
		size_t count;
	} refused[] = {{{1, 2}, {1, 1}, 1}, {{1, 1}, {1, 1}, 2}, {{1, 2}, {0, 0}, 2}, {{1, 2}, {-1, 1}, 2}, {{1, 2}, {SHARE_MOST + 1, 1}, 2}};
	for (size_t i = 0; i < LENGTH(refused); i++) {
		assert_int_equal(desk_split(&b->d, id, refused[i].payers, refused[i].weights, refused[i].count, &b->err), ERR_INPUT);
		err_clear(&b->err);
	}
	OK(desk_split(&b->d, id, (int64_t[]){1, 2}, (int[]){SHARE_MOST, 1}, 2, &b->err));
}

#define REFUSED(call, words) refused(b, (call), (words), __LINE__)
static void refused(bench *b, int code, const char *words, int line)
{
	if (code >= 0 || !b->err.what || !strstr(b->err.what, words))
		fail_msg("line %d: %d %s", line, code, b->err.what ? b->err.what : "");
	err_clear(&b->err);
}

static void nothing_to_act_on(void **state)
{
	bench *b = *state;
	record *bare = record_new(b, &e_claim), *claim = record_new(b, &e_claim), **lines;
	size_t count;
	purged gone;
	AUTO_PROBLEMS p = {0};

	world(b);
	int64_t open = add(b, &e_expense, "date", "2026-10-01", "kind", "train", "payer", "1", NULL);
	int64_t taken = add(b, &e_expense, "date", "2026-10-01", "kind", "train", "payer", "1", "amount", "10", NULL);
	REFUSED(desk_split(&b->d, open, (int64_t[]){1, 2}, (int[]){1, 1}, 2, &b->err), "sans montant ne se partage pas");
	REFUSED(desk_claim(&b->d, bare, &p, &b->err), "n’a pas de payeur");
	record_set(claim, "payer", value_int(1));
	REFUSED(desk_claim_of(&b->d, claim, NULL, 0, &p, &b->err), "Aucune ligne n’est cochée");
	OK(claim_claimable(b->d.j, b, 1, DAY_NONE, DAY_NONE, &lines, &count, &b->err));
	OK(claim_create(b->d.j, claim, lines, count, &b->err));
	REFUSED(desk_split(&b->d, taken, (int64_t[]){1, 2}, (int[]){1, 1}, 2, &b->err), "est dans une note");
	REFUSED(desk_purge(&b->d, b, NULL, 0, &gone, &b->err), "Rien n’est choisi");
}

/* What a share is compared with, or computed from, is shared with it; one undo puts all of it back. */
static void split_divides_and_comes_back(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};

	world(b);
	add(b, &e_payer, "name", "Hôpital", "scale", "barème fiscal", NULL);
	record *x = expense(b, 1);
	record_set(x, "distance", value_int(100001));
	record_set(x, "received", value_int(100));
	OK(desk_keep_expense(&b->d, x, expense(b, 1), &p, &b->err));
	int64_t whole = record_int(expense(b, 1), "amount"), cents = 0, metres = 0, received = 0;
	OK(desk_split(&b->d, 1, (int64_t[]){1, 2, 3}, (int[]){1, 1, 1}, 3, &b->err));
	for (int64_t id = 1; id <= 3; id++) {
		record *share = expense(b, id);
		cents += record_int(share, "amount");
		metres += record_int(share, "distance");
		received += record_int(share, "received");
		problems_clear(&p);
		OK(expense_doubts(b->d.j, share, &p, &b->err));
		for (size_t i = 0; i < p.count; i++)
			assert_string_not_equal(p.list[i].place, "expense.real_amount");
	}
	assert_int_equal(cents, whole);
	assert_int_equal(metres, 100001);
	assert_int_equal(received, 100);
	OK(journal_undo(b->d.j, b, &(char *){NULL}, &b->err));
	assert_int_equal(record_int(expense(b, 1), "amount"), whole);
	assert_int_equal(journal_count(b->d.j, query_new(b, &e_expense), 10), 1);
}

/* ---- what amounts depend on changes ---- */

static void delete_first(bench *b)
{
	int gone, freed;

	OK(desk_delete(&b->d, &e_expense, (int64_t[]){1}, 1, &gone, &freed, &b->err));
	assert_int_equal(gone, 1);
}

static void delete_first_two(bench *b)
{
	int gone, freed;

	OK(desk_delete(&b->d, &e_expense, (int64_t[]){2, 1}, 2, &gone, &freed, &b->err));
	assert_int_equal(gone, 2);
}

static void share_first(bench *b)
{
	OK(desk_split(&b->d, 1, (int64_t[]){1, 2}, (int[]){1, 1}, 2, &b->err));
}

static void edited(bench *b, const entity *e, const char *name, const char *typed, int told)
{
	AUTO_PROBLEMS p = {0};
	record *r = NULL, *before;

	OK(journal_get(b->d.j, b, &r, e, 1, &b->err));
	before = record_copy(b, r);
	OK(journal_type(b->d.j, r, entity_field(e, name), typed, &b->err));
	OK(desk_keep(&b->d, r, before, &p, &b->err));
	assert_int_equal(p.count, told);
	assert_true(!told || strstr(p.list[0].place, name));
}

static void power_was_wrong(bench *b)
{
	edited(b, &e_vehicle, "fiscal_power", "6", 1);
}

static void plate_was_wrong(bench *b)
{
	edited(b, &e_vehicle, "registration", "AB-123-CD", 0);
}

static void trips_counted_alone(bench *b)
{
	edited(b, &e_payer, "calculation", "par trajet", 1);
}

static void meals_capped_higher(bench *b)
{
	edited(b, &e_payer, "meal_cap", "25", 1);
}

static void own_rate(bench *b)
{
	edited(b, &e_payer, "house_rate", "0,400", 0);
	edited(b, &e_payer, "calculation", "taux unique", 1);
}

/* Trips of 4 900, 250 and 100 km, the third one sent, a meal under a cap and a trip whose amount was typed. */
static void amounts_follow(void **state)
{
	enum { LINES = 5 };
	static const struct {
		const char *name;
		void (*change)(bench *b);
		int64_t cents[LINES]; /* -1: gone */
	} cases[] = {
		{"as noted", NULL, {311640, 11715, 3570, 2000, 700}},
		{"deleted", delete_first, {-1, 15900, 3570, 2000, 700}},
		{"both deleted", delete_first_two, {-1, -1, 3570, 2000, 700}},
		{"shared", share_first, {155820, 15900, 3570, 2000, 700}},
		{"power", power_was_wrong, {325850, 12460, 3570, 2000, 700}},
		{"plate", plate_was_wrong, {311640, 11715, 3570, 2000, 700}},
		{"counted alone", trips_counted_alone, {311640, 15900, 3570, 2000, 700}},
		{"cap", meals_capped_higher, {311640, 11715, 3570, 2300, 700}},
		{"own rate", own_rate, {196000, 10000, 3570, 2000, 700}},
	};
	static const char *const days[] = {"2026-01-10", "2026-02-10", "2026-03-10"}, *const km[] = {"4900", "250", "100"};
	bench *b = *state;
	AUTO_PROBLEMS p = {0};

	i18n_start("fr");
	add(b, &e_payer, "name", "Asso", "scale", "barème fiscal", "meal_mode", "réel plafonné", "meal_cap", "20", NULL);
	add(b, &e_payer, "name", "CPTS", "scale", "barème fiscal", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	for (size_t i = 0; i < LENGTH(days); i++)
		add(b, &e_expense, "date", days[i], "kind", "kilomètres", "payer", "1", "vehicle", "1", "distance", km[i], NULL);
	add(b, &e_expense, "date", "2026-03-11", "kind", "repas", "payer", "1", "real_amount", "23", NULL);
	add(b, &e_expense, "date", "2026-03-12", "kind", "kilomètres", "payer", "1", "vehicle", "1", "distance", "10", "amount", "7", NULL);
	for (int64_t id = 1; id <= LINES - 1; id++)
		OK(desk_keep_expense(&b->d, expense(b, id), NULL, &p, &b->err));
	add(b, &e_claim, "number", "NDF-1", "payer", "1", NULL);
	record *sent = expense(b, 3);
	record_set(sent, "claim", value_int(1));
	OK(journal_save(b->d.j, sent, NULL, &b->err));
	OK(claim_submit(b->d.j, 1, clock_today(), NULL, &b->err));
	for (size_t i = 0; i < LENGTH(cases); i++) {
		OK(journal_begin(b->d.j, "case", &b->err));
		if (cases[i].change)
			cases[i].change(b);
		for (int64_t id = 1; id <= LINES; id++) {
			record *x = NULL;
			int64_t is = journal_get(b->d.j, b, &x, &e_expense, id, &b->err) ? -1 : record_int(x, "amount");
			err_clear(&b->err);
			if (is != cases[i].cents[id - 1])
				fail_msg("%s: line %lld is %lld", cases[i].name, (long long)id, (long long)is);
		}
		journal_rollback(b->d.j);
	}
}

/* The sentence says the kilometres before, and they changed, whatever the amount. */
static void sentences_follow_too(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};

	world(b);
	int64_t id = add(b, &e_expense, "date", "2026-10-20", "kind", "kilomètres", "payer", "1", "vehicle", "1", "distance", "100", NULL);
	OK(desk_keep_expense(&b->d, expense(b, id), NULL, &p, &b->err));
	assert_non_null(strstr(record_text(expense(b, id), "explanation"), "cumul avant 46"));
	delete_first(b);
	assert_int_equal(record_int(expense(b, id), "amount"), 6360);
	assert_non_null(strstr(record_text(expense(b, id), "explanation"), "cumul avant 0"));
}

/* Noted before its payer had a scale and before there was a vehicle: found, told what it lacks, then computed, in one action. */
static void amounts_that_waited(void **state)
{
	bench *b = *state;
	unpriced *list;
	size_t count;
	int64_t cents;

	i18n_start("fr");
	add(b, &e_payer, "name", "Asso", NULL);
	add(b, &e_expense, "date", "2026-11-02", "kind", "kilomètres", "payer", "1", "distance", "100", NULL);
	add(b, &e_expense, "date", "2026-11-01", "kind", "kilomètres", "payer", "1", "distance", "10", NULL);
	add(b, &e_expense, "date", "2026-11-03", "kind", "kilomètres", "distance", "10", NULL);
	OK(desk_unpriced(&b->d, b, &list, &count, &b->err));
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_false(list[i].ready);
	assert_non_null(strstr(list[0].why, "Asso"));
	assert_non_null(strstr(list[2].why, "payeur"));
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	record *payer = NULL, *x;
	OK(journal_get(b->d.j, b, &payer, &e_payer, 1, &b->err));
	record_set(payer, "scale", value_text(b, "barème fiscal"));
	OK(journal_save(b->d.j, payer, NULL, &b->err));
	for (int64_t id = 1; id <= 2; id++) {
		x = expense(b, id);
		record_set(x, "vehicle", value_int(1));
		OK(journal_save(b->d.j, x, NULL, &b->err));
	}
	OK(desk_ready(&b->d, &e_payer, 1, &count, &cents, &b->err));
	assert_int_equal(count, 2);
	assert_int_equal(cents, 636 + 6360); /* the first 110 km of the year, at 0,636 */
	OK(desk_price_ready(&b->d, &count, &cents, &b->err));
	assert_int_equal(record_int(expense(b, 1), "amount") + record_int(expense(b, 2), "amount"), cents);
	assert_non_null(strstr(record_text(expense(b, 1), "explanation"), "0,636"));
	OK(desk_ready(&b->d, &e_payer, 1, &count, &cents, &b->err));
	assert_int_equal(count, 0);
	OK(journal_undo(b->d.j, b, &(char *){NULL}, &b->err));
	OK(desk_ready(&b->d, &e_payer, 1, &count, &cents, &b->err));
	assert_int_equal(count, 2);
}

/* However many lack something, those after them are computed; their distance comes from a route, so each moves the counter of the next. */
static void waiting_behind_many(void **state)
{
	bench *b = *state;
	enum { INCOMPLETE = 501, COMPLETE = 3 };
	size_t count;
	int64_t cents, first = INCOMPLETE + 1;

	add(b, &e_payer, "name", "Asso", "scale", "barème fiscal", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", "fiscal_power", "5", NULL);
	add(b, &e_route, "label", "Lyon", "distance", "3000", NULL);
	OK(journal_begin(b->d.j, "", &b->err));
	for (int i = 0; i < INCOMPLETE; i++)
		add(b, &e_expense, "date", "2026-01-02", "kind", "train", NULL);
	for (int i = 0; i < COMPLETE; i++)
		add(b, &e_expense, "date", "2026-03-02", "kind", "kilomètres", "payer", "1", "vehicle", "1", "route", "1", NULL);
	OK(journal_commit(b->d.j, &b->err));
	add(b, &e_payer, "name", "Hôpital", NULL);
	OK(desk_ready(&b->d, &e_payer, 2, &count, &cents, &b->err)); /* nothing waits for that one */
	assert_int_equal(count, 0);
	OK(desk_ready(&b->d, &e_vehicle, 1, &count, &cents, &b->err));
	assert_int_equal(count, COMPLETE);
	OK(desk_price_ready(&b->d, &count, &cents, &b->err));
	assert_int_equal(count, COMPLETE);
	assert_int_equal(cents, 9000 * 357 / 10 + 139500); /* 9 000 km: the formula of 5 001 to 20 000 km */
	assert_int_equal(record_int(expense(b, first), "amount"), 3000 * 636 / 10);
	assert_int_equal(record_int(expense(b, first), "distance"), 3000000);
	OK(desk_price_ready(&b->d, &count, &cents, &b->err));
	assert_int_equal(count, 0);
	assert_int_equal(cents, 0);
}

/* One grey pixel. */
static const char pixel[] =
	"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55"
	"\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";
enum { PIXEL_LEN = sizeof pixel - 1, IDAT_AT = 33, IEND_AT = 55 };

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define IEND "\0\0\0\0IEND\xae\x42\x60\x82"
#define SEGMENT "\xff\xe1\x00\x06\xff\xd9\x00\x00" /* ends as a picture does: a thumbnail */
#define FRAME "\xff\xc0\x00\x0b\x08\x00\x14\x00\x28\x01\x01\x11\x00"

/* Cut anywhere or changed, a picture is not whole; what has an end and something after it is. */
static void receipts_are_whole(void **state)
{
	(void)state;
	static const struct {
		const char *media, *data;
		size_t len;
		bool whole;
	} files[] = {
#define FILE_OF(media, bytes, whole) {media, bytes, sizeof bytes - 1, whole}
		FILE_OF("image/png", SIGNATURE, false),
		FILE_OF("image/png", SIGNATURE IEND, false), /* no size, no pixel */
		FILE_OF("image/png", SIGNATURE "\xff\xff\xff\xffIHDR....", false),
		FILE_OF("image/jpeg", "\xff\xd8" SEGMENT "\xff" FRAME "pixels\xff\xd9", true),
		FILE_OF("image/jpeg", "\xff\xd8" FRAME "pixels\xff\xd9 more", true),
		FILE_OF("image/jpeg", "\xff\xd8" SEGMENT FRAME "pixels", false),
		FILE_OF("image/jpeg", "\xff\xd8" SEGMENT "\xff\xd9", false),
		FILE_OF("image/jpeg", "\xff\xd8\xff\xe0\x00\x01\xff\xd9", false),
		FILE_OF("image/jpeg", "\xff\xd8\xff\xe0\x40\x00\xff\xd9", false),
		FILE_OF("image/jpeg", "\xff\xd8\xff", false),
		FILE_OF("application/pdf", "%PDF-1.4\nstartxref\n0\n%%EOF\n", true),
		FILE_OF("application/pdf", "%PDF-1.4\nstartxref\n0\n", true),
		FILE_OF("application/pdf", "%PDF-1.4\n1 0 obj", false),
		FILE_OF("text/plain", "any", true),
	};
	char changed[PIXEL_LEN], longer[2000] = "%PDF-1.4\n%%EOF";

	for (size_t i = 0; i < LENGTH(files); i++)
		if (receipt_whole(files[i].media, files[i].data, files[i].len) != files[i].whole)
			fail_msg("file %zu", i);
	for (size_t len = sizeof SIGNATURE - 1; len < PIXEL_LEN; len++)
		assert_false(receipt_whole("image/png", pixel, len));
	for (size_t i = sizeof SIGNATURE - 1; i < PIXEL_LEN; i++) {
		memcpy(changed, pixel, PIXEL_LEN);
		changed[i] ^= 0x10;
		assert_false(receipt_whole("image/png", changed, PIXEL_LEN));
	}
	memcpy(changed, pixel, IDAT_AT);
	memcpy(changed + IDAT_AT, pixel + IEND_AT, PIXEL_LEN - IEND_AT);
	assert_false(receipt_whole("image/png", changed, IDAT_AT + PIXEL_LEN - IEND_AT));
	assert_true(receipt_whole("image/png", pixel, PIXEL_LEN));
	assert_false(receipt_whole("application/pdf", longer, sizeof longer)); /* the end of an earlier part */
}

static void a_damaged_file_is_refused(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};
	char folder[] = "/tmp/carnet-money-XXXXXX";
	int64_t file;

	world(b);
	assert_non_null(mkdtemp(folder));
	char *png = path_join(b, folder, "photo.png");
	OK(file_replace(png, pixel, PIXEL_LEN - 1, 0600, &b->err));
	static const entity *const of[] = {&e_expense, &e_meeting};
	for (size_t i = 0; i < LENGTH(of); i++) {
		assert_int_equal(desk_attach(&b->d, of[i], 1, png, &file, &p, &b->err), ERR_INPUT);
		assert_string_equal(b->err.what, "Le fichier «photo.png» est abîmé ou incomplet");
		err_clear(&b->err);
	}
	assert_string_not_equal(record_text(expense(b, 1), "receipt"), "joint");
	unlink(png), rmdir(folder);
}

static void a_receipt_taken_off(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};
	char folder[] = "/tmp/carnet-money-XXXXXX", *first, *again;
	int64_t file, other;

	world(b);
	assert_non_null(mkdtemp(folder));
	setenv("HOME", folder, 1);
	unsetenv("XDG_CONFIG_HOME");
	char *png = path_join(b, folder, "photo.png"), *none = path_join(b, folder, "vide.pdf");
	OK(file_replace(png, pixel, PIXEL_LEN, 0600, &b->err));
	OK(file_replace(none, "", 0, 0600, &b->err));
	OK(desk_attach(&b->d, &e_expense, 1, png, &file, &p, &b->err));
	assert_int_equal(desk_attach(&b->d, &e_expense, 1, png, &other, &p, &b->err), ERR_INPUT); /* the very same, to the same */
	err_clear(&b->err);
	assert_int_equal(desk_attach(&b->d, &e_expense, 1, none, &other, &p, &b->err), ERR_INPUT);
	err_clear(&b->err);
	OK(desk_attach(&b->d, &e_meeting, 1, png, &other, &p, &b->err));
	OK(desk_extract(&b->d, b, file, NULL, &first, &b->err));
	OK(desk_extract(&b->d, b, file, NULL, &again, &b->err));
	assert_string_equal(first, again); /* opened twice: one copy */
	record **files, *x = expense(b, 1);
	size_t count;
	add(b, &e_payer, "name", "Hôpital", NULL);
	record_set(x, "amount", value_int(3000));
	OK(desk_keep_expense(&b->d, x, expense(b, 1), &p, &b->err));
	OK(desk_split(&b->d, 1, (int64_t[]){1, 2}, (int[]){1, 1}, 2, &b->err));
	OK(desk_split(&b->d, 2, (int64_t[]){2, 3}, (int[]){1, 1}, 2, &b->err));
	OK(receipts_of(b->d.j, b, expense(b, 3), &files, &count, &b->err)); /* a share of a share */
	assert_int_equal(count, 1);
	assert_int_equal(files[0]->id, file);
	OK(desk_detach(&b->d, file, &b->err));
	for (int64_t id = 1; id <= 3; id++)
		assert_string_equal(record_text(expense(b, id), "receipt"), "à demander");
	OK(journal_undo(b->d.j, b, &(char *){NULL}, &b->err));
	for (int64_t id = 1; id <= 3; id++)
		assert_string_equal(record_text(expense(b, id), "receipt"), "joint");
	int gone, freed;
	OK(desk_delete(&b->d, &e_expense, (int64_t[]){1, 2}, 2, &gone, &freed, &b->err)); /* with a share: what is left is asked for */
	assert_string_equal(record_text(expense(b, 3), "receipt"), "à demander");
	OK(journal_undo(b->d.j, b, &(char *){NULL}, &b->err));
	OK(desk_delete(&b->d, &e_expense, (int64_t[]){1}, 1, &gone, &freed, &b->err));
	for (int64_t id = 2; id <= 3; id++)
		assert_string_equal(record_text(expense(b, id), "receipt"), "à demander");
	OK(journal_undo(b->d.j, b, &(char *){NULL}, &b->err));
	OK(receipts_of(b->d.j, b, expense(b, 3), &files, &count, &b->err));
	assert_int_equal(count, 1);
	OK(desk_detach(&b->d, other, &b->err)); /* of a meeting: nothing else to change */
	assert_int_equal(desk_detach(&b->d, other, &b->err), ERR_MISSING);
	err_clear(&b->err);
}

/* Boxes of the end of a mandate go with it, and come back with it; those of another stay. */
static void boxes_go_with_their_mandate(void **state)
{
	bench *b = *state;
	char *pages[2];
	int gone, freed;
	bool now;
	record *box;

	i18n_start("fr");
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	for (int64_t id = 1; id <= 2; id++) {
		add(b, &e_mandate, "cpts", "1", "starts", "2026-01-01", "body", "CA", "role", "titulaire", NULL);
		OK(mark_mandate_page(&b->d, b, PAGE_END_OF_MANDATE, id, &pages[id - 1], &b->err));
		OK(mark_toggle(&b->d, MARK_BOX, pages[id - 1], "a", 0, &now, &b->err));
	}
	OK(desk_delete(&b->d, &e_mandate, (int64_t[]){1}, 1, &gone, &freed, &b->err));
	assert_int_equal(gone, 1);
	for (int i = 0; i < 2; i++) {
		OK(mark_find(&b->d, b, &box, MARK_BOX, pages[i], "a", 0, &b->err));
		assert_int_equal(box != NULL, i == 1);
	}
	char *label;
	OK(journal_undo(b->d.j, b, &label, &b->err));
	assert_non_null(strstr(label, "upprim"));
	OK(mark_find(&b->d, b, &box, MARK_BOX, pages[0], "a", 0, &b->err));
	assert_non_null(box);
	assert_int_equal(desk_delete(&b->d, &e_mandate, (int64_t[]){9}, 1, &gone, &freed, &b->err), ERR_MISSING);
	err_clear(&b->err);
}

/* The newest first, by their endings; folders follow the desktop's list. */
static void receipts_are_found(void **state)
{
	bench *b = *state;
	char folder[] = "/tmp/carnet-money-XXXXXX";
	receipt_file *list;
	size_t count;

	assert_non_null(mkdtemp(folder));
	setenv("HOME", folder, 1);
	unsetenv("XDG_CONFIG_HOME");
	desk_receipt_files(b, &list, &count);
	assert_int_equal(count, 0);
	static const char *const names[] = {"Downloads/a.pdf", "Documents/b.JPG", "Documents/c.txt", "Pictures/.d.png"};
	for (size_t i = 0; i < LENGTH(names); i++) {
		char *path = path_join(b, folder, names[i]);
		OK(dir_make(path_dir(b, path), 0700, &b->err));
		OK(file_replace(path, "x", 1, 0600, &b->err));
		assert_int_equal(utimes(path, (struct timeval[]){{1000 + (long)i, 0}, {1000 + (long)i, 0}}), 0);
	}
	desk_receipt_files(b, &list, &count);
	assert_int_equal(count, 2);
	assert_non_null(strstr(list[0].path, "b.JPG"));
	assert_non_null(strstr(list[1].path, "a.pdf"));
}

static void receipts_in_and_out(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};
	char folder[] = "/tmp/carnet-money-XXXXXX", *written;
	int64_t file;

	world(b);
	assert_non_null(mkdtemp(folder));
	char *pdf = path_join(b, folder, "ticket.pdf"), *other = path_join(b, folder, "ticket.txt"), *copy = path_join(b, folder, "copie.pdf");
	OK(file_replace(pdf, "%PDF-1.4\n%%EOF", 14, 0600, &b->err));
	OK(file_replace(other, "texte", 5, 0600, &b->err));
	add(b, &e_expense, "date", "2026-10-01", "kind", "péage", "payer", "1", "real_amount", "8,40", NULL);
	add(b, &e_expense, "date", "2026-10-01", "kind", "stationnement", "payer", "1", "real_amount", "2", NULL);
	OK(desk_attach(&b->d, &e_expense, 2, pdf, &file, &p, &b->err));
	assert_string_equal(record_text(expense(b, 2), "receipt"), "joint");
	problems_clear(&p);
	OK(desk_attach(&b->d, &e_expense, 3, pdf, &file, &p, &b->err));
	assert_int_equal(p.count, 1); /* the same file twice */
	assert_int_equal(desk_attach(&b->d, &e_expense, 3, pdf, &file, &p, &b->err), ERR_INPUT); /* again, while others have it too */
	err_clear(&b->err);
	static const struct {
		const char *content;
		int code;
	} given[] = {{"%PDF-1.4\ncut", ERR_INPUT}, {"texte", ERR_INPUT}, {"%PDF-1.4\n1\n%%EOF", 0}};
	record *last = NULL;
	for (size_t i = 0; i < LENGTH(given); i++) { /* as a record of its own */
		last = record_new(b, &e_attachment);
		record_set(last, "owner", value_text(b, expense(b, 1)->uid));
		record_set(last, "name", value_text(b, "a.pdf"));
		last->v[field_index_named(&e_attachment, "content")] = (value){V_BLOB, 0, given[i].content, strlen(given[i].content)};
		assert_int_equal(desk_keep(&b->d, last, NULL, &p, &b->err), given[i].code);
		err_clear(&b->err);
	}
	assert_string_equal(record_text(expense(b, 1), "receipt"), "joint");
	OK(journal_get(b->d.j, b, &last, &e_attachment, last->id, &b->err));
	assert_string_equal(record_text(last, "media_type"), "application/pdf");
	assert_int_equal(desk_attach(&b->d, &e_expense, 3, other, &file, &p, &b->err), ERR_INPUT);
	err_clear(&b->err);
	OK(desk_extract(&b->d, b, 1, copy, &written, &b->err));
	assert_true(file_exists(copy));
	unlink(pdf), unlink(other), unlink(copy), rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {test_bench(trip_of_one_key), test_bench(a_few_of_those_that_wait), test_bench(a_meeting_of_today_does_not_wait_yet), test_bench(the_only_payer_and_vehicle), test_bench(any_order_of_entry), test_bench(split_to_the_cent), test_bench(nothing_to_act_on),
	                                   test_bench(split_divides_and_comes_back), test_bench(amounts_that_waited), test_bench(waiting_behind_many), test_bench(amounts_follow),
	                                   test_bench(sentences_follow_too), test_bench(receipts_in_and_out), cmocka_unit_test(receipts_are_whole),
	                                   test_bench(a_damaged_file_is_refused),
	                                   test_bench(a_receipt_taken_off), test_bench(boxes_go_with_their_mandate), test_bench(receipts_are_found)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
