// SPDX-License-Identifier: EUPL-1.2
/* The kept home screen is believed only while everything it depends on is as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/glance.h>
#include <carnet/journal/drafts.h>
#include <carnet/journal/keep.h>

static char dir[] = "/tmp/carnet-glance-XXXXXX";
static char *path;
static today_line lines[] = {{.text = "jeu. 3 déc. 18:30"}, {.text = "en retard de 3 jours", .late = true}, {.text = "Préparer", .door.page = "x"}, {.text = "Relancer", .late = true, .door.page = "x"}};
static today_block blocks[] = {{.id = "next", .title = "Prochaine réunion", .lines = lines, .count = 4}};
static today shown = {blocks, 1, false};

static void keep_record(journal *j)
{
	record *r = record_new(j, &e_cpts);
	record_set(r, "name", value_text(r, "CPTS du Val"));
	assert_int_equal(journal_save(j, r, NULL, NULL), 0);
}

static int set_up(void **state)
{
	journal *j;
	path = path_join(NULL, dir, "journal.carnet");
	assert_int_equal(journal_open(NULL, &j, path, JOURNAL_WRITE, NULL), 0);
	keep_record(j);
	*state = j;
	return 0;
}

static int tear_down(void **state)
{
	AUTO_CTX(tmp);
	journal_close(*state);
	unlink(path);
	unlink(mem_printf(tmp, "%s-home", path));
	unlink(mem_printf(tmp, "%s-journal", path));
	unlink(mem_printf(tmp, "%s-drafts", path));
	talloc_free(path);
	return 0;
}

static void keep(void)
{
	AUTO_CTX(tmp);
	glance_keep(path, glance_state(tmp, path), clock_today(), &(today *){&shown}, 1);
}

static void kept_is_read_back(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct stat st;
	assert_null(glance_read(tmp, path));
	keep();
	today *t = glance_read(tmp, path);
	assert_non_null(t);
	assert_int_equal(t->count, shown.count);
	assert_string_equal(t->blocks[0].title, blocks[0].title);
	assert_int_equal(t->blocks[0].count, LENGTH(lines));
	for (size_t i = 0; i < LENGTH(lines); i++)
		assert_string_equal(t->blocks[0].lines[i].text, lines[i].text);
	assert_string_equal(t->blocks[0].lines[1].text, "en retard de 3 jours");
	assert_true(t->blocks[0].lines[1].late);
	assert_false(today_leads(&t->blocks[0].lines[1].door));
	assert_true(today_leads(&t->blocks[0].lines[2].door));
	assert_true(t->blocks[0].lines[3].late && today_leads(&t->blocks[0].lines[3].door));
	assert_int_equal(stat(mem_printf(tmp, "%s-home", path), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_change_makes_it_worthless(void **state)
{
	AUTO_CTX(tmp);
	keep();
	keep_record(*state);
	assert_null(glance_read(tmp, path));
}

static void a_change_while_reading_makes_it_worthless(void **state)
{
	AUTO_CTX(tmp);
	char *before = glance_state(tmp, path);
	keep_record(*state);
	glance_keep(path, before, clock_today(), &(today *){&shown}, 1);
	assert_null(glance_read(tmp, path));
}

/* 31: the first of December. */
static void on_day(int day)
{
	AUTO_CTX(tmp);
	char iso[11];
	date_to_iso(iso, day_from_ymd(2026, 11, 1) + day - 1);
	setenv("CARNET_NOW", mem_printf(tmp, "%sT09:00:00Z", iso), 1);
}

static void another_day_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	keep();
	on_day(22);
	assert_null(glance_read(tmp, path));
	on_day(20);
	assert_null(glance_read(tmp, path));
	on_day(21);
	assert_non_null(glance_read(tmp, path));
}

/* Read before midnight, it says nothing of the day that has begun. */
static void midnight_while_reading_keeps_nothing(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	glance_keep(path, glance_state(tmp, path), clock_today() - 1, &(today *){&shown}, 1);
	assert_null(glance_read(tmp, path));
}

static void what_passes_is_not_kept(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	shown.passing = true;
	keep();
	shown.passing = false;
	assert_null(glance_read(tmp, path));
}

static void another_language_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	keep();
	i18n_start("en");
	assert_null(glance_read(tmp, path));
	i18n_start("fr");
	assert_non_null(glance_read(tmp, path));
}

/* Two changes within one tick of the disk's clock leave the same time: here each has its own. */
static void changed_at(const char *folder, int second)
{
	const struct timespec times[] = {{.tv_sec = second}, {.tv_sec = second}};
	assert_int_equal(utimensat(AT_FDCWD, folder, times, 0), 0);
}

