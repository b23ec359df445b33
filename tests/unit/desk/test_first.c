// SPDX-License-Identifier: EUPL-1.2
/* The first answers, the steps of the practice journal, a pack from a key. */
#include "support.h"

#include <carnet/desk/first.h>
#include <carnet/desk/marks.h>
#include <carnet/desk/pack.h>
#include <carnet/desk/settings.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../support/forged.h"

static int64_t rows(bench *b, const entity *e)
{
	return journal_count(b->d.j, query_new(b, e), 100);
}

static const char *named(bench *b, const entity *e)
{
	return first_known(&b->d, b, e);
}

static void each_answer_is_one_action(void **state)
{
	bench *b = *state;
	first_answers made = {0};
	char *label;
	OK(first_name(&b->d, &made, "Jeanne", &b->err));
	OK(first_association(&b->d, &made, "Souffle", &b->err));
	OK(first_cpts(&b->d, &made, "CPTS Val", &b->err));
	assert_string_equal(named(b, &e_profile), "Jeanne");
	record *profile;
	OK(journal_get(b->d.j, b, &profile, &e_profile, made.profile, &b->err));
	assert_int_equal(record_int(profile, "association"), made.association);
	OK(journal_undo(b->d.j, b, &label, &b->err));
	assert_int_equal(rows(b, &e_cpts), 0);
	OK(journal_undo(b->d.j, b, &label, &b->err));
	assert_string_equal(label, "Your association: Souffle");
	assert_int_equal(rows(b, &e_association), 0);
	OK(journal_undo(b->d.j, b, &label, &b->err));
	assert_true(journal_empty(b->d.j));
}

/* An answer changed changes its record, an empty one keeps nothing, a name that is known is not written twice. */
static void an_answer_given_again(void **state)
{
	bench *b = *state;
	first_answers made = {0}, later = {0};
	OK(first_name(&b->d, &made, "", &b->err));
	OK(first_association(&b->d, &made, "", &b->err));
	OK(first_cpts(&b->d, &made, "", &b->err));
	assert_true(journal_empty(b->d.j));
	assert_string_equal(named(b, &e_profile), "");
	OK(first_association(&b->d, &made, "Soufle", &b->err));
	OK(first_association(&b->d, &made, "Souffle", &b->err));
	OK(first_association(&b->d, &later, "Souffle", &b->err));
	assert_int_equal(rows(b, &e_association), 1);
	assert_string_equal(named(b, &e_association), "Souffle");
	OK(first_name(&b->d, &later, "Jeanne", &b->err));
	OK(first_name(&b->d, &(first_answers){0}, "Jeanne Martin", &b->err));
	assert_string_equal(named(b, &e_profile), "Jeanne Martin");
}

static void what_is_refused_keeps_nothing(void **state)
{
	bench *b = *state;
	first_answers made = {0};
	char *much = mem_alloc(b, 3000, "name");
	memset(much, 'a', 2999);
	assert_int_equal(first_association(&b->d, &made, much, &b->err), ERR_INPUT);
	assert_int_equal(made.association, 0);
	assert_true(journal_empty(b->d.j));
}

static void welcomed_once(void **state)
{
	bench *b = *state;
	AUTO_PROBLEMS p = {0};
	char folder[] = "/tmp/carnet-first-XXXXXX";
	assert_non_null(mkdtemp(folder));
	setenv("CARNET_SETTINGS", path_join(b, folder, "settings"), 1);
	record *settings = settings_read(b, &p);
	assert_true(first_start(&b->d));
	OK(first_seen(settings, &b->err));
	assert_false(first_start(&b->d));
	OK(first_seen(settings, &b->err));
	unlink(getenv("CARNET_SETTINGS"));
	add(b, &e_cpts, "name", "CPTS Val", NULL);
	assert_false(first_start(&b->d));
	setenv("CARNET_SETTINGS", "/proc/nowhere/settings", 1);
	assert_int_equal(first_seen(settings, &b->err), ERR_DATA);
	unsetenv("CARNET_SETTINGS");
	rmdir(folder);
}

/* --- Practice -------------------------------------------------------------------------------------------------------- */

static const char *step(bench *b, size_t i)
{
	today *t;
	OK(desk_today(&b->d, b, &t, &b->err));
	for (size_t k = 0; k < t->count; k++)
		if (!strcmp(t->blocks[k].id, "practice"))
			return t->blocks[k].lines[i].text;
	return NULL;
}

static void steps_are_ticked_by_what_was_done(void **state)
{
	bench *b = *state;
	char *label;
	bool fresh;
	assert_null(step(b, 0)); /* one's own journal has none */
	journal_close(b->d.j);
	b->d.demo = true;
	OK(desk_demo(b, b->d.l, &b->d.j, &b->err));
	assert_string_equal(step(b, 0), "1. Read a page of the guide");
	OK(mark_read(&b->d, "pendant-la-reunion", &fresh, &b->err));
	assert_string_equal(step(b, 0), "1 done: Read a page of the guide");
	add(b, &e_question, "text", "Pourquoi ?", "meeting", "1", NULL);
	assert_string_equal(step(b, 2), "3 done: Note a question to ask");
	OK(journal_undo(b->d.j, b, &label, &b->err));
	assert_string_equal(step(b, 2), "3. Note a question to ask");
	assert_string_equal(step(b, 5), "6 done: Take back what you just did: u");
	assert_string_equal(step(b, 4), "5 done: Note something to do"); /* what was taken back had been done */
	assert_string_equal(step(b, 1), "2. Add an item to the next meeting: a");
	add(b, &e_agenda_item, "title", "Urgences", "meeting", "1", NULL);
	assert_string_equal(step(b, 5), "6 done: Take back what you just did: u"); /* whatever is written next */
	add(b, &e_question, "text", "Pourquoi ?", "meeting", "1", NULL);
	add(b, &e_expense, "date", "2026-11-21", "kind", "repas", NULL);
	add(b, &e_action, "title", "Appeler", NULL);
	OK(mark_read(&b->d, "retrouver", &fresh, &b->err));
	assert_string_equal(step(b, 0), "All seven are done. q leaves the practice.");
}

