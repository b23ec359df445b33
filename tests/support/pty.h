// SPDX-License-Identifier: EUPL-1.2
/* The real program on a pseudo-terminal, its screen read back through libvterm. Nothing here waits for a number of milliseconds: the
   program says after each frame how many bytes of input it has taken and how large its window is; a generous limit only turns a
   program that hangs into a failure. Every function fails the running test when something is wrong. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pty;

/* An empty folder, removed at the latest when the test program ends. */
char *pty_new_home(const void *parent);
/* Makes it a home where somebody has been welcomed: the first start has its own tests. */
void pty_settle(const char *home);
/* Starts build/carnet with these arguments (ended by NULL) in a home of its own, and waits for its first frame.
   home NULL: a fresh temporary one. */
struct pty *pty_start(int rows, int cols, const char *const *args, const char *home);
/* The same without waiting: for a program that may refuse to start. */
struct pty *pty_launch(int rows, int cols, const char *const *args, const char *home);
#define PTY_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
/* When not NULL, programs are started as somebody who owns nothing, whose home this is. False when that cannot be done here. */
bool pty_as_nobody(const char *home);
/* The settings of programs started from now on in a home of their own, as in the file; NULL: none. Borrowed. */
void pty_settings(const char *text);
const char *pty_home(const struct pty *p);
/* Types, and waits until all of it is in the picture. */
void pty_keys(struct pty *p, const char *keys);
void pty_bytes(struct pty *p, const char *bytes, size_t len);
/* A new size: the emulator first, then the program, which has drawn itself at that size when this returns. */
void pty_resize(struct pty *p, int rows, int cols);
/* The same without waiting, for storms. */
void pty_resize_only(struct pty *p, int rows, int cols);
/* Waits until the text is on the screen, or no longer: for what comes from outside (another program's change). */
void pty_wait_text(struct pty *p, const char *text);
void pty_wait_gone(struct pty *p, const char *text);
pid_t pty_pid(const struct pty *p);

/* The screen: lines without their final spaces; a talloc string of p. */
const char *pty_line(struct pty *p, int y);
const char *pty_screen(struct pty *p);
void pty_cursor(const struct pty *p, int *y, int *x);
bool pty_shows(struct pty *p, const char *text);
long pty_frames(const struct pty *p);
/* The name of the screen in front (struct screen_ops), as the program says it. */
const char *pty_where(const struct pty *p);
/* How a cell is shown, beside its character: the colours of its text and ground are those of theme.h, COLOUR_OWN the terminal's. */
struct look {
	int text, ground;
	bool underline, reverse;
};
struct look pty_look(const struct pty *p, int y, int x);

/* Assertions. */
void pty_expect(struct pty *p, const char *text);
void pty_expect_not(struct pty *p, const char *text);
/* The cursor is on the line that holds this text. */
void pty_expect_cursor_on(struct pty *p, const char *text);
/* The whole screen is tests/screens/<name>.txt, drawn as text with the cursor on a last line; BLESS=1 writes it instead. */
void pty_expect_screen(struct pty *p, const char *name);

/* Waits for the program to end: exit status, or -signal. */
int pty_end(struct pty *p);
/* Whether lines are edited and shown by the terminal again, as a shell needs it. */
bool pty_given_back(const struct pty *p);
void pty_close_terminal(struct pty *p);
/* Ends what still runs, forgets the home when it was ours. */
void pty_free(struct pty *p);
