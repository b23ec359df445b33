// SPDX-License-Identifier: EUPL-1.2
/* Opening: what is created, what is refused and how, and that a refused file is left as it was. */
#include "support.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>

static void spoil(const char *path, const char *bytes, size_t len, long at)
{
	FILE *f = fopen(path, at < 0 ? "w" : "r+");
	assert_non_null(f);
	if (at > 0)
		fseek(f, at, SEEK_SET);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

static void sql(const char *path, const char *text)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static char *in(void **state, const char *name)
{
	return path_join(*state, *state, name);
}

static char *made(void **state)
{
	struct err err = {0};
	journal *j;
	char *path = in(state, "journal.carnet");
	OK(journal_open(NULL, &j, path, JOURNAL_WRITE, &err));
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Val d’Orge", NULL));
	journal_close(j);
	return path;
}

static void created_empty_and_private(void **state)
{
	struct err err = {0};
	struct stat st;
	journal *j;
	char *path = in(state, "new/folder/journal.carnet");
	OK(journal_open(NULL, &j, path, JOURNAL_WRITE, &err));
	assert_true(journal_empty(j));
	assert_true(journal_writable(j));
	assert_string_equal(journal_path(j), path);
	journal_close(j);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(in(state, "new/folder"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	OK(journal_open(NULL, &j, path, JOURNAL_READ, &err));
	assert_true(journal_empty(j));
	assert_false(journal_writable(j));
	journal_close(j);
}

static void in_memory(void **state)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, ":memory:", JOURNAL_WRITE, &err));
	assert_true(journal_empty(j));
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	assert_false(journal_empty(j));
}

static void a_path_is_no_uri(void **state)
{
	struct err err = {0};
	journal *j;
	assert_int_equal(chdir(*state), 0);
	OK(journal_open(*state, &j, "file:x?mode=memory", JOURNAL_WRITE, &err));
	assert_true(file_exists(in(state, "file:x?mode=memory")));
	assert_int_equal(chdir("/"), 0);
}

static void reading_needs_one(void **state)
{
	struct err err = {0};
	journal *j;
	FAILS(journal_open(*state, &j, in(state, "none.carnet"), JOURNAL_READ, &err), ERR_MISSING, "no journal");
	assert_null(j);
	assert_false(file_exists(in(state, "none.carnet")));
}

static void a_link_that_leads_nowhere(void **state)
{
	struct err err = {0};
	journal *j;
	assert_int_equal(symlink("/nowhere/at/all", in(state, "link")), 0);
	FAILS(journal_open(*state, &j, in(state, "link"), JOURNAL_WRITE, &err), ERR_DATA, "leads to a place");
}

static void a_link_is_followed(void **state)
{
	struct err err = {0};
	journal *j;
	assert_int_equal(symlink(made(state), in(state, "link")), 0);
	OK(journal_open(*state, &j, in(state, "link"), JOURNAL_WRITE, &err));
	assert_false(journal_empty(j));
}

/* Bad files. */

static void folder(const char *path)
{
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
}
static void fifo(const char *path)
{
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
}
static void empty(const char *path)
{
	assert_int_equal(truncate(path, 0), 0);
}
static void text(const char *path)
{
	spoil(path, "Chers collègues,\nvoici le compte rendu.\n", 40, -1);
}
static void other_database(const char *path)
{
	unlink(path);
	sql(path, "CREATE TABLE note(x); INSERT INTO note VALUES(1)");
}
static void newer(const char *path)
{
	sql(path, "PRAGMA user_version=9999");
}
static void truncated(const char *path)
{
	assert_int_equal(truncate(path, 9000), 0);
}
static void short_page(const char *path)
{
	assert_int_equal(truncate(path, 700), 0);
}
static void few_bytes(const char *path)
{
	assert_int_equal(truncate(path, 50), 0);
}
static void head_lost(const char *path)
{
	spoil(path, "\0\0\0\0\0\0\0\0", 8, 0);
}

struct bad {
	const char *name;
	void (*make)(const char *path);
	const char *words;
};
static const struct bad bads[] = {
	{"folder", folder, "is a folder"},
	{"fifo", fifo, "not an ordinary file"},
	{"0 byte", empty, "0 byte"},
	{"text", text, "not a carnet journal"},
	{"other database", other_database, "not a carnet journal"},
	{"newer", newer, "newer carnet"},
	{"truncated", truncated, "damaged"},
	{"within its first page", short_page, "damaged"},
	{"a few bytes", few_bytes, "damaged"},
	{"head lost", head_lost, "damaged"},
};