/* --- Packs ----------------------------------------------------------------------------------------------------------- */

struct key_bench {
	char *root, *packs, *file;
};

static struct key_bench key_made(bench *b)
{
	AUTO_PROBLEMS p = {0};
	struct key_bench k;
	k.root = mem_dup(b, "/tmp/carnet-key-XXXXXX");
	assert_non_null(mkdtemp(k.root));
	k.packs = path_join(b, k.root, "packs");
	const char *media = path_join(b, k.root, "CLE [1]"), *mounts = path_join(b, k.root, "mounts");
	assert_int_equal(mkdir(media, 0700), 0);
	k.file = path_join(b, media, "delegation.carnet-pack");
	OK(pack_build(b->d.l, "content/samples/pack-exemple", k.file, &p, &b->err));
	FILE *f = fopen(mounts, "w");
	fprintf(f, "/dev/sdb1 %s/CLE\\040[1] vfat rw 0 0\n", k.root);
	fclose(f);
	setenv("CARNET_MOUNTS", mounts, 1);
	return k;
}

static void key_done(bench *b, const struct key_bench *k)
{
	unsetenv("CARNET_MOUNTS");
	assert_int_equal(system(mem_printf(b, "rm -rf '%s'", k->root)), 0);
}

static void a_pack_found_on_a_key(void **state)
{
	bench *b = *state;
	struct key_bench k = key_made(b);
	char **files;
	size_t count;
	desk_pack_found(b, &files, &count);
	assert_int_equal(count, 1);
	assert_string_equal(files[0], k.file);
	pack_added added;
	pack_records_report r;
	library *before = b->d.l;
	add(b, &e_contact, "name", "Yann Modèle", NULL);
	OK(desk_pack_add(&b->d, b, k.packs, files[0], &added, &b->err));
	assert_ptr_not_equal(b->d.l, before);
	assert_true(added.nchanges > 0);
	assert_int_equal(added.noffers, 5);
	const char *keys[] = {"claire", "souffle", NULL};
	for (size_t i = 0; i < added.noffers; i++)
		assert_int_equal(added.offers[i].known, !strcmp(added.offers[i].key, "yann"));
	/* An association whose CPTS is left out stays without one. */
	OK(desk_pack_records(&b->d, k.packs, added.about->name, keys, &r, &b->err));
	assert_int_equal(r.added, 2);
	assert_int_equal(rows(b, &e_cpts), 0);
	assert_int_equal(rows(b, &e_association), 1);
	key_done(b, &k);
}

static void what_is_no_pack_is_not_added(void **state)
{
	bench *b = *state;
	struct key_bench k = key_made(b);
	pack_added added;
	library *before = b->d.l;
	assert_true(desk_pack_add(&b->d, b, k.packs, "content/fr/parts.yaml", &added, &b->err) < 0);
	assert_non_null(b->err.what);
	assert_ptr_equal(b->d.l, before);
	assert_string_equal(desk_packs(b, "/a/journal.carnet"), "/a/packs");
	key_done(b, &k);
}

/* A pack as carnet made it, of which somebody has changed a text since: what is wrong with it is said, and it is not kept. */
static void a_pack_with_a_problem_is_not_added(void **state)
{
	bench *b = *state;
	struct key_bench k = key_made(b);
	pack_added added;
	library *before = b->d.l;
	forge(k.file, "UPDATE file SET text = replace(text, 'name: exemple', 'name: ../x') WHERE path = 'pack.yaml'");
	forge_sum(k.file);
	assert_int_equal(desk_pack_add(&b->d, b, k.packs, k.file, &added, &b->err), ERR_INPUT);
	assert_string_equal(b->err.what, "This pack cannot be used as it is");
	assert_non_null(strstr(b->err.todo, "tell your delegation what is wrong: pack.yaml:"));
	assert_non_null(strstr(b->err.todo, "“../x” cannot name a page"));
	assert_ptr_equal(b->d.l, before);
	assert_false(file_exists(k.packs));
	key_done(b, &k);
}

/* The clock of a laptop may be late: a page verified after today is no reason to refuse what a delegation gives. */
static void a_late_clock_refuses_no_pack(void **state)
{
	bench *b = *state;
	struct key_bench k = key_made(b);
	pack_added added;
	forge(k.file, "UPDATE file SET text = replace(text, 'verified: 2026', 'verified: 2027')");
	forge_sum(k.file);
	if (desk_pack_add(&b->d, b, k.packs, k.file, &added, &b->err))
		fail_msg("%s: %s", b->err.what, b->err.todo);
	assert_true(file_exists(k.packs));
	key_done(b, &k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(each_answer_is_one_action), test_bench(an_answer_given_again), test_bench(what_is_refused_keeps_nothing), test_bench(welcomed_once),
		test_bench(steps_are_ticked_by_what_was_done), test_bench(a_pack_found_on_a_key), test_bench(what_is_no_pack_is_not_added),
		test_bench(a_pack_with_a_problem_is_not_added), test_bench(a_late_clock_refuses_no_pack),
	};
	i18n_start("en");
	return cmocka_run_group_tests_name("first", tests, NULL, NULL);
}
