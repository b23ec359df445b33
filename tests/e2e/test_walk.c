// SPDX-License-Identifier: EUPL-1.2
/* The walk: every screen, prompt, dialog and form, by the keys that lead there, at the sizes people have. At each step: the cursor is on the
   focus; what is told by colour or reverse video is told by a sign too; no hint is missing; no text is cut. A new screen is one more row
   of the table, and a screen without its row fails the last test.

   A text is known to be cut by its last word: each word of the small window must be a word of the same screen in a window where
   everything fits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <glob.h>
#include "../support/pty.h"
#include "keys.h"

#define F1 "\033OP"
#define F3 "\033OR"

enum { WIDE_ROWS = 100, WIDE_COLS = 240, STEPS = 3 };

enum {
	CELLS = 1,   /* a table, or extracts: what a row cannot hold is shown whole by Enter */
	EMPTY = 2,   /* in a new journal, not the practice one */
	MATCHES = 4, /* the word that is typed shows wherever it is */
	OTHER = 8,   /* a wide window says it otherwise */
	BRIEF = 16,  /* below 80 columns an explanation may end with an ellipsis */
};
static const struct place {
	const char *screen; /* its name in struct screen_ops */
	const char *keys;   /* from home */
	unsigned flags;
	const char *focus;  /* what the cursor's line holds; NULL: the mark of the focus, before the cursor */
	const char *step;   /* pressed again and again, looked at each time; NULL: down */
	int steps;          /* 0: a few */
	const char *last;   /* the hint that comes last; NULL: F1 aide */
} places[] = {
	{"home", "", .steps = 8},
	{"home", "", EMPTY, .steps = 4},
	{"home", "t", .step = RIGHT, .steps = 7},
	{"home", UP UP, .step = RIGHT, .steps = 5},
	{"home", ESC, 0, NULL, "x", 1},
	{"guide", "2" LEFT, .steps = 12},
	{"guide", "2" ENTER, 0, "", PGDN, 4},
	{"guide", "2" ENTER TAB, .step = TAB},
	{"guide", "2g", 0, ""},
	{"guide", "2/", MATCHES | CELLS, "Chercher", "m"},
	{"guide", "2n", 0, "Ma note", "m"},
	{"dialog", "2e", .last = "F1 aide"},
	{"dialog", "2e" ENTER},
	{"search", F3, CELLS, .step = "e", .steps = 4},
	{"search", F3 "comite", .flags = CELLS, .steps = 12},
	{"search", F3 "zzzzqqqq"},
	{"help", F1, .steps = 20, .last = ": commandes"},
	{"list", "3", CELLS},
	{"list", "4", CELLS, .step = RIGHT},
	{"list", "5", CELLS, .step = RIGHT, .steps = 5},
	{"list", "6", CELLS, .step = RIGHT},
	{"list", "7", CELLS, .step = RIGHT, .steps = 5},
	{"list", "3", EMPTY, "."},
	{"list", "3 ", CELLS, .step = " "},
	{"detail", "3" ENTER, .steps = 24},
	{"detail", "7" ENTER, .steps = 24},
	{"form", "3a", .steps = 18},
	{"form", "4a", .steps = 14},
	{"form", "4" RIGHT "a", .steps = 8},
	{"form", "4" RIGHT RIGHT "a", .steps = 8},
	{"form", "5a", .steps = 18},
	{"sheet", "5" RIGHT "a", CELLS, .steps = 6},
	{"form", "5" RIGHT RIGHT "a", .steps = 16},
	{"form", "5" RIGHT RIGHT RIGHT "a", .steps = 12},
	{"form", "5" RIGHT RIGHT RIGHT RIGHT "a", .steps = 8},
	{"form", "6a", .steps = 12},
	{"form", "6" RIGHT "a", .steps = 10},
	{"form", "7a", .steps = 14},
	{"form", "7" RIGHT "a", BRIEF, .steps = 12},
	{"form", "7" RIGHT RIGHT "a", .steps = 10},
	{"choose", "7" RIGHT RIGHT RIGHT "a", BRIEF | CELLS},
	{"choose", "7" RIGHT RIGHT RIGHT RIGHT "a", BRIEF | CELLS},
	{"choose", "7" ENTER "v", BRIEF},
	{"level", "7" DOWN ENTER "w", .steps = 24},
	{"level", "7" ENTER "w", .steps = 6},
	{"choose", "7" DOWN ENTER "wx", BRIEF},
	{"paper", "7" DOWN ENTER "wp", BRIEF, "", PGDN, 4},
	{"scores", "7" DOWN ENTER "v" ENTER, .steps = 16},
	{"scores", "7" DOWN ENTER "v" ENTER, .step = "3" DOWN},
	{"evidence", "7" DOWN ENTER "v" ENTER ENTER, CELLS, "│", "e"},
	{"answers", "7" ENTER "n" ENTER, BRIEF, "", ENTER, 6},
	{"answers", "7" ENTER "n" DOWN ENTER ENTER ENTER ENTER, BRIEF, .step = "1"},
	{"lookback", "8", .steps = 16},
	{"detail", ":profil" ENTER, OTHER, .steps = 10},
	{"form", ":profil" ENTER "e", BRIEF, .steps = 14},
	{"form", "4a" F2, .steps = 4},
	{"form", "6aRelancer" TAB "31/02" F2},
	{"dialog", "6aRelancer" ESC "a"},
	{"dialog", "3x", CELLS},
	{"dialog", "3" ENTER "x", CELLS},
	{"dialog", "p", CELLS},
	{"form", "3n", .steps = 18},
	{"choose", "5a" TAB ENTER},
	{"choose", "7" ENTER "a", BRIEF},
	{"choose", "3" ENTER "l", BRIEF},
	{"prompt", "6féch" ENTER ENTER, CELLS, "│", "1"},
	{"detail", "3" ENTER "a", 0, NULL, "m"},
	{"detail", "3" ENTER DOWN DOWN DOWN DOWN RIGHT, OTHER, .steps = 12},
	{"ticks", "3" ENTER "a\033[200~1. Budget\n2. Bilan\n\033[201~", .steps = 3},
	{"choose", "3" ENTER DOWN DOWN DOWN DOWN "h", CELLS},
	{"receipts", "5g", .steps = 6},
	{"receipts", "5g" F2, .steps = 2},
	{"calendar", "5g" F4},
	{"prompt", "5g" ENTER "taxi" ENTER "25" F2 ESC HOME ENTER "s" ENTER, CELLS, "│", "1"},
	{"sheet", "5v", 0, "."},
	{"sheet", "5" RIGHT ENTER, CELLS, .steps = 12},
	{"sheet", "5n", CELLS, .steps = 6},
	{"sheet", "5n" F2 "t", CELLS},
	{"sheet", "5n" F2 "t" F2 ENTER "p", CELLS, .steps = 5},
	{"sheet", "5n" F2 "xn", CELLS, .steps = 4},
	{"paper", "5n" F2 "xnl", 0, "", PGDN, 3},
	{"dialog", "5n" F2 "x", CELLS},
	{"dialog", "5n" F2 "s", CELLS},
	{"sheet", "5m", 0, ""},
	{"paper", "5c", CELLS | OTHER, "", PGDN, 4},
	{"sheet", "3ahier" TAB "Commission" F2 "5m", CELLS},
	{"form", "3ahier" TAB "Commission" F2 ENTER "f", .steps = 4},
	{"detail", "4" ENTER, .steps = 12},
	{"choose", "1a", BRIEF, .steps = 12},
	{"choose", ":", BRIEF | CELLS, .steps = 40},
	{"welcome", ":commencer quatre" ENTER, EMPTY},
	{"prompt", ":commencer quatre" ENTER ENTER, EMPTY, "│", "m"},
	{"sheet", ":rgpd" ENTER, 0, ""},
	{"settings", ":reglages" ENTER},
	{"choose", ":reglages" ENTER ENTER, BRIEF},
	{"choose", "3s", CELLS},
	{"choose", "3f", CELLS, .steps = 12},
	{"calendar", "3a" F4, .step = RIGHT},
	{"editor", "6a" TAB TAB TAB TAB ENTER, 0, "", "m"},
	{"prompt", "3i", CELLS, "│", "m"},
	{"decode", "2" LEFT END ENTER DOWN DOWN ENTER ENTER, 0, "", "m"},
	{"import", "7" RIGHT RIGHT "i~/contacts.csv" ENTER, .steps = 6},
	{"import", "3i~/invitation.ics" ENTER, .steps = 4},
	{"minutes", "3" ENTER "c", CELLS, "", .steps = 7},
	{"minutes", "3" ENTER "c" PGDN, CELLS, "", .steps = 8},
	{"month", "g", CELLS, .step = RIGHT},
	{"month", "6g", CELLS, .step = PGDN},
	{"closing", "3" DOWN ENTER "z", CELLS, .step = UP},
	{"history", "h", .focus = "Rien"},
	{"history", "6d1h"},
};

