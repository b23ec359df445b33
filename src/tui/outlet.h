// SPDX-License-Identifier: EUPL-1.2
/* The way to the terminal. curses writes a frame in some thirty pieces, one at each move of the cursor, and each wakes the terminal up:
   a frame is held in memory and sent in one. */
#pragma once
#include <stddef.h>
#include <stdio.h>

/* What curses writes to: its own opening on the terminal. NULL when there are no more files to be had. */
FILE *outlet_open(void);
void outlet_close(void);
/* Between the two nothing reaches the terminal. Where no memory can be had for it, each piece does at once. */
void outlet_hold(void);
void outlet_send(void);
/* Straight to the terminal. One that has gone is found out by the next read. */
void outlet_write(const char *bytes, size_t len);
