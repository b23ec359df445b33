// SPDX-License-Identifier: EUPL-1.2
/* One process, one terminal: this module is the program's only view of it, hence its file-scope state. */
#include "terminal.h"
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <curses.h>
#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>
#include "cells.h"
#include "decoder.h"
#include "draw.h"
#include "signals.h"

_Static_assert(CELL_CHARS <= CCHARW_MAX, "a cell fits in one of curses");
enum { ESC_MS = 25, READ_MAX = 64 * 1024, MOVED_LEAST = 4 };

/* What was drawn on one row, as a list of strokes. A row drawn exactly as in the frame before is not given to curses again: a screen
   may draw itself whole at each key and only what differs costs anything. */
struct stroke {
	int x;
	enum role role;
	size_t len;          /* bytes that follow */
};
struct row {
	strbuf *now, *was;
	struct cell *shown;  /* what curses has */
};

static struct {
	SCREEN *screen;
	struct surface surface;
	struct row *rows;
	struct cell *cells;  /* of the row being given to curses */
	cchar_t *given;      /* the same, as curses has them */
	void *ctx;           /* rows and decoder */
	struct decoder *decoder;
	enum scheme scheme;
	attr_t attrs[ROLES];
	short pairs[ROLES];
	bool mouse, mouse_known, frames;
	unsigned long frame;
	size_t taken;        /* bytes of input, before this start */
} term;

/* --- Start and stop -------------------------------------------------------------------------------------------------- */