static const struct size {
	int rows, cols;
} sizes[] = {{24, 80}, {20, 60}, {40, 120}};

/* One step of the walk, in the window looked at and in one where everything fits. */
struct step {
	const struct place *place;
	struct size size;
	struct pty *small, *large;
	int faults;
};

static void fault(struct step *s, const char *what, const char *which)
{
	fprintf(stderr, "%s after %s at %dx%d: %s «%s»\n%s\n", s->place->screen, s->place->keys, s->size.cols, s->size.rows, what, which,
	        pty_screen(s->small));
	s->faults++;
}

/* --- The cursor and the marks ------------------------------------------------------------------------------------------ */

/* Cells before that byte. */
static int cells_before(const char *line, const char *at)
{
	int n = 0;
	for (; line < at; line++)
		n += (*line & 0xc0) != 0x80;
	return n;
}

static void cursor_on_focus(struct step *s)
{
	int y, x;
	pty_cursor(s->small, &y, &x);
	const char *line = pty_line(s->small, y), *mark = strchr(line, '>');
	if (s->place->focus ? !strstr(line, s->place->focus) : !mark || cells_before(line, mark) > x)
		fault(s, "the cursor is not on the focus, its line is", line);
}

struct told {
	bool reverse, alarming;
};

static struct told told_by(struct step *s, int y)
{
	struct told t = {0};
	for (int x = 0; x < s->size.cols; x++) {
		struct look l = pty_look(s->small, y, x);
		t.reverse |= l.reverse;
		t.alarming |= l.alarming;
	}
	return t;
}