/* A pack added or removed may bring pages, steps, a warning. */
static void another_pack_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	const char *packs = path_join(tmp, dir, "packs"), *one = path_join(tmp, packs, "essai.trousse");
	keep();
	assert_int_equal(dir_make(packs, 0700, NULL), 0);
	assert_null(glance_read(tmp, path));
	keep();
	assert_non_null(glance_read(tmp, path));
	assert_int_equal(file_replace(one, "x", 1, 0600, NULL), 0);
	changed_at(packs, 1);
	assert_null(glance_read(tmp, path));
	keep();
	assert_int_equal(unlink(one), 0);
	changed_at(packs, 2);
	assert_null(glance_read(tmp, path));
	assert_int_equal(rmdir(packs), 0);
}

static void a_transaction_to_roll_back_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	keep();
	assert_int_equal(file_replace(mem_printf(tmp, "%s-journal", path), "x", 1, 0600, NULL), 0);
	assert_null(glance_read(tmp, path));
	assert_null(glance_state(tmp, path));
}

static void write_copy(const char *text)
{
	AUTO_CTX(tmp);
	assert_int_equal(file_replace(mem_printf(tmp, "%s-home", path), text, strlen(text), 0600, NULL), 0);
}

/* With the sum that it ends with. */
static void write_summed(const char *text)
{
	AUTO_CTX(tmp);
	uint32_t h = 2166136261u;
	for (const char *s = text; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	write_copy(mem_printf(tmp, "%s%08" PRIx32 "\n", text, h));
}

static void a_broken_copy_is_not_believed(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	static const char *const broken[] = {"", "#sans titre\n", "#a\tb\n", "@20778\n", "@20778\n#sans titre\n", "@20778\norphelin\n", "@20778\n ligne avant tout bloc\n",
	                                     "@20778\n#a\tb\nsans marque\n", "@20778\n@20779\n#a\tb\n"};
	const char *now = glance_state(tmp, path);
	assert_int_equal(clock_today(), 20778);
	for (size_t i = 0; i < LENGTH(broken); i++) {
		write_summed(mem_printf(tmp, "%s%s", now, broken[i]));
		assert_null(glance_read(tmp, path));
	}
	write_summed(mem_printf(tmp, "%s@20778\n#a\tb\n ligne\n", now));
	assert_non_null(glance_read(tmp, path));
	write_copy("");
	assert_null(glance_read(tmp, path));
}

/* It is written without waiting for the disk: what a power cut leaves of it is seen. */
static void a_torn_copy_is_not_believed(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *whole;
	size_t len;
	keep();
	assert_int_equal(file_read(tmp, &whole, &len, mem_printf(tmp, "%s-home", path), 65536, NULL), 0);
	for (size_t at = strlen(glance_state(tmp, path)); at < len; at++) {
		char *torn = mem_dup(tmp, whole);
		torn[at] ^= 1;
		write_copy(torn);
		assert_null(glance_read(tmp, path));
		torn[at] = '\0';
		write_copy(torn);
		assert_null(glance_read(tmp, path));
	}
	write_copy(whole);
	assert_non_null(glance_read(tmp, path));
}

/* The ages of the copies are those of the moment: making one is no change of the journal. */
static void copies_are_of_the_moment(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	today_line old = {.text = "jamais"};
	today_block copies = {.id = "copies", .title = "Copies", .lines = &old, .count = 1};
	today home = {&copies, 1, false};
	glance_keep(path, glance_state(tmp, path), clock_today(), &(today *){&home}, 1);
	assert_string_equal(glance_read(tmp, path)->blocks[0].lines[1].text, "copie du jour\u00a0: aucune encore");
	const char *folder = path_join(tmp, dir, "backups"), *copy = path_join(tmp, folder, "journal-2026-11-20.carnet");
	assert_int_equal(dir_make(folder, 0700, NULL), 0);
	assert_int_equal(file_replace(copy, "x", 1, 0600, NULL), 0);
	assert_string_equal(glance_read(tmp, path)->blocks[0].lines[1].text, "copie du jour\u00a0: hier");
	unlink(copy);
	rmdir(folder);
}

static void no_journal_no_copy(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	assert_null(glance_state(tmp, "/nulle/part"));
	glance_keep("/nulle/part", NULL, clock_today(), &(today *){&shown}, 1);
	assert_null(glance_read(tmp, "/nulle/part"));
}

/* --- Kept by the desk --- */

/* The practice journal as a file, its dates around the 21st of November. */
static void practice(desk *d, void **state)
{
	void *all = talloc_new(NULL);
	journal *made;
	char *kept;
	journal_close(*state);
	unlink(path);
	*d = (desk){0};
	assert_int_equal(library_open(all, &d->l, NULL, NULL), 0);
	assert_int_equal(desk_demo(all, d->l, &made, NULL), 0);
	assert_int_equal(journal_backup(made, all, path, &kept, NULL), 0);
	assert_int_equal(journal_open(NULL, &d->j, path, JOURNAL_WRITE, NULL), 0);
	talloc_steal(d->j, all);
	*state = d->j;
}

static void assert_same(const today *kept, const today *now)
{
	assert_non_null(kept);
	assert_int_equal(kept->count, now->count);
	for (size_t i = 0; i < now->count; i++) {
		const today_block *a = &kept->blocks[i], *b = &now->blocks[i];
		assert_string_equal(a->id, b->id);
		assert_string_equal(a->title, b->title);
		assert_int_equal(today_leads(&a->door), today_leads(&b->door));
		assert_int_equal(a->count, b->count);
		for (size_t k = 0; k < b->count; k++) {
			assert_string_equal(a->lines[k].text, b->lines[k].text);
			assert_int_equal(a->lines[k].late, b->lines[k].late);
			assert_int_equal(today_leads(&a->lines[k].door), today_leads(&b->lines[k].door));
		}
	}
}

/* What was foreseen is what is read on the day. */
static void the_days_ahead_are_as_they_will_be(void **state)
{
	AUTO_CTX(tmp);
	desk d;
	practice(&d, state);
	glance_renew(&d);
	for (int i = 0; i < GLANCE_DAYS; i++) {
		today *now;
		on_day(21 + i);
		assert_int_equal(desk_today(&d, tmp, &now, NULL), 0);
		assert_true(now->count > 6);
		assert_same(glance_read(tmp, path), now);
	}
	on_day(21 + GLANCE_DAYS);
	assert_null(glance_read(tmp, path));
	on_day(21);
}

static ino_t copy_written(void)
{
	AUTO_CTX(tmp);
	struct stat st = {0};
	return stat(mem_printf(tmp, "%s-home", path), &st) ? 0 : st.st_ino;
}

/* Once half of its days are gone, or the journal has changed; not before. */
static void it_is_renewed_when_it_must(void **state)
{
	AUTO_CTX(tmp);
	desk d = {.j = *state};
	glance_renew(&d);
	ino_t first = copy_written();
	assert_true(first);
	on_day(21 + (GLANCE_DAYS + 1) / 2 - 1);
	glance_renew(&d);
	assert_int_equal(copy_written(), first);
	on_day(21 + (GLANCE_DAYS + 1) / 2);
	glance_renew(&d);
	on_day(21 + GLANCE_DAYS);
	assert_non_null(glance_read(tmp, path));
	on_day(21);
	keep_record(d.j);
	glance_renew(&d);
	assert_non_null(glance_read(tmp, path));
}

static void it_follows_for_those_who_have_it(void **state)
{
	AUTO_CTX(tmp);
	desk d = {.j = *state};
	glance_follow(&d);
	assert_false(copy_written());
	glance_renew(&d);
	ino_t first = copy_written();
	glance_follow(&d);
	assert_int_equal(copy_written(), first);
	keep_record(d.j);
	assert_null(glance_read(tmp, path));
	glance_follow(&d);
	assert_non_null(glance_read(tmp, path));
	on_day(22);
	assert_non_null(glance_read(tmp, path));
	on_day(23);
	assert_null(glance_read(tmp, path));
	on_day(21);
}

/* A form open elsewhere will be a draft, or none, without any change of a file. */
static void a_form_open_elsewhere_keeps_nothing(void **state)
{
	AUTO_CTX(tmp);
	desk d = {.j = *state};
	const draft_field typed[] = {{"title", "Conseil"}};
	assert_int_equal(draft_put(d.j, draft_new_key(tmp, &e_meeting, 0), typed, 1, NULL), 0);
	glance_renew(&d);
	assert_false(copy_written());
}

int main(void)
{
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("fr");
	if (!mkdtemp(dir))
		return 1;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(kept_is_read_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_change_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_change_while_reading_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_day_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_language_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_pack_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_transaction_to_roll_back_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_broken_copy_is_not_believed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_torn_copy_is_not_believed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(midnight_while_reading_keeps_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_passes_is_not_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(copies_are_of_the_moment, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_journal_no_copy, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_days_ahead_are_as_they_will_be, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_is_renewed_when_it_must, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_follows_for_those_who_have_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_form_open_elsewhere_keeps_nothing, set_up, tear_down),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(dir);
	return failed;
}
