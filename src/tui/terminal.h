// SPDX-License-Identifier: EUPL-1.2
/* The terminal: the only file that calls curses. Draws through draw.h, reads keys and signals in one place. */
#pragma once
#include <carnet/base/err.h>
#include "keys.h"
#include "theme.h"

/* Takes the terminal and makes it the surface of draw.h. ERR_INPUT with what to do when it cannot be drawn on.
   Input and output are a terminal: without one main does not come here. */
int term_start(bool colours, struct err *e);
void term_stop(void);               /* gives it back; harmless twice */

enum scheme term_scheme(void);
void term_set_scheme(enum scheme s);
void term_mouse(bool on);           /* off frees the mouse to select text with */
/* Takes the window's present size; true when it changed. */
bool term_resize(void);
void term_begin(void);              /* a frame begins: everything blank */
/* Ends the frame: places the cursor, one doupdate. With CARNET_FRAME=1 it is followed by the private sequence
   ESC ] 7777 ; N BEL, N the frame's number, itself preceded by ESC ] 7778 ; B ; ROWS ; COLS ; SCREEN BEL, B the bytes of
   input taken so far: a test knows that its keys are all in the picture, at the size it asked for, and on which screen. */
void term_flush(const char *screen);
void term_repaint(void);            /* the next flush draws every cell again */

/* Waits for a key or an event. watch: a descriptor that gives K_CHANGED when readable, -1 for none; wait_ms: K_DEADLINE after
   that time, -1 never. Signals are let in only here. */
void term_key(struct key *k, int watch, int wait_ms);
bool term_key_waiting(int ms);      /* more of what was typed is there, or comes within ms: drawing can wait */