/* A reversed line has the mark of the focus, one in an alarming colour a sign; or it goes on from one that has. */
static void said_without_attributes(struct step *s)
{
	struct told above = {0};
	for (int y = 0; y < s->size.rows; y++) {
		const char *line = pty_line(s->small, y);
		struct told t = told_by(s, y);
		if (t.reverse && !above.reverse && !strchr(line, '>') && !(s->place->flags & MATCHES))
			fault(s, "only reverse video tells of", line);
		if (t.alarming && !above.alarming && !strchr(line, '!'))
			fault(s, "only a colour tells of", line);
		/* the first line of what is scrolled may go on from one that is out of sight */
		above = strncmp(line, "──", strlen("──")) == 0 ? (struct told){true, true} : t;
	}
}

/* --- Nothing missing, nothing cut -------------------------------------------------------------------------------------- */

static void hints_are_whole(struct step *s)
{
	const char *last = s->place->last ? s->place->last : "F1 aide", *bar = "";
	for (int y = s->size.rows - 1; !*bar && y > 0; y--)
		bar = pty_line(s->small, y);
	const char *at = strstr(bar, last);
	if (!at || strlen(at) != strlen(last))
		fault(s, "the hints do not end with", last);
}

/* What is of that window only: "↓ 4 lines further down", a link that stands on the first row, and a row with a door, which holds what it can and
   leads to the whole. */
static bool is_of_the_window(const char *line)
{
	const char *number = strchr(line, '[');
	return (number && number[1] >= '0' && number[1] <= '9') || strstr(line, "plus bas") || strstr(line, "au-dessus") || strstr(line, "↓ suite") ||
	       strstr(line, "Entrée lire  1-9 lien");
}

/* A line as words between spaces, without frames nor marks. */
static char *words_of(const void *parent, const char *line)
{
	static const char *const signs[] = {"─", "│", "┌", "┐", "└", "┘", "├", "┤", "↓", "↑", ">", "-", ".", NB, " … "};
	char *words = mem_printf(parent, " %s ", line);
	for (size_t i = 0; i < LENGTH(signs); i++)
		for (char *at = words; (at = strstr(at, signs[i]));)
			memset(at, ' ', strlen(signs[i]));
	return words;
}

static const char *all_words(struct pty *p, int rows)
{
	strbuf *all = sb_new(p);
	for (int y = 0; y < rows; y++)
		sb_add(all, words_of(all, pty_line(p, y)));
	return all->s;
}

static bool ends_with_ellipsis(const char *word)
{
	static const char end[] = "… ";
	size_t len = strlen(word);
	return len > sizeof end && strcmp(word + len - (sizeof end - 1), end) == 0;
}

