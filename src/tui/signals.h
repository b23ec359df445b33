// SPDX-License-Identifier: EUPL-1.2
/* Signals of the process while it has the terminal: blocked but where it waits, and only noted. */
#pragma once
#include <signal.h>

extern volatile sig_atomic_t got_end, got_resize, got_stop;

void signals_catch(void);
void signals_release(void);
void signals_let_in(void);             /* those that wait are noted */
const sigset_t *signals_outside(void); /* the mask to wait with */
