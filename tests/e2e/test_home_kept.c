// SPDX-License-Identifier: EUPL-1.2
/* The home screen shown at once, from its copy, without the journal: after each kind of change it is either true or read again. */
#include "../support/pty.h"
#include <carnet/journal/journal.h>
#include <carnet/record/registry.h>
#include <dirent.h>
#include "home.h"
#include <stdio.h>

#define JOURNAL "data/carnet/journal.carnet"

/* Has the program that shows this screen opened the journal? */
static bool has_read(const struct pty *p)
{
	AUTO_CTX(tmp);
	const char *folder = mem_printf(tmp, "/proc/%d/fd", (int)pty_pid(p));
	DIR *d = opendir(folder);
	bool read = false;

	assert_non_null(d);
	for (const struct dirent *f; (f = readdir(d));) {
		char to[4096] = "";
		if (readlink(path_join(tmp, folder, f->d_name), to, sizeof to - 1) > 0 && strlen(to) > strlen(JOURNAL))
			read |= !strcmp(to + strlen(to) - strlen(JOURNAL), JOURNAL);
	}
	closedir(d);
	return read;
}

enum how { FROM_COPY, READ_AGAIN };

/* One start: the first frame has that text, and was shown so; then these keys. */
static void start(home *h, enum how how, const char *text, const char *keys)
{
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_expect(p, text);
	assert_int_equal(has_read(p), how == READ_AGAIN);
	pty_keys(p, keys);
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

/* A journal with something to say on each day, its copy of the day already made, left from the interface. */
static int kept_setup(void **state)
{
	int code = home_setup(state);
	home *h = *state;
	if (code)
		return code;
	RUN("add", "cpts", "name=CPTS du Val");
	RUN("add", "mandate", "cpts=1", "role=titulaire", "body=CA", "starts=2026-01-01");
	RUN("add", "meeting", "title=Conseil", "date=2026-11-25", "cpts=1", "start=18:30");
	RUN("add", "action", "title=Relancer", "due=2026-11-24");
	assert_int_equal(h->code, 0);
	assert_int_equal(dir_make("data/carnet/backups", 0700, NULL), 0);
	assert_int_equal(file_replace("data/carnet/backups/journal-2026-11-21.carnet", "x", 1, 0600, NULL), 0);
	start(h, READ_AGAIN, "mer. 25 nov. 18:30, dans 4 jours", "q");
	return 0;
}

static void nothing_changed(void **state)
{
	start(*state, FROM_COPY, "mer. 25 nov. 18:30, dans 4 jours", "q");
	start(*state, FROM_COPY, "24 nov.  Relancer", "q");
}

static void changed_by_a_command(void **state)
{
	home *h = *state;
	RUN("add", "action", "title=Écrire au président", "due=2026-11-22");
	start(h, FROM_COPY, "Écrire au président", "q");
	RUN("edit", "meeting", "1", "start=19:00");
	start(h, FROM_COPY, "mer. 25 nov. 19:00, dans 4 jours", "q");
	RUN("undo");
	start(h, FROM_COPY, "mer. 25 nov. 18:30, dans 4 jours", "q");
	RUN("add", "action", "title=Réserver la salle", "due=2026-11-23");
	setenv("CARNET_NOW", "2026-11-22T09:00:00Z", 1);
	start(h, FROM_COPY, "Réserver la salle", "q");
}

static void changed_in_the_interface(void **state)
{
	start(*state, FROM_COPY, "Relancer", "6y1q"); /* done */
	struct pty *p = pty_start(24, 80, NULL, ((home *)*state)->folder);
	pty_expect_not(p, "Relancer");
	assert_false(has_read(p));
	pty_free(p);
}

/* Another program knows nothing of the copy. */
static void changed_by_another_program(void **state)
{
	home *h = *state;
	journal *j;
	assert_int_equal(journal_open(h, &j, JOURNAL, JOURNAL_WRITE, NULL), 0);
	record *r = record_new(h, &e_action);
	record_set(r, "title", value_text(r, "Venu d’ailleurs"));
	record_set(r, "due", value_text(r, "2026-11-22"));
	record_set(r, "status", value_text(r, "à faire"));
	assert_int_equal(journal_save(j, r, NULL, NULL), 0);
	journal_close(j);
	start(h, READ_AGAIN, "Venu d’ailleurs", "q");
	start(h, FROM_COPY, "Venu d’ailleurs", "q");
}

/* While its copy is on the screen too. */
static void changed_under_the_copy(void **state)
{
	home *h = *state;
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	assert_false(has_read(p));
	RUN("add", "action", "title=Pendant ce temps", "due=2026-11-22");
	pty_wait_text(p, "Pendant ce temps");
	pty_free(p);
}

static void on_the_days_that_follow(void **state)
{
	static const struct {
		const char *now, *text;
		enum how how;
	} days[] = {
		{"2026-11-22T00:00:01Z", "mer. 25 nov. 18:30, dans 3 jours", FROM_COPY}, {"2026-11-22T09:00:00Z", "24 nov.  Relancer", FROM_COPY},
		{"2026-11-25T09:00:00Z", "mer. 25 nov. 18:30, aujourd’hui", FROM_COPY}, {"2026-11-25T23:59:59Z", "! en retard de 1 jour", FROM_COPY},
		{"2026-11-26T00:00:00Z", "! en retard de 2 jours", FROM_COPY}, {"2026-11-28T09:00:00Z", "! en retard de 4 jours", FROM_COPY},
		{"2026-11-20T09:00:00Z", "mer. 25 nov. 18:30, dans 5 jours", READ_AGAIN}, {"2026-12-09T09:00:00Z", "! en retard de 15 jours", READ_AGAIN},
	};
	for (size_t i = 0; i < LENGTH(days); i++) {
		setenv("CARNET_NOW", days[i].now, 1);
		start(*state, days[i].how, days[i].text, "q");
	}
}

/* Another CARNET_NOW for a program that runs, as long as the one it has. False where that may not be done. */
static bool set_clock(const struct pty *p, const char *now)
{
	AUTO_CTX(tmp);
	static const char name[] = "CARNET_NOW=";
	char *text;
	unsigned long start = 0;
	size_t len;
	const char *of = mem_printf(tmp, "/proc/%d", (int)pty_pid(p));

	assert_int_equal(file_read(tmp, &text, &len, path_join(tmp, of, "stat"), 65536, NULL), 0);
	const char *at = strrchr(text, ')'); /* the 2nd field; the environment begins where the 50th says */
	for (int i = 2; at && i < 50; i++)
		at = strchr(at + 1, ' ');
	assert_true(at && sscanf(at, "%lu", &start) == 1);
	assert_int_equal(file_read(tmp, &text, &len, path_join(tmp, of, "environ"), 1 << 20, NULL), 0);
	const char *found = memmem(text, len, name, strlen(name));
	int fd = open(path_join(tmp, of, "mem"), O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return false;
	assert_non_null(found);
	start += (unsigned long)(found - text) + strlen(name);
	bool done = pwrite(fd, now, strlen(now), (off_t)start) == (ssize_t)strlen(now);
	close(fd);
	return done;
}

/* The night passes over what is on the screen: its copy, then home itself. */
static void midnight_passes(void **state)
{
	struct pty *p = pty_start(24, 80, NULL, ((home *)*state)->folder);
	assert_false(has_read(p));
	if (!set_clock(p, "2026-11-22T09:00:00Z")) {
		pty_free(p);
		skip();
	}
	pty_resize(p, 24, 81);
	pty_expect(p, "dim. 22 nov. 2026");
	pty_expect(p, "mer. 25 nov. 18:30, dans 3 jours");
	assert_true(set_clock(p, "2026-11-25T09:00:00Z"));
	pty_keys(p, "\033[B");
	pty_expect(p, "mer. 25 nov. 18:30, aujourd’hui");
	pty_expect(p, "! en retard de 1 jour");
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

static void the_copy_of_the_day_ages(void **state)
{
	home *h = *state;
	start(h, FROM_COPY, "copie du jour\u00a0: aujourd’hui", "q");
	assert_int_equal(rename("data/carnet/backups/journal-2026-11-21.carnet", "data/carnet/backups/journal-2026-11-19.carnet"), 0);
	start(h, FROM_COPY, "copie du jour\u00a0: il y a 2 jours", "q");
}

/* Without the interface there is no copy to keep true. */
static void commands_alone_make_none(void **state)
{
	home *h = *state;
	assert_int_equal(unlink(JOURNAL "-home"), 0);
	RUN("add", "action", "title=Seul");
	assert_false(file_exists(JOURNAL "-home"));
	RUN("list", "action");
	assert_false(file_exists(JOURNAL "-home"));
}

#define kept(f) cmocka_unit_test_setup_teardown(f, kept_setup, home_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		kept(nothing_changed), kept(changed_by_a_command), kept(changed_in_the_interface), kept(changed_by_another_program), kept(changed_under_the_copy),
		kept(on_the_days_that_follow), kept(midnight_passes), kept(the_copy_of_the_day_ages), kept(commands_alone_make_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
