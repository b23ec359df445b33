// SPDX-License-Identifier: EUPL-1.2
/* The practice notebook on a terminal, and its screens at the sizes that are kept. */
#pragma once
#include <carnet/base/mem.h>
#include "../support/pty.h"

enum { DEMO_SIZES = 3 };

static inline struct pty *demo(void)
{
	return pty_start(24, 80, PTY_ARGS("--demo"), NULL);
}

/* The screen that those keys lead to, at the first sizes of 80x24, 60x20 and 120x40. */
static inline void expect_at_sizes(const char *name, const char *const *keys, size_t count)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[DEMO_SIZES] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}};
	AUTO_CTX(tmp);

	for (size_t i = 0; i < count; i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, PTY_ARGS("--demo"), NULL);
		for (const char *const *k = keys; *k; k++)
			pty_keys(p, *k);
		pty_expect_screen(p, mem_printf(tmp, "%s-%s", name, sizes[i].name));
		pty_free(p);
	}
}
#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})
