// SPDX-License-Identifier: EUPL-1.2
/* Folders that the tests made. */
#pragma once
#include <carnet/base/mem.h>
#include <stdlib.h>

enum { FOLDER_TRIES = 1000 };

/* Removed with all in it; again while the copy of the day, made by a process of its own, is still being written there. */
static inline int folder_remove(const char *path)
{
	AUTO_CTX(tmp);
	const char *command = mem_printf(tmp, "rm -rf %s 2>&-", path);
	int code = -1;

	for (int tries = 0; code != 0 && tries < FOLDER_TRIES; tries++)
		code = system(command);
	return code;
}
