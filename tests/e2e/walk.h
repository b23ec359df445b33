// SPDX-License-Identifier: EUPL-1.2
/* The places of places.h at the sizes people have: going there, and what must hold of each in every theme. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "../../src/tui/theme.h"
#include "../support/pty.h"
#include "places.h"

enum { A_FEW = 3 };

static const struct size {
	int rows, cols;
} sizes[] = {{24, 80}, {20, 60}, {40, 120}};

/* A program on its way through a place. */
struct view {
	const struct place *place;
	struct size size;
	struct pty *p;
	int faults;
	int first_row; /* the highest that the focus was on; 0 before it is looked at */
};

static inline void fault(struct view *v, const char *what, const char *which)
{
	fprintf(stderr, "%s after %s at %dx%d: %s «%s»\n%s\n", v->place->screen, v->place->keys, v->size.cols, v->size.rows, what, which, pty_screen(v->p));
	v->faults++;
}

static inline void write_at_home(struct pty *p, const char *name, const char *text)
{
	FILE *f = fopen(mem_printf(p, "%s/%s", pty_home(p), name), "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static inline struct view arrive(const struct place *place, struct size size)
{
	AUTO_CTX(tmp);
	char *home = NULL;
	if (place->with) {
		home = pty_new_home(tmp);
		pty_settle(home);
		place->with(home);
	}
	setenv("CARNET_MOUNTS", home ? mem_printf(tmp, "%s/mounts", home) : "/dev/null", 1);
	struct pty *p = pty_start(size.rows, size.cols, home || place->flags & EMPTY ? NULL : PTY_ARGS("--demo"), home);
	write_at_home(p, "contacts.csv", "Nom;Fonction\nClaire;coordinatrice\n");
	write_at_home(p, "invitation.ics",
	              "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:i\nDTSTART:20261216T183000\nSUMMARY:Bureau\nDESCRIPTION:1. Budget\\n2. Bilan\nEND:VEVENT\n"
	              "END:VCALENDAR\n");
	pty_keys(p, place->keys);
	return (struct view){place, size, p, 0, 0};
}

static inline int steps_of(const struct place *place)
{
	return place->steps ? place->steps : A_FEW;
}

static inline void go_on(struct view *v)
{
	pty_keys(v->p, v->place->step ? v->place->step : DOWN);
}

static inline void expect_its_file(struct view *v)
{
	if (v->place->file)
		pty_expect_screen(v->p, mem_printf(v->p, "%s-%dx%d", v->place->file, v->size.cols, v->size.rows));
}

/* --- The cursor and the marks ------------------------------------------------------------------------------------------ */

/* Cells before that byte. */
static inline int cells_before(const char *line, const char *at)
{
	int n = 0;
	for (; line < at; line++)
		n += (*line & 0xc0) != 0x80;
	return n;
}

/* One thing of the window is in focus, and nothing else has its mark: neither what an overlay covers nor what stands beside a bar. */
static inline void one_mark(struct view *v)
{
	const char *first = NULL;
	for (int y = 0; y < v->size.rows; y++)
		for (const char *line = pty_line(v->p, y), *at = line; (at = strchr(at, '>')); at++) {
			if (first)
				fault(v, "the mark of the focus is seen again at", line);
			first = line;
		}
}

static inline void cursor_on_focus(struct view *v)
{
	one_mark(v);
	int y, x;
	pty_cursor(v->p, &y, &x);
	const char *line = pty_line(v->p, y), *mark = strchr(line, '>');
	if (v->place->focus ? !strstr(line, v->place->focus) : !mark || cells_before(line, mark) > x)
		fault(v, "the cursor is not on the focus, its line is", line);
}

struct told {
	bool lit, alarming, typed; /* typed: a field in focus */
};

static inline bool is_in(struct look l, const struct style *s)
{
	return l.text == s->text && l.ground == s->ground && l.underline == s->underline && l.reverse == s->reverse;
}

static inline struct told told_by(struct view *v, int y, int x, enum scheme scheme)
{
	struct told t = {0};
	for (; x < v->size.cols; x++) {
		struct look l = pty_look(v->p, y, x);
		t.lit |= is_in(l, theme_style(scheme, ROLE_FOCUS));
		t.typed |= is_in(l, theme_style(scheme, ROLE_INPUT_ON));
		t.alarming |= scheme == SCHEME_TERMINAL && is_in(l, theme_style(scheme, ROLE_WARN)); /* elsewhere headings look like it */
	}
	return t;
}

/* The mark of the focus has its look, and so has what it marks, but where the person types. */
static inline void mark_is_lit(struct view *v, int y, enum scheme scheme)
{
	const char *line = pty_line(v->p, y), *mark = strchr(line, '>');
	if (!mark)
		return;
	int x = cells_before(line, mark);
	struct told after = told_by(v, y, x + 1, scheme);
	if (!is_in(pty_look(v->p, y, x), theme_style(scheme, ROLE_FOCUS)) || (!after.lit && !after.typed && !v->place->focus))
		fault(v, "the mark alone tells of the focus at", line);
}

/* With colours and attributes away, a lit line has the mark of the focus, one in an alarming colour a sign; or it goes on from one that has. */
static inline void said_without_attributes(struct view *v, enum scheme scheme)
{
	struct told above = {0};
	for (int y = 0; y < v->size.rows; y++) {
		const char *line = pty_line(v->p, y);
		struct told t = told_by(v, y, 0, scheme);
		if (t.lit && !above.lit && !strpbrk(line, ">=") && !strstr(line, "›"))
			fault(v, "only its look tells of", line);
		if (t.alarming && !above.alarming && !strchr(line, '!'))
			fault(v, "only a colour tells of", line);
		mark_is_lit(v, y, scheme);
		/* the first line of what is scrolled may go on from one that is out of sight */
		above = strncmp(line, "──", strlen("──")) == 0 ? (struct told){true, true} : t;
	}
}
