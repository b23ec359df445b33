// SPDX-License-Identifier: EUPL-1.2
/* Signals of the process: handlers only set flags. */
#include "signals.h"
#include <carnet/base/mem.h>
#include <stdbool.h>

volatile sig_atomic_t got_end, got_resize, got_stop;
static bool caught;       /* signals are ours */
static sigset_t outside;  /* the mask before */

static void on_signal(int sig)
{
	if (sig == SIGWINCH)
		got_resize = 1;
	else if (sig == SIGTSTP)
		got_stop = 1;
	else
		got_end = 1;
}

static const int handled[] = {SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGTSTP};

void signals_catch(void)
{
	sigset_t block;
	sigemptyset(&block);
	caught = true;
	for (size_t i = 0; i < LENGTH(handled); i++) {
		struct sigaction act = {.sa_handler = on_signal};
		sigaction(handled[i], &act, NULL);
		sigaddset(&block, handled[i]);
	}
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigaction(SIGPIPE, &ignore, NULL);
	sigprocmask(SIG_BLOCK, &block, &outside);
}

void signals_release(void)
{
	if (!caught)
		return;
	caught = false;
	/* First let in what waits (a hang-up seen as the end of input too), while it still only sets a flag. */
	sigprocmask(SIG_SETMASK, &outside, NULL);
	for (size_t i = 0; i < LENGTH(handled); i++)
		signal(handled[i], SIG_DFL);
}

/* pselect() lets no signal in while there is something to read: without this, a program under a held key or a long paste would be deaf to
   a resize, or to the end of its terminal, and would draw frames for a window that is no more. */
void signals_let_in(void)
{
	sigset_t waiting, ours;
	sigpending(&waiting);
	for (size_t i = 0; i < LENGTH(handled); i++) {
		if (!sigismember(&waiting, handled[i]))
			continue;
		sigprocmask(SIG_SETMASK, &outside, &ours);
		sigprocmask(SIG_SETMASK, &ours, NULL);
		return;
	}
}

const sigset_t *signals_outside(void)
{
	return &outside;
}