/* Private modes go straight out: curses does not know them. A terminal that has gone is found out by the next read. */
static void send(const char *bytes)
{
	size_t len = strlen(bytes);
	while (len) {
		ssize_t n = write(STDOUT_FILENO, bytes, len);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
}

#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static void enter_modes(void)
{
	send(PASTE_ON);
	if (term.mouse && term.mouse_known)
		send(MOUSE_ON);
}

static void leave_modes(void)
{
	if (term.mouse && term.mouse_known)
		send(MOUSE_OFF);
	send(PASTE_OFF);
}

static void paint(struct surface *s, int y, int x, enum role role, const char *text, size_t len)
{
	(void)s;
	struct stroke stroke = {.x = x, .role = role, .len = len};
	sb_addn(term.rows[y].now, (const char *)&stroke, sizeof stroke);
	sb_addn(term.rows[y].now, text, len);
}

static struct cell *new_cells(void)
{
	return NEW_ARRAY(term.rows, struct cell, (size_t)term.surface.cols);
}

/* Rows for the surface's size; nothing is known of what the terminal shows. */
static void make_rows(void)
{
	TALLOC_FREE(term.rows);
	term.rows = NEW_ARRAY(term.ctx, struct row, (size_t)term.surface.rows);
	for (int y = 0; y < term.surface.rows; y++)
		term.rows[y] = (struct row){.now = sb_new(term.rows), .was = sb_new(term.rows), .shown = new_cells()};
	term.cells = new_cells();
	term.given = NEW_ARRAY(term.rows, cchar_t, (size_t)term.surface.cols);
}

void term_set_scheme(enum scheme scheme)
{
	short pair = 0;
	term.scheme = scheme;
	for (enum role r = 0; r < ROLES; r++) {
		struct style s = *theme_style(scheme, r);
		term.pairs[r] = 0;
		if (s.text != COLOUR_OWN || s.ground != COLOUR_OWN) {
			short text = (short)theme_colour(s.text, COLORS);
			s.bold |= text != s.text; /* many terminals brighten what is bold */
			init_pair(++pair, text, (short)theme_colour(s.ground, COLORS));
			term.pairs[r] = pair;
		}
		term.attrs[r] = (s.bold ? A_BOLD : 0) | (s.underline ? A_UNDERLINE : 0) | (s.reverse ? A_REVERSE : 0) | (s.dim ? A_DIM : 0);
	}
	/* What is blank has the ground of text; where curses clears it asks its standard window. */
	bkgdset(' ' | COLOR_PAIR(term.pairs[ROLE_TEXT]));
	wbkgdset(newscr, ' ' | COLOR_PAIR(term.pairs[ROLE_TEXT]));
	if (term.rows)
		term_repaint();
}

enum scheme term_scheme(void)
{
	return term.scheme;
}

static int poor_terminal(struct err *e, const char *name)
{
	return err_setf(e, ERR_INPUT, _("The terminal “%s” cannot draw a screen|open carnet in an ordinary terminal window, or use its commands: carnet --help"), name);
}

int term_start(bool colours, struct err *e)
{
	const char *name = getenv("TERM");
	if (!name || !*name || strcmp(name, "dumb") == 0)
		return poor_terminal(e, name ? name : "");
	signals_catch();
	term.screen = newterm(NULL, stdout, stdin);
	typeahead(-1); /* a frame once begun is finished: nothing looks for keys inside it */
	if (!term.screen || !cursor_address) {
		term_stop();
		return poor_terminal(e, name);
	}
	die_hook = term_stop;
	/* Until it has been left once, curses sends what it has at each move of the cursor: a frame would be thirty writes, not one. */
	endwin();
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	bool coloured = colours && has_colors() && start_color() == OK && use_default_colors() == OK;
	term.ctx = talloc_new(NULL);
	term.decoder = decoder_new(term.ctx);
	term.frames = getenv("CARNET_FRAME") != NULL;
	term.mouse = true;
	term.mouse_known = key_mouse != NULL;
	term.surface = (struct surface){.rows = LINES, .cols = COLS, .paint = paint};
	draw_onto(&term.surface);
	if (!term_resize())
		make_rows();
	term_set_scheme(theme_scheme(coloured));
	enter_modes();
	return 0;
}

void term_stop(void)
{
	if (term.screen) {
		leave_modes();
		endwin(); /* also before the first frame, when curses holds itself to have ended: the keys are raw already */
		delscreen(term.screen);
		draw_onto(NULL);
	}
	signals_release();
	if (term.ctx)
		term.taken += decoder_taken(term.decoder);
	TALLOC_FREE(term.ctx);
	term.screen = NULL;
	term.rows = NULL;
	die_hook = NULL;
}

void term_mouse(bool on)
{
	if (on == term.mouse)
		return;
	term.mouse = on;
	if (term.mouse_known)
		send(on ? MOUSE_ON : MOUSE_OFF);
}

/* --- Frames ---------------------------------------------------------------------------------------------------------- */

bool term_resize(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	if (term.rows && size.ws_row == term.surface.rows && size.ws_col == term.surface.cols)
		return false;
	bool smaller = size.ws_row * size.ws_col < term.surface.rows * term.surface.cols;
	resize_term(size.ws_row, size.ws_col);
	term.surface.rows = size.ws_row;
	term.surface.cols = size.ws_col;
	make_rows();
	if (smaller)
		malloc_trim(0); /* curses holds each row apart: what a large window took lies between what stays, and would never go back */
	term_repaint();
	return true;
}

void term_repaint(void)
{
	for (int y = 0; y < term.surface.rows; y++) {
		sb_clear(term.rows[y].was);
		cells_clear(term.rows[y].shown, term.surface.cols);
	}
	werase(newscr);
	clearok(curscr, TRUE);
}

void term_begin(void)
{
	for (int y = 0; y < term.surface.rows; y++)
		sb_clear(term.rows[y].now);
	term.surface.cursor_set = false;
	term.surface.selected = 0;
}

/* Strokes as cells, of which curses is given those that differ from what it has. */
static void give_row(int y, const strbuf *strokes)
{
	struct cell *shown = term.rows[y].shown;
	int cols = term.surface.cols, from, to, count = 0;
	cells_clear(term.cells, cols);
	for (size_t at = 0; at < strokes->len;) {
		struct stroke s;
		memcpy(&s, strokes->s + at, sizeof s);
		at += sizeof s;
		cells_put(term.cells, cols, s.x, s.role, strokes->s + at, s.len);
		at += s.len;
	}
	if (!cells_differ(term.cells, shown, cols, &from, &to))
		return;
	for (int x = from; x < to; x++) {
		const struct cell *c = &term.cells[x];
		shown[x] = *c;
		if (!c->chars[0])
			continue;
		cchar_t *given = &term.given[count++];
		*given = (cchar_t){.attr = term.attrs[c->role] | COLOR_PAIR(term.pairs[c->role]), .ext_color = term.pairs[c->role]};
		memcpy(given->chars, c->chars, sizeof c->chars);
	}
	mvwadd_wchnstr(newscr, y, from, term.given, count);
}

static bool same_strokes(const strbuf *a, const strbuf *b)
{
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

static bool same_row(const struct row *r)
{
	return same_strokes(r->now, r->was);
}

/* How many rows from y on show what was a row lower (by 1) or higher (by -1). */
static int moved_rows(int y, int by)
{
	int n = 0;
	while (y + n < term.surface.rows && y + n + by >= 0 && y + n + by < term.surface.rows &&
	       term.rows[y + n].now->len && same_strokes(term.rows[y + n].now, term.rows[y + n + by].was))
		n++;
	return n;
}

/* The rows from top to bottom are moved, in what we know of the screen as in that of curses: those that only moved are not given again. */
static void move_rows(int top, int bottom, int by)
{
	int from = by > 0 ? top : bottom, to = by > 0 ? bottom : top;
	struct row left = term.rows[from];
	for (int y = from; y != to; y += by) {
		term.rows[y].was = term.rows[y + by].was;
		term.rows[y].shown = term.rows[y + by].shown;
	}
	term.rows[to].was = left.was;
	term.rows[to].shown = left.shown;
	sb_clear(left.was);
	cells_clear(left.shown, term.surface.cols);
	scrollok(newscr, TRUE);
	wsetscrreg(newscr, top, bottom);
	wscrl(newscr, by);
	wsetscrreg(newscr, 0, term.surface.rows - 1);
	scrollok(newscr, FALSE);
}

/* A list that scrolled by one line, under whatever stands above it. */
static void find_moved(void)
{
	static const int ways[] = {1, -1};
	for (int y = 0; y < term.surface.rows; y++) {
		for (size_t i = 0; i < LENGTH(ways) && !same_row(&term.rows[y]); i++) {
			int by = ways[i], n = moved_rows(y, by);
			if (n < MOVED_LEAST)
				continue;
			move_rows(by > 0 ? y : y - 1, by > 0 ? y + n : y + n - 1, by);
			return;
		}
	}
}

void term_flush(const char *screen)
{
	find_moved();
	for (int y = 0; y < term.surface.rows; y++) {
		struct row *r = &term.rows[y];
		if (same_row(r))
			continue;
		give_row(y, r->now);
		strbuf *was = r->was;
		r->was = r->now;
		r->now = was;
	}
	wmove(newscr, term.surface.cursor_y, term.surface.cursor_x);
	doupdate();
	if (!term.frames)
		return;
	char mark[128];
	snprintf(mark, sizeof mark, "\033]7778;%zu;%d;%d;%s\a\033]7777;%lu\a", term.taken + decoder_taken(term.decoder), term.surface.rows, term.surface.cols, screen, ++term.frame);
	send(mark);
}

/* --- Keys and events ------------------------------------------------------------------------------------------------- */

/* A stop asked from outside: the terminal is given back while we sleep. SIGSTOP, since the kernel drops a SIGTSTP that nobody's shell
   would see, and whoever asked can also ask to go on. */
static void stop_here(void)
{
	got_stop = 0;
	leave_modes();
	endwin();
	raise(SIGSTOP);
	reset_prog_mode();
	enter_modes();
	term_resize();
	term_repaint();
}

static int flagged(void)
{
	if (got_end)
		return K_GONE;
	if (got_stop) {
		stop_here();
		return K_REDRAW;
	}
	if (got_resize) {
		got_resize = 0;
		return K_RESIZE;
	}
	return K_NONE;
}

static int read_terminal(void)
{
	char bytes[READ_MAX];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
	if (n > 0)
		decoder_feed(term.decoder, bytes, (size_t)n);
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN)) ? K_NONE : K_GONE;
}

