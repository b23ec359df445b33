// SPDX-License-Identifier: EUPL-1.2
/* From a meeting to its expenses: the trip of one key, receipts in a row, a share for each payer, the file of a receipt. */
#include "support.h"
#include <carnet/desk/money.h>
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
	OK(desk_unclaimed(&b->d, b, &list, &count, &b->err));
	assert_int_equal(count, 1);
	assert_int_equal(list[0].days_left, 14);
	OK(desk_trip(&b->d, b, 1, &x, &p, &b->err));
	assert_int_equal(p.count, 0);
	assert_int_equal(record_int(x, "distance"), 46000);
	assert_int_equal(record_int(x, "payer"), 1);
	assert_int_equal(record_int(x, "amount"), 2925); /* 92 km in all, less the first 46 */
	OK(desk_keep_expense(&b->d, x, NULL, &p, &b->err));
	OK(desk_unclaimed(&b->d, b, &list, &count, &b->err));
	assert_int_equal(count, 0);
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

static void split_to_the_cent(void **state)
{
	bench *b = *state;

	world(b);
	int64_t id = add(b, &e_expense, "date", "2026-10-01", "kind", "train", "payer", "1", "amount", "10,01", NULL);
	OK(desk_split(&b->d, id, (int64_t[]){1, 2}, (int[]){1, 1}, 2, &b->err));
	assert_int_equal(record_int(expense(b, id), "amount") + record_int(expense(b, id + 1), "amount"), 1001);
	assert_int_equal(record_int(expense(b, id + 1), "split_of"), id);
	assert_int_equal(desk_split(&b->d, id, (int64_t[]){1}, (int[]){1}, 1, &b->err), ERR_INPUT);
	err_clear(&b->err);
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
	OK(file_replace(pdf, "%PDF-1.4", 8, 0600, &b->err));
	OK(file_replace(other, "texte", 5, 0600, &b->err));
	record *like = expense(b, 1);
	OK(desk_receipts(&b->d, like, (receipt[]){{"péage", "A40", NULL, 840}, {"stationnement", NULL, "joint", 200}}, 2, &p, &b->err));
	OK(desk_attach(&b->d, 2, pdf, &file, &p, &b->err));
	assert_string_equal(record_text(expense(b, 2), "receipt"), "joint");
	problems_clear(&p);
	OK(desk_attach(&b->d, 3, pdf, &file, &p, &b->err));
	assert_int_equal(p.count, 1); /* the same file twice */
	assert_int_equal(desk_attach(&b->d, 3, other, &file, &p, &b->err), ERR_INPUT);
	err_clear(&b->err);
	OK(desk_extract(&b->d, b, 1, copy, &written, &b->err));
	assert_true(file_exists(copy));
	unlink(pdf), unlink(other), unlink(copy), rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {test_bench(trip_of_one_key), test_bench(the_only_payer_and_vehicle), test_bench(split_to_the_cent), test_bench(receipts_in_and_out)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
