// SPDX-License-Identifier: EUPL-1.2
/* Processes of this machine told apart for good: a number alone is given again to another one. */
#pragma once
#include <stdbool.h>

char *process_name(const void *parent);  /* of this process: "4711:123456", its number and when it began */
bool process_lives(const char *name);    /* false for what is no such name */