static void bad_files_are_refused_and_left(void **state)
{
	for (size_t i = 0; i < LENGTH(bads); i++) {
		struct err err = {0};
		journal *j;
		struct stat before, after;
		char *path = in(state, bads[i].name), *b = NULL, *a = NULL;
		size_t blen = 0, alen = 0;
		OK(journal_open(NULL, &j, path, JOURNAL_WRITE, &err));
		journal_close(j);
		bads[i].make(path);
		assert_int_equal(stat(path, &before), 0);
		if (S_ISREG(before.st_mode))
			OK(file_read(*state, &b, &blen, path, 1 << 24, &err));
		FAILS(journal_open(NULL, &j, path, JOURNAL_WRITE, &err), ERR_DATA, bads[i].words);
		FAILS(journal_open(NULL, &j, path, JOURNAL_READ, &err), ERR_DATA, bads[i].words);
		FAILS(journal_open(NULL, &j, path, JOURNAL_FIND, &err), ERR_DATA, bads[i].words);
		assert_null(j);
		assert_int_equal(stat(path, &after), 0);
		if (S_ISREG(before.st_mode))
			OK(file_read(*state, &a, &alen, path, 1 << 24, &err));
		assert_int_equal(alen, blen);
		assert_memory_equal(a ? a : "", b ? b : "", alen);
	}
}

/* What depends on rights is run as somebody without any. */
static void as_nobody(void **state, void (*what)(void **state))
{
	fflush(NULL);
	pid_t pid = fork();
	if (!pid) {
		if (geteuid() == 0 && setuid(65534))
			_exit(2);
		what(state);
		fflush(NULL);
		_exit(0);
	}
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}
#define MUST(x)                                                                                                                                      \
	do {                                                                                                                                         \
		if (!(x)) {                                                                                                                          \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #x);                                                                      \
			_exit(1);                                                                                                                    \
		}                                                                                                                                    \
	} while (0)

static void open_unreadable(void **state)
{
	AUTO_ERR err = {0};
	journal *j;
	MUST(journal_open(NULL, &j, in(state, "journal.carnet"), JOURNAL_WRITE, &err) == ERR_DATA && err.what && err.todo);
}
static void unreadable(void **state)
{
	chmod(made(state), 0000);
	chmod(*state, 0755);
	as_nobody(state, open_unreadable);
}

static void use_read_only(void **state)
{
	AUTO_ERR err = {0};
	AUTO_ERR no = {0};
	AUTO_CTX(tmp);
	journal *j;
	record *r;
	MUST(!journal_open(tmp, &j, in(state, "journal.carnet"), JOURNAL_WRITE, &err));
	MUST(!journal_writable(j));
	MUST(!journal_get(j, tmp, &r, &e_cpts, 1, &err));
	record_set(r, "name", value_text(tmp, "Autre"));
	MUST(journal_save(j, r, NULL, &no) == ERR_DATA && strstr(no.what, "not written") && no.todo);
}
static void read_only_file(void **state)
{
	chmod(made(state), 0444);
	chmod(*state, 0777);
	as_nobody(state, use_read_only);
}

static void open_older_read_only(void **state)
{
	AUTO_ERR err = {0};
	journal *j;
	MUST(journal_open(NULL, &j, in(state, "journal.carnet"), JOURNAL_READ, &err) == ERR_DATA && strstr(err.what, "from an older version"));
}
static void an_older_one_that_cannot_be_written(void **state)
{
	char *path = made(state);
	sql(path, "PRAGMA user_version=1");
	chmod(path, 0444);
	chmod(*state, 0777);
	as_nobody(state, open_older_read_only);
}

static void use_read_only_folder(void **state)
{
	AUTO_ERR err = {0};
	AUTO_ERR no = {0};
	AUTO_CTX(tmp);
	journal *j;
	record *r;
	MUST(!journal_open(tmp, &j, in(state, "journal.carnet"), JOURNAL_WRITE, &err));
	MUST(!journal_get(j, tmp, &r, &e_cpts, 1, &err));
	record_set(r, "name", value_text(tmp, "Autre"));
	MUST(journal_save(j, r, NULL, &no) == ERR_DATA && no.what && no.todo);
	MUST(!journal_get(j, tmp, &r, &e_cpts, 1, &err));
	MUST(!strcmp(record_text(r, "name"), "CPTS du Val d’Orge"));
}
static void read_only_folder(void **state)
{
	chmod(made(state), 0666);
	chmod(*state, 0555);
	as_nobody(state, use_read_only_folder);
	chmod(*state, 0700);
}

static void create_in_read_only_folder(void **state)
{
	AUTO_ERR err = {0};
	journal *j;
	MUST(journal_open(NULL, &j, in(state, "new.carnet"), JOURNAL_WRITE, &err) == ERR_DATA && err.what && err.todo);
}
static void no_journal_where_nothing_may_be_written(void **state)
{
	chmod(*state, 0555);
	as_nobody(state, create_in_read_only_folder);
	chmod(*state, 0700);
}

