// SPDX-License-Identifier: EUPL-1.2
/* Processes of this machine told apart for good (a number alone is given again to another one), and one begun aside. */
#pragma once
#include <stdbool.h>

char *process_name(const void *parent);  /* of this process: "4711:123456", its number and when it began */
bool process_lives(const char *name);    /* false for what is no such name */

/* Twice forked, so that nobody waits for it. True in the new process, which ends by _exit or exec: in a session of its own, away from the
   terminal, with no signal blocked or caught. False in the caller, also where no process could be had. */
bool process_aside(void);