static void line_is_whole(struct step *s, const char *line, const char *all)
{
	for (const char *w = words_of(s->small, line); *(w += strspn(w, " ")); w += strcspn(w, " ")) {
		const char *word = mem_printf(s->small, " %.*s ", (int)strcspn(w, " "), w);
		if (!strstr(all, word) && !(s->place->flags & BRIEF && s->size.cols < 80 && ends_with_ellipsis(word)))
			fault(s, "a text is cut at", word);
	}
}

static void texts_are_whole(struct step *s)
{
	const char *all = all_words(s->large, WIDE_ROWS);
	for (int y = 0; y < s->size.rows; y++)
		if (!is_of_the_window(pty_line(s->small, y)))
			line_is_whole(s, pty_line(s->small, y), all);
}

/* --- The walk ---------------------------------------------------------------------------------------------------------- */

static void look(struct step *s)
{
	if (strcmp(pty_where(s->small), s->place->screen) != 0)
		fault(s, "this is another screen:", pty_where(s->small));
	cursor_on_focus(s);
	said_without_attributes(s);
	hints_are_whole(s);
	if (!(s->place->flags & (CELLS | OTHER)))
		texts_are_whole(s);
}

static struct pty *arrive(const struct place *place, int rows, int cols)
{
	struct pty *p = pty_start(rows, cols, place->flags & EMPTY ? NULL : PTY_ARGS("--demo"), NULL);
	FILE *f = fopen(mem_printf(p, "%s/contacts.csv", pty_home(p)), "w");
	assert_non_null(f);
	fputs("Nom;Fonction\nClaire;coordinatrice\n", f);
	fclose(f);
	f = fopen(mem_printf(p, "%s/invitation.ics", pty_home(p)), "w");
	assert_non_null(f);
	fputs("BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:i\nDTSTART:20261216T183000\nSUMMARY:Bureau\nDESCRIPTION:1. Budget\\n2. Bilan\nEND:VEVENT\n"
	      "END:VCALENDAR\n", f);
	fclose(f);
	pty_keys(p, place->keys);
	return p;
}

static void walk(void **state)
{
	const struct place *place = *state;
	struct pty *large = arrive(place, WIDE_ROWS, WIDE_COLS);
	struct step steps[LENGTH(sizes)];
	int count = place->steps ? place->steps : STEPS, faults = 0;
	for (size_t i = 0; i < LENGTH(sizes); i++)
		steps[i] = (struct step){place, sizes[i], arrive(place, sizes[i].rows, sizes[i].cols), large, 0};
	for (int n = 0; n <= count; n++) {
		for (size_t i = 0; i < LENGTH(sizes); i++) {
			if (n)
				pty_keys(steps[i].small, place->step ? place->step : DOWN);
		}
		if (n)
			pty_keys(large, place->step ? place->step : DOWN);
		for (size_t i = 0; i < LENGTH(sizes); i++)
			look(&steps[i]);
	}
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		faults += steps[i].faults;
		pty_free(steps[i].small);
	}
	pty_free(large);
	assert_int_equal(faults, 0);
}

/* --- Nothing left out -------------------------------------------------------------------------------------------------- */

static void expect_row(const char *source, char *name)
{
	name[strcspn(name, "\"")] = '\0';
	for (size_t i = 0; i < LENGTH(places); i++)
		if (strcmp(places[i].screen, name) == 0)
			return;
	fail_msg("%s: the screen «%s» has no row in the table of tests/e2e/test_walk.c", source, name);
}

static void every_screen_has_a_row(void **state)
{
	static const char member[] = ".name = \"";
	glob_t found;
	char line[512];
	(void)state;
	assert_int_equal(glob("src/tui/screens/*.c", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		FILE *f = fopen(found.gl_pathv[i], "r");
		assert_non_null(f);
		while (fgets(line, sizeof line, f)) {
			char *at = strstr(line, member);
			if (at)
				expect_row(found.gl_pathv[i], at + sizeof member - 1);
		}
		fclose(f);
	}
	globfree(&found);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(places) + 1] = {cmocka_unit_test(every_screen_has_a_row)};
	for (size_t i = 0; i < LENGTH(places); i++)
		tests[i + 1] = (struct CMUnitTest){places[i].screen, walk, NULL, NULL, (void *)(uintptr_t)&places[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