/* A file that may not grow stands for a full disk. */
static void write_with_no_room(void **state)
{
	AUTO_ERR err = {0};
	AUTO_ERR no = {0};
	AUTO_CTX(tmp);
	journal *j;
	record *r;
	struct stat st;
	MUST(!stat(in(state, "journal.carnet"), &st));
	MUST(!journal_open(tmp, &j, in(state, "journal.carnet"), JOURNAL_WRITE, &err));
	signal(SIGXFSZ, SIG_IGN);
	MUST(!setrlimit(RLIMIT_FSIZE, &(struct rlimit){(rlim_t)st.st_size, (rlim_t)st.st_size}));
	r = typed(j, tmp, &e_cpts, "name", "Grande", NULL);
	char *long_text = mem_alloc(tmp, 400000, "text");
	memset(long_text, 'a', 399999);
	record_set(r, "notes", value_text(tmp, long_text));
	MUST(journal_save(j, r, NULL, &no) == ERR_DATA && no.what && no.todo && r->id == 0);
	MUST(journal_count(j, query_new(tmp, &e_cpts), 10) == 1);
	MUST(!journal_get(j, tmp, &r, &e_cpts, 1, &err));
	record_set(r, "name", value_text(tmp, "Petite"));
	MUST(!journal_save(j, r, NULL, &err)); /* what fits is still kept */
}
static void full_disk(void **state)
{
	char *path = made(state);
	assert_int_equal(chown(path, geteuid() ? geteuid() : 65534, (gid_t)-1), 0);
	as_nobody(state, write_with_no_room);
}
static int own(void **state)
{
	int code = folder_setup(state);
	return code ? code : geteuid() ? 0 : chown(*state, 65534, 65534);
}

static void create_with_no_room(void **state)
{
	AUTO_ERR err = {0};
	journal *j;
	signal(SIGXFSZ, SIG_IGN);
	MUST(!setrlimit(RLIMIT_FSIZE, &(struct rlimit){8192, 8192}));
	MUST(journal_open(NULL, &j, in(state, "new.carnet"), JOURNAL_WRITE, &err) == ERR_DATA && err.what && err.todo);
	MUST(!file_exists(in(state, "new.carnet")));
}
static void no_half_made_journal(void **state)
{
	as_nobody(state, create_with_no_room);
}

static void write_ahead_log_is_left(void **state)
{
	struct err err = {0};
	journal *j;
	char *path = made(state);
	sql(path, "PRAGMA journal_mode=WAL");
	OK(journal_open(*state, &j, path, JOURNAL_WRITE, &err));
	kept(j, typed(j, j, &e_cpts, "name", "Autre", NULL));
	assert_false(file_exists(in(state, "journal.carnet-wal")));
	journal_close(j);
	char *bytes;
	size_t len;
	OK(file_read(*state, &bytes, &len, path, 1 << 24, &err));
	assert_int_equal(bytes[18], 1); /* the header says: rollback journal */
}

static void two_make_the_same(void **state)
{
	char *path = in(state, "journal.carnet");
	pid_t pids[4];
	for (size_t i = 0; i < LENGTH(pids); i++) {
		fflush(NULL);
		if (!(pids[i] = fork())) {
			AUTO_ERR err = {0};
			AUTO_CTX(tmp);
			journal *j;
			MUST(!journal_open(tmp, &j, path, JOURNAL_WRITE, &err));
			record *r = record_new(tmp, &e_cpts);
			record_set(r, "name", value_text(tmp, "CPTS"));
			MUST(!journal_save(j, r, NULL, &err));
			_exit(0);
		}
	}
	for (size_t i = 0; i < LENGTH(pids); i++) {
		int status;
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, path, JOURNAL_WRITE, &err));
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 10), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(created_empty_and_private),
		test_in_folder(in_memory),
		test_in_folder(a_path_is_no_uri),
		test_in_folder(reading_needs_one),
		test_in_folder(a_link_that_leads_nowhere),
		test_in_folder(a_link_is_followed),
		test_in_folder(bad_files_are_refused_and_left),
		test_in_folder(unreadable),
		test_in_folder(read_only_file),
		test_in_folder(an_older_one_that_cannot_be_written),
		test_in_folder(read_only_folder),
		test_in_folder(no_journal_where_nothing_may_be_written),
		cmocka_unit_test_setup_teardown(full_disk, own, folder_teardown),
		cmocka_unit_test_setup_teardown(no_half_made_journal, own, folder_teardown),
		test_in_folder(write_ahead_log_is_left),
		test_in_folder(two_make_the_same),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/open", tests, NULL, NULL);
}