/* Waits once. Returns what happened as a key's code, K_NONE when there are new bytes or a signal to look at. */
static int wait_once(int watch, int wait_ms, bool *idle)
{
	fd_set fds;
	FD_ZERO(&fds);
	FD_SET(STDIN_FILENO, &fds);
	if (watch >= 0)
		FD_SET(watch, &fds);
	bool pending = decoder_pending(term.decoder);
	int ms = pending ? ESC_MS : wait_ms;
	struct timespec limit = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
	int n = pselect((watch > 0 ? watch : 0) + 1, &fds, NULL, NULL, ms >= 0 ? &limit : NULL, signals_outside());
	*idle = n == 0 && pending;
	if (n < 0)
		return errno == EINTR ? K_NONE : K_GONE;
	if (n == 0)
		return pending ? K_NONE : K_DEADLINE;
	signals_let_in();
	/* A change first: the key after it acts on what is true now. */
	return watch >= 0 && FD_ISSET(watch, &fds) ? K_CHANGED : read_terminal();
}

void term_key(struct key *k, int watch, int wait_ms)
{
	bool idle = false;
	for (;;) {
		*k = (struct key){.code = flagged()};
		if (k->code || decoder_next(term.decoder, k, idle))
			return;
		k->code = wait_once(watch, wait_ms, &idle);
		if (k->code)
			return;
	}
}

bool term_key_waiting(int ms)
{
	struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
	return decoder_pending(term.decoder) || poll(&in, 1, ms) > 0;
}
